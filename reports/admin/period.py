from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from reports.forms.periods import (
    EditPeriodForm,
    LockForm,
    OpenNextForm,
    OpenPeriodForm,
    UnlockForm,
)
from reports.models import Period
from unions.admin.province import ProvinceActs

from .labels import list_asked

ADD, CHANGE = "reports.add_period", "reports.change_period"


def is_unlocked(period):
    return not period.is_locked


def is_locked(period):
    return period.is_locked


class IsLockedFilter(admin.SimpleListFilter):
    title = "khóa"
    parameter_name = "khoa"

    def lookups(self, request, model_admin):
        return [("chua", "Chưa khóa"), ("roi", "Đã khóa")]

    def queryset(self, request, queryset):
        if self.value() not in ("chua", "roi"):
            return queryset
        return queryset.filter(locked_at__isnull=self.value() == "chua")


@admin.register(Period)
class PeriodAdmin(ProvinceActs, BaseAdmin):
    list_display = [
        "name",
        "kind",
        "opening",
        "closing",
        "opens_on",
        "due_on",
        "locked",
    ]
    list_filter = ["kind", IsLockedFilter]
    ordering = ["-closing", "-pk"]
    fields = [
        "name",
        "kind",
        "opening",
        "closing",
        "opens_on",
        "due_on",
        "asked",
        "locked_at",
        "locked_by",
        "lock_reason",
    ]
    readonly_fields = ["asked"]
    acts = [
        Act("mo", "Mở kỳ", OpenPeriodForm, ADD, opens=True),
        Act("mo-tiep", "Mở kỳ tiếp theo", OpenNextForm, ADD),
        Act("sua", "Sửa kỳ", EditPeriodForm, CHANGE, is_unlocked),
        Act("khoa", "Khóa kỳ", LockForm, CHANGE, is_unlocked, confirm=True),
        Act("mo-khoa", "Mở khóa kỳ", UnlockForm, CHANGE, is_locked),
    ]

    @admin.display(description="Khóa", boolean=True, ordering="locked_at")
    def locked(self, period):
        return period.is_locked

    @admin.display(description="Chỉ tiêu")
    def asked(self, period):
        return list_asked(period)
