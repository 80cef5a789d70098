from django.contrib import admin

from accounts.admin import acts
from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.elected_offices import (
    CorrectOfficeForm,
    ElectForm,
    ElectPersonForm,
    EndOfficeForm,
)
from cadres.models import ElectedOffice
from members.models import Person

ADD, CHANGE = "cadres.add_electedoffice", "cadres.change_electedoffice"


def is_open(office):
    return office.until is None


@admin.register(ElectedOffice)
class ElectedOfficeAdmin(BaseAdmin):
    list_display = ["person", "body", "tier", "term", "unit", "since", "until"]
    list_filter = ["body", "tier"]
    list_select_related = ["person", "unit"]
    search_fields = ["person__search_name", "unit__search_name"]
    ordering = ["-since", "pk"]
    acts = [
        Act("ghi", "Ghi cán bộ trúng cử", ElectForm, ADD, opens=True),
        Act("thoi", "Ghi thôi", EndOfficeForm, CHANGE, is_open),
        Act("dinh-chinh", "Đính chính", CorrectOfficeForm, CHANGE),
    ]


acts.add(Person, Act("trung-cu", "Ghi trúng cử", ElectPersonForm, ADD))
