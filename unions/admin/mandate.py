from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from unions.models import Mandate


@admin.register(Mandate)
class MandateAdmin(RegisterAdmin):
    list_display = ["user", "unit", "since", "until"]
    list_select_related = ["user", "unit"]
    search_fields = ["user__username", "user__full_name", "unit__search_name"]
    ordering = ["user__username", "since"]
