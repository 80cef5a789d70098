from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from cadres.models import Tenure


@admin.register(Tenure)
class TenureAdmin(RegisterAdmin):
    list_display = ["person", "post", "unit", "since", "until", "manner", "employment"]
    list_filter = ["post", "manner", "employment"]
    list_select_related = ["person", "post", "unit"]
    search_fields = ["person__search_name", "unit__search_name"]
    ordering = ["-since", "pk"]
