"""What can be done to a person who is a cadre, beside what members/ knows."""

from accounts.admin import acts
from accounts.admin.acts import Act
from cadres.forms.qualifications import AwardForm
from cadres.forms.tenures import AppointPersonForm
from members.models import Person

acts.add(
    Person,
    Act("giu-chuc", "Ghi chức danh", AppointPersonForm, "cadres.add_tenure"),
    Act("trinh-do", "Ghi trình độ", AwardForm, "cadres.add_qualification"),
)
