from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from unions.models import Placement, Unit


class PlacementInline(admin.TabularInline):
    model = Placement
    fk_name = "unit"
    fields = ["since", "until", "name", "parent", "form", "bloc", "official_code"]
    readonly_fields = fields
    ordering = ["-since"]
    can_delete = False
    max_num = 0


@admin.register(Unit)
class UnitAdmin(RegisterAdmin):
    list_display = ["label", "code", "level", "form", "bloc", "founded_on", "closed_on"]
    list_filter = ["level", "form", "bloc"]
    search_fields = ["search_name", "code"]
    ordering = ["-level", "sort_key"]
    exclude = ["search_name", "sort_key"]
    inlines = [PlacementInline]


@admin.register(Placement)
class PlacementAdmin(RegisterAdmin):
    list_display = ["name", "unit", "since", "until", "parent", "form", "bloc"]
    list_filter = ["form", "bloc"]
    list_select_related = ["unit", "parent"]
    search_fields = ["unit__search_name"]
    ordering = ["-since", "pk"]
