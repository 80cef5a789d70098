from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from reports.forms.checks import AddCheckForm, EndCheckForm
from reports.models import Check
from reports.returns.checks import wording
from unions.admin.province import ProvinceActs

ADD, CHANGE = "reports.add_check", "reports.change_check"


def is_open(check):
    return check.until is None


class IsOpenFilter(admin.SimpleListFilter):
    title = "áp dụng"
    parameter_name = "ap-dung"

    def lookups(self, request, model_admin):
        return [("con", "Đang áp dụng"), ("het", "Đã kết thúc")]

    def queryset(self, request, queryset):
        if self.value() not in ("con", "het"):
            return queryset
        return queryset.filter(until__isnull=self.value() == "con")


@admin.register(Check)
class CheckAdmin(ProvinceActs, BaseAdmin):
    list_display = ["label", "rule", "severity", "since", "until"]
    list_filter = ["severity", "source", IsOpenFilter]
    search_fields = ["label"]
    ordering = ["position", "pk"]
    fields = [
        "label",
        "rule",
        "source",
        "tolerance",
        "severity",
        "is_whole",
        "since",
        "until",
    ]
    readonly_fields = ["rule"]
    acts = [
        Act("them", "Thêm phép kiểm tra", AddCheckForm, ADD, opens=True),
        Act("ket-thuc", "Kết thúc", EndCheckForm, CHANGE, is_open),
    ]

    @admin.display(description="Phép so")
    def rule(self, check):
        return wording.tell_rule(check)
