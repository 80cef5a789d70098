"""Figures and their values in lists of the admin: never ids, never bare decimals."""

from django.contrib import admin
from django.utils.html import format_html_join

from accounts import vietnamese
from reports.catalogue import BY_ID, FIGURES
from reports.choices import Respondent
from reports.figures import Declared
from reports.returns import values
from reports.returns.checks.wording import label_of


class FigureFilter(admin.SimpleListFilter):
    title = "chỉ tiêu"
    parameter_name = "chi-tieu"

    def lookups(self, request, model_admin):
        return [(f.id, f.label) for f in FIGURES if isinstance(f, Declared)]

    def queryset(self, request, queryset):
        known = {figure.id for figure in FIGURES}
        chosen = self.value()
        return queryset.filter(figure=chosen) if chosen in known else queryset


def show(figure, value):
    known = BY_ID.get(figure)
    if isinstance(known, Declared):
        return values.show(known, value)
    return vietnamese.number(value)


def list_asked(period):
    """What a period asks, one figure a line."""
    rows = [
        (
            label_of(row.figure),
            Respondent(row.asked_of).label.lower(),
            "bắt buộc" if row.is_compulsory else "không bắt buộc",
        )
        for row in period.figures.in_order()
    ]
    return format_html_join("", "<div>{}: {}, {}</div>", rows)
