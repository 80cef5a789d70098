from django.contrib import admin

from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.succession import CorrectPlanForm, DrawUpForm
from cadres.models import SuccessionPlan


@admin.register(SuccessionPlan)
class SuccessionPlanAdmin(BaseAdmin):
    """Its lists are written on the pages of the portal."""

    list_display = ["unit", "term", "term_since", "term_until"]
    list_select_related = ["unit"]
    search_fields = ["unit__search_name"]
    ordering = ["-term_since", "unit__sort_key", "pk"]
    acts = [
        Act(
            "lap",
            "Lập quy hoạch",
            DrawUpForm,
            "cadres.add_successionplan",
            opens=True,
        ),
        Page("xem", "Danh sách, rà soát", "succession-plan", "cadres.view_candidate"),
        Act(
            "dinh-chinh",
            "Đính chính nhiệm kỳ",
            CorrectPlanForm,
            "cadres.change_successionplan",
        ),
    ]

    @admin.display(description="nhiệm kỳ", ordering="term_since")
    def term(self, plan):
        return plan.term
