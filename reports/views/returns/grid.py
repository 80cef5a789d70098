"""A return is read and filled in: the whole of it, the rows of a grassroots unit, or
one branch at a time."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST

from accounts import vietnamese
from reports.choices import Source
from reports.services import cells
from reports.services.cell_entries import REFUSED, SAVED, STALE, Outcome

from . import door, neighbours, page, typed

LOCKED = "Chưa lưu được ô này vì biểu vừa được khóa."


# On a slow line a grid packed is a tenth as long.
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, period, code):
    """The page of a unit's rows; posted, what was typed is written."""
    if request.method != "POST":
        return page.show(request, door.open_sheet(request, period, code))
    sheet = door.open_sheet(request, period, code, door.CHANGE)
    saved, left = write(request, sheet)
    if left:
        return page.show(request, door.open_sheet(request, period, code), left)
    messages.success(request, tell_saved(saved))
    if "tiep" in request.POST and (around := neighbours.find(sheet)) and around.next:
        return redirect("return", period, around.next.code)
    return redirect(request.get_full_path())


@require_POST
def fill(request, period, code):
    """Writes what was typed, then fills the empty cells of a column, named by the
    button, from the register or from the last period."""
    sheet = door.open_sheet(request, period, code, door.CHANGE)
    source, figure = find_source(request, sheet)
    _, left = write(request, sheet)
    if left:
        return page.show(request, door.open_sheet(request, period, code), left)
    try:
        outcomes = cells.fill(
            period=sheet.period,
            scope=sheet.scope,
            figure=figure.id,
            source=source,
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        tell_filled(request, figure, outcomes)
    return redirect(door.address(sheet) + page.keep_place(request))


def write(request, sheet):
    """(number of cells written, [(Typed, Outcome)] of those that could not be)."""
    touched = typed.list_touched(sheet, request.POST)
    if not touched:
        return 0, []
    try:
        outcomes = cells.write(
            period=sheet.period,
            scope=sheet.scope,
            entries=[each.to_entry() for each in touched],
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return 0, [(t, Outcome(*t.cell.key, REFUSED, message=LOCKED)) for t in touched]
    by_key = {outcome.key: outcome for outcome in outcomes}
    told = [(each, by_key[each.cell.key]) for each in touched]
    saved = sum(outcome.status == SAVED for _, outcome in told)
    return saved, [pair for pair in told if pair[1].status in (REFUSED, STALE)]


def find_source(request, sheet):
    """What to fill a column from, and its figure; 404 for what the page never asks."""
    name, _, asked = request.POST.get("dien", "").partition(":")
    figure = next((c.figure for c in sheet.columns if c.id == asked), None)
    if figure is None or name not in (Source.REGISTER, Source.PREVIOUS):
        raise Http404
    return Source(name), figure


def tell_saved(saved):
    if not saved:
        return "Không có ô nào thay đổi."
    return f"Đã lưu {vietnamese.number(saved)} ô."


def tell_filled(request, figure, outcomes):
    saved = sum(outcome.status == SAVED for outcome in outcomes)
    if saved:
        count = vietnamese.number(saved)
        messages.success(request, f"Đã điền {count} ô của “{figure.label}”.")
    else:
        messages.info(request, f"“{figure.label}” không còn ô trống nào điền được.")
