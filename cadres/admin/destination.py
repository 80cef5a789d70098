from django.contrib import admin

from accounts.admin.base import BaseAdmin
from cadres.models import Destination


@admin.register(Destination)
class DestinationAdmin(BaseAdmin):
    """Written in the table of the decision, read here."""

    list_display = ["person", "left", "outcome", "into", "post", "restructuring"]
    list_filter = ["outcome"]
    list_select_related = [
        "tenure__person",
        "tenure__post",
        "tenure__unit",
        "post",
        "restructuring",
    ]
    search_fields = ["tenure__person__search_name", "tenure__unit__search_name"]
    ordering = ["-restructuring__effective_on", "pk"]

    @admin.display(description="cán bộ")
    def person(self, destination):
        return destination.tenure.person

    @admin.display(description="chức danh thôi giữ")
    def left(self, destination):
        return f"{destination.tenure.post}, {destination.tenure.unit}"
