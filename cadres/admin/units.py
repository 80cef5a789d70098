"""What can be done to a unit that has posts."""

from accounts.admin import acts
from accounts.admin.acts import Act, Page
from cadres.forms.seats import FixSeatForm
from cadres.forms.tenures import AppointToUnitForm
from unions.admin.unit import is_open
from unions.models import Unit

acts.add(
    Unit,
    Act("can-bo", "Ghi cán bộ", AppointToUnitForm, "cadres.add_tenure", is_open),
    Page("dai-hoi", "Ghi đại hội", "congress", "cadres.add_congress", is_open),
    Act("dinh-bien", "Định biên", FixSeatForm, "cadres.add_seat", is_open),
)
