"""How a return, and each cell of it, came to be what it is."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Event
from reports.models import Writing
from reports.returns import sheets, values
from unions.models import Unit

from . import door

STEPS = ("start", "submit", "approve", "return")


@dataclass(frozen=True)
class Step:
    """An act of the review of a return or a portion, and what was said with it."""

    event: Event
    cells: int | None
    reason: str
    remarks: list


def list_steps(row):
    """The review of `row`, a return or a portion, the newest step first, for whoever
    may see it; nothing before it was begun. One query."""
    if row is None:
        return []
    acts = [f"{row._meta.model_name}.{step}" for step in STEPS]
    return [_step(event) for event in Event.objects.about(row).filter(act__in=acts)]


def _step(event):
    known = event.detail.get
    return Step(event, known("cells"), known("reason", ""), known("remarks", []))


@require_safe
def show_cell(request, period, code, unit, figure):
    """What was written into a cell, each time."""
    period, scope = door.find(request, period, code)
    below = Unit.objects.visible_to(request.user).under(scope, period.closing)
    own = get_object_or_404(below, pk=unit)
    sheet = sheets.load(
        period=period, scope=own, user=request.user, today=timezone.localdate()
    )
    cell = sheet.cell(own.pk, figure) if sheet else None
    if cell is None:
        raise Http404
    context = {
        "title": cell.figure.label,
        "trail": door.lay_trail(sheet, "Lịch sử một ô"),
        "sheet": sheet,
        "cell": cell,
        "name": sheet.names[own.pk],
        "writings": list_writings(cell),
        "back": f"{door.address(sheet, scope)}?hang={own.pk}",
    }
    return render(request, "reports/returns/cell.html", context)


def list_writings(cell):
    """[(Writing, value in words)], the newest first."""
    if cell.line is None:
        return []
    rows = Writing.objects.filter(line=cell.line).select_related("by")
    return [
        (row, values.show(cell.figure, row.value)) for row in rows.order_by("-version")
    ]
