from django.contrib import admin

from accounts.admin.base import BaseAdmin
from cadres.models import Waiver


@admin.register(Waiver)
class WaiverAdmin(BaseAdmin):
    list_display = ["rule", "unit", "breach", "reason", "at", "by"]
    list_filter = ["rule__kind"]
    list_select_related = ["rule", "unit", "by"]
    search_fields = ["unit__search_name", "breach"]
    ordering = ["-at", "-pk"]
