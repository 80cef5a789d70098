from django.contrib import admin

from accounts.admin.base import BaseAdmin
from reports.models import Period, Return, ReturnLine


@admin.register(Period)
class PeriodAdmin(BaseAdmin):
    list_display = ["name", "opening", "closing"]
    ordering = ["-closing"]


@admin.register(Return)
class ReturnAdmin(BaseAdmin):
    list_display = ["period", "unit", "approved_at", "approved_by"]
    list_filter = ["period"]
    list_select_related = ["period", "unit", "approved_by"]
    search_fields = ["unit__search_name"]
    ordering = ["-period__closing", "pk"]


@admin.register(ReturnLine)
class ReturnLineAdmin(BaseAdmin):
    list_display = ["figure", "unit", "value", "unit_return"]
    list_select_related = ["unit", "unit_return__period", "unit_return__unit"]
    search_fields = ["unit__search_name"]
    ordering = ["-pk"]
