"""The page of a return: empty or filled, open or locked."""

from urllib.parse import urlencode

from django.shortcuts import render

from reports.returns import checks
from reports.returns.blocks import GRASSROOTS
from reports.services.cell_entries import STALE

from . import door, head, neighbours, paging
from .laying import Layout
from .notes import list_notes

PLACE = ("trang", "hang")


def show(request, sheet, left=()):
    """`left` are those of the cells just typed, (Typed, Outcome) each, that could not
    be written: their inputs keep what was typed."""
    findings = checks.survey(sheet)
    page, parts = paging.paginate(sheet, request.GET)
    layout = lay_out(sheet, findings, left)
    names = {row.unit: row.name for row in sheet.rows}
    may_change = door.may_write(request.user)
    context = {
        "sheet": sheet,
        "unit": sheet.scope,
        "trail": door.lay_trail(sheet),
        "page": page,
        "is_whole_shown": paging.is_whole(request.GET),
        "tables": [layout.table(*part) for part in parts],
        "may_change": may_change,
        "may_write": may_change and sheet.lock is None,
        "left": [(names[t.cell.unit], t, outcome) for t, outcome in left],
        "is_stale": any(outcome.status == STALE for _, outcome in left),
        "around": neighbours.find(sheet),
        "places_below": [] if names_places(parts) else head.list_places(sheet),
    }
    context |= head.tell_head(sheet, request.user) | head.list_work(sheet, findings)
    status = 400 if left else 200
    return render(request, "reports/returns/grid.html", context, status=status)


def names_places(parts):
    """Whether the grassroots units stand on the page themselves."""
    return any(block.kind == GRASSROOTS and len(block.rows) > 1 for block, _ in parts)


def lay_out(sheet, findings, left):
    row = sheet.unit_return
    gap = next((finding for finding in findings if finding.is_gap), None)
    linked = {(gap.unit, *gap.figures)} if gap else set()
    return Layout(
        list_notes(sheet, findings, left),
        typed={each.cell.key: each for each, _ in left},
        linked=linked,
        is_again=row is not None and row.is_open and row.rounds > 0,
    )


def keep_place(request):
    """The part of the address that says which page of the grid one was on."""
    kept = {name: request.GET[name] for name in PLACE if name in request.GET}
    return f"?{urlencode(kept)}" if kept else ""
