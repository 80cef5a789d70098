from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from cadres.models import Seat


@admin.register(Seat)
class SeatAdmin(RegisterAdmin):
    list_display = ["unit", "post", "quota", "since", "until"]
    list_filter = ["post"]
    list_select_related = ["unit", "post"]
    search_fields = ["unit__search_name"]
    ordering = ["-since", "pk"]
