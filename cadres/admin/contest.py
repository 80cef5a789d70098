from django.contrib import admin

from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.contests import CorrectContestForm, HoldContestForm
from cadres.models import Contest

VIEW, ADD = "cadres.view_contest", "cadres.add_contest"


@admin.register(Contest)
class ContestAdmin(BaseAdmin):
    """Who took part stands on a page of the portal."""

    list_display = ["name", "unit", "tier", "on"]
    list_filter = ["tier"]
    list_select_related = ["unit"]
    search_fields = ["name", "unit__search_name"]
    ordering = ["-on", "-pk"]
    acts = [
        Act("ghi", "Ghi hội thi", HoldContestForm, ADD, opens=True),
        Page("thi-sinh", "Thí sinh và giải", "contest", VIEW),
        Act("dinh-chinh", "Đính chính", CorrectContestForm, "cadres.change_contest"),
    ]
