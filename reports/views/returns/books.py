"""A return as a workbook: downloaded, sent back, looked at, and entered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from accounts import vietnamese
from accounts.spreadsheets.formats import Xlsx
from reports.forms.book import BookForm
from reports.services.cell_entries import REFUSED, SAME, SAVED, STALE
from reports.services.return_books import (
    carrying,
    changes,
    comparing,
    foreseeing,
    keeping,
    reading,
)

from . import door

# What was read travels back signed: nothing is kept until it is entered.
TEXT = "noi-dung"
HERE = "Làm trên tệp Excel"
PAGE = "trang"
# The page stays light.
MOST_SHOWN = 40


@require_GET
def download(request, period, code):
    """The workbook of a unit's rows, as they are now."""
    sheet = door.open_sheet(request, period, code)
    content = keeping.download(
        sheet=sheet,
        by=request.user,
        at=timezone.now(),
        address=request.build_absolute_uri(door.address(sheet, name="return-sheet")),
    )
    name = f"bieu-{slugify(vietnamese.fold(sheet.period.name))}-{code}.xlsx"
    response = HttpResponse(content, content_type=Xlsx.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def send(request, period, code):
    """A workbook is sent and read, looked at, and entered."""
    is_sent = request.method == "POST"
    permission = door.CHANGE if is_sent else door.VIEW
    sheet = door.open_sheet(request, period, code, permission)
    if not is_sent:
        return show(request, sheet, BookForm())
    if sheet.lock:
        return show(request, sheet, BookForm(), refusals=[sheet.lock])
    if TEXT in request.POST:
        return enter(request, sheet)
    return look(request, sheet, BookForm(request.POST, request.FILES))


def show(request, sheet, form, refusals=()):
    context = frame(sheet) | {
        "form": form,
        "refusals": refusals,
        "is_writer": door.may_write(request.user),
    }
    status = 400 if refusals or form.errors else 200
    return render(request, "reports/returns/book.html", context, status=status)


def frame(sheet):
    return {
        "sheet": sheet,
        "trail": door.lay_trail(sheet, HERE),
        "back": door.address(sheet),
    }


def look(request, sheet, form):
    """What the file would change, and what the checks would say; nothing is written."""
    if not form.is_valid():
        return show(request, sheet, form)
    file, clears = form.cleaned_data["file"], form.cleaned_data["clears"]
    try:
        digest = keeping.digest(file)
        book = reading.read(file, file.name, sheet)
        found = comparing.compare(book, sheet, clears=clears)
        text = carrying.pack(found, sheet=sheet, by=request.user, digest=digest)
    except ValidationError as error:
        return show(request, sheet, form, refusals=error.messages)
    foreseen, names = foreseeing.foresee(sheet, found.changes), name_rows(sheet)
    context = frame(sheet) | {
        "found": found,
        "foreseen": foreseen,
        "changes": list_changes(found.changes),
        "findings": [(names.get(each.unit, ""), each) for each in foreseen.new],
        "file": file.name,
        "downloaded": book.seal.at,
        "text": text,
        "most": MOST_SHOWN,
    }
    lines = [change.cell.line for change in found.conflicts if change.cell.line]
    prefetch_related_objects(lines, "written_by")
    return render(request, "reports/returns/book_read.html", context)


def enter(request, sheet):
    """Writes what the preview showed; what somebody has written since is told."""
    try:
        carried = carrying.unpack(request.POST[TEXT], sheet=sheet, by=request.user)
        if PAGE in request.POST:
            return leaf(request, sheet, carried)
        outcomes = keeping.enter(
            sheet=sheet, carried=carried, by=request.user, at=timezone.now()
        )
    except ValidationError as error:
        return show(request, sheet, BookForm(), refusals=error.messages)
    saved = sum(outcome.status in (SAVED, SAME) for outcome in outcomes)
    told = f"Đã ghi {vietnamese.number(saved)} ô từ tệp."
    kept_out = [each for each in outcomes if each.status in (STALE, REFUSED)]
    if not kept_out:
        messages.success(request, told)
        return redirect(door.address(sheet))
    names = name_rows(sheet)
    context = frame(sheet) | {
        "told": told,
        "kept_out": [(names.get(each.unit, ""), each.message) for each in kept_out],
        "most": MOST_SHOWN,
    }
    return render(request, "reports/returns/book_kept.html", context)


def leaf(request, sheet, carried):
    """Another page of the changes; nothing is written."""
    found = changes.restore(carried.entries, sheet)
    context = frame(sheet) | {
        "changes": list_changes(found, request.POST[PAGE]),
        "text": request.POST[TEXT],
    }
    return render(request, "reports/returns/book_changes.html", context)


def list_changes(found, page=1):
    return Paginator(found, MOST_SHOWN).get_page(page)


def name_rows(sheet):
    return {row.place.unit: row.name for row in sheet.rows}
