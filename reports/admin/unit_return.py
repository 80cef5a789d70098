from dataclasses import dataclass

from django.contrib import admin
from django.urls import reverse

from accounts.admin.acts import Page
from accounts.admin.base import BaseAdmin
from reports.models import Explanation, Return, ReturnLine
from reports.returns.checks.wording import label_of

from .labels import FigureFilter, show

VIEW = "reports.view_return"


@dataclass(frozen=True)
class ReturnPage(Page):
    """The page of the portal on which a return is read; `of` gives the return."""

    of: object = None

    def address(self, subject):
        unit_return = self.of(subject) if self.of else subject
        args = [unit_return.period_id, unit_return.unit.code]
        return reverse(self.url_name, args=args)


OWN = ReturnPage("xem", "Xem biểu", "return", VIEW)
WHOLE = ReturnPage("xem", "Xem biểu", "return", VIEW, of=lambda row: row.unit_return)


@admin.register(Return)
class ReturnAdmin(BaseAdmin):
    list_display = [
        "unit",
        "period",
        "state",
        "rounds",
        "first_sent_on",
        "submitted_at",
        "decided_at",
        "decided_by",
    ]
    list_filter = ["state", "period"]
    list_select_related = ["period", "unit", "decided_by"]
    search_fields = ["unit__search_name"]
    ordering = ["-period__closing", "unit__sort_key", "pk"]
    acts = [OWN]


@admin.register(ReturnLine)
class ReturnLineAdmin(BaseAdmin):
    list_display = ["unit", "label", "shown", "period", "written_at", "written_by"]
    list_filter = ["unit_return__period", FigureFilter]
    list_select_related = ["unit", "written_by", "unit_return__period"]
    search_fields = ["unit__search_name"]
    ordering = ["-pk"]
    fields = [
        "unit_return",
        "unit",
        "label",
        "shown",
        "shown_counted",
        "reason",
        "remark",
        "version",
        "written_at",
        "written_by",
    ]
    readonly_fields = ["label", "shown", "shown_counted"]
    acts = [WHOLE]

    @admin.display(description="Chỉ tiêu", ordering="figure")
    def label(self, line):
        return label_of(line.figure)

    @admin.display(description="Giá trị", ordering="value")
    def shown(self, line):
        return show(line.figure, line.value)

    @admin.display(description="Số đếm từ sổ khi ghi")
    def shown_counted(self, line):
        return show(line.figure, line.counted)

    @admin.display(description="Kỳ báo cáo", ordering="unit_return__period__closing")
    def period(self, line):
        return line.unit_return.period


@admin.register(Explanation)
class ExplanationAdmin(BaseAdmin):
    list_display = ["unit", "text", "check_rule", "period", "at", "by"]
    list_filter = ["unit_return__period"]
    list_select_related = ["unit", "check_rule", "by", "unit_return__period"]
    search_fields = ["unit__search_name"]
    ordering = ["-pk"]
    acts = [WHOLE]

    @admin.display(description="Kỳ báo cáo", ordering="unit_return__period__closing")
    def period(self, explanation):
        return explanation.unit_return.period
