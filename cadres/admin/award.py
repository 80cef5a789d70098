from django.contrib import admin

from accounts.admin import acts
from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.awards import (
    CommendForm,
    CommendPersonForm,
    CommendUnitForm,
    CorrectAwardForm,
)
from cadres.models import Award
from members.models import Person
from unions.admin.unit import is_open
from unions.models import Unit

ADD, CHANGE = "cadres.add_award", "cadres.change_award"
LABEL = "Ghi khen thưởng"


@admin.register(Award)
class AwardAdmin(BaseAdmin):
    list_display = ["unit", "person", "title", "form", "tier", "decision", "on"]
    list_filter = ["title", "form", "tier"]
    list_select_related = ["unit", "person"]
    search_fields = ["unit__search_name", "person__search_name", "decision"]
    ordering = ["-on", "-pk"]
    acts = [
        Act("ghi", LABEL, CommendForm, ADD, opens=True),
        Act("dinh-chinh", "Đính chính", CorrectAwardForm, CHANGE),
    ]


acts.add(Unit, Act("khen-thuong", LABEL, CommendUnitForm, ADD, is_open))
acts.add(Person, Act("khen-thuong", LABEL, CommendPersonForm, ADD))
