from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.seats import CorrectSeatForm
from cadres.models import Seat


@admin.register(Seat)
class SeatAdmin(BaseAdmin):
    list_display = ["unit", "post", "quota", "since", "until"]
    list_filter = ["post"]
    list_select_related = ["unit", "post"]
    search_fields = ["unit__search_name"]
    ordering = ["-since", "pk"]
    acts = [Act("dinh-chinh", "Đính chính", CorrectSeatForm, "cadres.change_seat")]
