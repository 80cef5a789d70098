"""The senders of a period side by side, one figure at a time."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.spreadsheets.formats import FORMATS
from reports.choices import ValueKind
from reports.rendering import boards as sheets
from reports.returns import comparison, values

from . import boards

# What rows are ordered by, from the greatest down; the first letter "-" turns it round.
KEYS = {
    "hang": ("Giá trị", lambda row: row.value),
    "ty-le": ("Trên 100 đoàn viên", lambda row: row.per_members),
    "ky-truoc": ("Kỳ trước", lambda row: row.before),
    "tang": ("Tăng, giảm", lambda row: row.change),
    "doan-vien": ("Đoàn viên", lambda row: row.members),
}
BY_NAME = "don-vi"


@require_safe
def show_comparison(request, period):
    """A figure of a period, sender by sender."""
    found = load(request, period)
    column = found.column(request.GET.get("so-lieu"))
    asked = request.GET.get("xep", "hang")
    context = {
        "trail": boards.lay_trail(found.period, {"label": "So sánh"}),
        "comparison": found,
        "column": column,
        "heads": list_heads(asked),
    }
    if column:
        rows = arrange(found.rows(column), asked)
        context["total"] = tell(column, found.total(column))
        context["rows"] = [tell(column, row) for row in rows]
    return render(request, "reports/boards/comparison.html", context)


@require_safe
def download(request, period, form):
    """All figures of the period as a sheet."""
    if form not in FORMATS:
        raise Http404
    found = load(request, period)
    return boards.send_sheet(
        form,
        f"so-sanh-{found.period.pk}",
        sheets.head_comparison(found),
        sheets.list_comparison(found),
    )


def load(request, period):
    found = boards.find_period(request, period)
    return comparison.load(period=found, user=request.user, today=timezone.localdate())


def list_heads(asked):
    """The headings, each with the order that its link asks for and the one it is in."""
    order, turned = asked.removeprefix("-"), asked.startswith("-")
    heads = []
    for key, (label, _) in {BY_NAME: ("Đơn vị", None), **KEYS}.items():
        here = key == order
        first = "ascending" if key == BY_NAME else "descending"
        second = "descending" if key == BY_NAME else "ascending"
        heads.append(
            {
                "key": key,
                "label": label,
                "xep": f"-{key}" if here and not turned else key,
                "sort": (second if turned else first) if here else "",
            }
        )
    return heads


def arrange(rows, asked):
    """The Rows in the order asked for; those that cannot be told come last."""
    order, turned = asked.removeprefix("-"), asked.startswith("-")
    if order == BY_NAME:
        return rows[::-1] if turned else rows
    _, value_of = KEYS.get(order, KEYS["hang"])
    told = [row for row in rows if value_of(row) is not None]
    rest = [row for row in rows if value_of(row) is None]
    return sorted(told, key=value_of, reverse=not turned) + rest


def tell(column, row):
    """A Row with its numbers in words."""
    is_share = column.figure.kind == ValueKind.PERCENT
    show_value = values.show if is_share else values.show_sum
    change = show_value(column.figure, row.change)
    return {
        "row": row,
        "value": show_value(column.figure, row.value),
        "before": show_value(column.figure, row.before),
        "change": f"+{change}" if row.change and row.change > 0 else change,
    }
