from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.congresses import CorrectCongressForm
from cadres.models import Congress

NOBODY = "–"


@admin.register(Congress)
class CongressAdmin(BaseAdmin):
    """Recorded on the page of the unit, read and put right here."""

    list_display = ["name", "unit", "held_on", "term_since", "term_until"]
    list_filter = ["unit__level"]
    list_select_related = ["unit"]
    search_fields = ["unit__search_name"]
    ordering = ["-held_on", "pk"]
    fields = [
        "unit",
        "name",
        ("held_on", "document"),
        ("term_since", "term_until"),
        "fixed",
        "elected",
    ]
    readonly_fields = ["fixed", "elected"]
    acts = [
        Act("dinh-chinh", "Đính chính", CorrectCongressForm, "cadres.change_congress")
    ]

    @admin.display(description="số lượng ấn định")
    def fixed(self, congress):
        seats = congress.seats.select_related("post").order_by("post__rank")
        return ", ".join(f"{seat.quota} {seat.post}" for seat in seats) or NOBODY

    @admin.display(description="trúng cử")
    def elected(self, congress):
        held = congress.tenures.select_related("post", "person")
        ordered = held.order_by("post__rank", "person__sort_key", "pk")
        return ", ".join(f"{row.person} ({row.post})" for row in ordered) or NOBODY
