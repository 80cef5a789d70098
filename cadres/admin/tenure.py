from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from accounts.admin.veiled import Veiled
from cadres.choices import veil
from cadres.forms.tenures import AppointForm, CorrectTenureForm, EndTenureForm
from cadres.models import Tenure

ADD, CHANGE = "cadres.add_tenure", "cadres.change_tenure"


def is_open(tenure):
    return tenure.until is None


@admin.register(Tenure)
class TenureAdmin(Veiled, BaseAdmin):
    list_display = ["person", "post", "unit", "since", "until", "manner"]
    list_filter = ["post", "manner", "employment"]
    list_select_related = ["person", "post", "unit"]
    search_fields = ["person__search_name", "unit__search_name"]
    ordering = ["-since", "pk"]
    veiled = {"end": "ended_by"}
    acts = [
        Act("ghi", "Ghi chức danh", AppointForm, ADD, opens=True),
        Act("thoi", "Thôi giữ chức danh", EndTenureForm, CHANGE, is_open, confirm=True),
        Act("dinh-chinh", "Đính chính", CorrectTenureForm, CHANGE),
    ]

    @admin.display(description="lý do thôi")
    def ended_by(self, tenure):
        return veil(tenure.end) or None
