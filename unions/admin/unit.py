from django.contrib import admin
from django.db.models import Case, Value, When

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from unions.choices import Level
from unions.forms.corrections import CorrectPlacementForm, ShiftPlacementForm
from unions.forms.units import (
    ChangeForm,
    DissolveForm,
    FoundForm,
    MoveForm,
    RenameForm,
)
from unions.models import Placement, Unit

ADD, CHANGE = "unions.add_unit", "unions.change_unit"


# The province first, then down the tree.
DEPTH = Case(*(When(level=level, then=Value(level.depth)) for level in Level))


def is_open(unit):
    return unit.closed_on is None


class IsOpenFilter(admin.SimpleListFilter):
    title = "hoạt động"
    parameter_name = "hoat-dong"

    def lookups(self, request, model_admin):
        return [("co", "Đang hoạt động"), ("khong", "Đã kết thúc")]

    def queryset(self, request, queryset):
        chosen = {"co": True, "khong": False}.get(self.value())
        if chosen is None:
            return queryset
        return queryset.filter(closed_on__isnull=chosen)


@admin.register(Unit)
class UnitAdmin(BaseAdmin):
    list_display = ["label", "code", "form", "bloc", "closed_on"]
    list_filter = ["level", "form", "bloc", IsOpenFilter]
    search_fields = ["search_name", "code"]
    ordering = [DEPTH.asc(), "sort_key"]
    exclude = ["search_name", "sort_key"]
    acts = [
        Act("thanh-lap", "Thành lập đơn vị", FoundForm, ADD, opens=True),
        Act("doi-ten", "Đổi tên", RenameForm, CHANGE, is_open),
        Act("chuyen", "Chuyển cấp trên", MoveForm, CHANGE, is_open, confirm=True),
        Act("doi-loai", "Đổi loại hình, khối", ChangeForm, CHANGE, is_open),
        Act("giai-the", "Kết thúc hoạt động", DissolveForm, CHANGE, is_open, True),
    ]


def is_later(placement):
    return placement.since > placement.unit.founded_on


@admin.register(Placement)
class PlacementAdmin(BaseAdmin):
    list_display = ["name", "unit", "since", "until", "parent", "form", "bloc"]
    list_filter = ["form", "bloc"]
    list_select_related = ["unit", "parent"]
    search_fields = ["unit__search_name"]
    ordering = ["-since", "pk"]
    acts = [
        Act("dinh-chinh", "Đính chính", CorrectPlacementForm, CHANGE),
        Act("sua-ngay", "Đính chính ngày", ShiftPlacementForm, CHANGE, is_later),
    ]
