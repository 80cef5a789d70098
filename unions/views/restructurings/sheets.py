"""The lines of a document from a file, and as a file."""

import io

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.upload import UploadForm
from accounts.spreadsheets.formats import Xlsx
from unions.restructuring import build, preparing, wording
from unions.services import restructuring_sheets, restructurings

from . import door, showing
from .lines import frame

# What was read travels back as text: nothing is kept until it is entered.
TEXT = "noi-dung"
MOST_TEXT = 2_000_000
HERE = "Nhập các dòng từ tệp"
ATTACHED = 'attachment; filename="cac-dong-{}.xlsx"'


@require_http_methods(["GET", "HEAD", "POST"])
def send(request, pk):
    """A file is sent and read, looked at, and entered in place of the lines."""
    document = door.find_to_write(request.user, pk)
    if not document.is_open:
        return door.refuse_closed(request, document)
    if TEXT in request.POST:
        return enter(request, document)
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            entered = restructuring_sheets.enter(file, file.name)
            rows = preparing.prepare(entered.rows)
        except ValidationError as error:
            return show(request, document, form, refusals=error.messages)
        return look(request, document, rows, entered.notes)
    return show(request, document, form)


def show(request, document, form, refusals=()):
    context = frame(request, document, HERE) | {
        "form": form,
        "refusals": refusals,
        "columns": list_columns(),
        "lines": document.rows.values("line").distinct().count(),
    }
    status = 400 if refusals or form.errors else 200
    name = "unions/restructurings/sheet.html"
    return render(request, name, context, status=status)


def list_columns():
    """The columns as people call them, without the names for programs."""
    return [
        (column.label.partition(" (")[0], column.kind.value, column.hint)
        for column in restructuring_sheets.COLUMNS
    ]


def look(request, document, rows, notes):
    """What was read, in words, and what stands in its way; nothing is written."""
    on = document.effective_on
    plan = build(rows=rows, on=on, authority=document.authority)
    context = frame(request, document, HERE) | {
        "lines": wording.tell(rows, on),
        "blocks": showing.list_findings(plan.blocks, [], request.user),
        "notes": notes,
        "text": as_text(rows),
        "replaced": document.rows.values("line").distinct().count(),
    }
    return render(request, "unions/restructurings/sheet_read.html", context)


def as_text(rows):
    file = io.BytesIO()
    restructuring_sheets.write_csv(file, rows)
    return file.getvalue().decode("utf-8-sig")


def enter(request, document):
    text = request.POST[TEXT][:MOST_TEXT]
    file = io.BytesIO(text.encode())
    try:
        rows = restructuring_sheets.read(file, "cac-dong.csv")
        restructurings.enter(restructuring=document, rows=rows, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages[: showing.SHOWN]))
        return redirect("restructuring-sheet", document.pk)
    messages.success(request, f"Đã ghi {len({row.line for row in rows})} dòng từ tệp.")
    return redirect(door.address(request.user, document))


@require_safe
def download(request, pk, suffix):
    """The lines as a sheet that can be sent again; the empty sheet where there are
    none."""
    document = door.find(request.user, pk)
    if suffix != "xlsx":
        raise Http404
    rows = showing.list_rows(document)
    response = HttpResponse(content_type=Xlsx.CONTENT_TYPE)
    response["Content-Disposition"] = ATTACHED.format(document.pk)
    if not rows:
        response.write(restructuring_sheets.template())
        return response
    file = io.BytesIO()
    restructuring_sheets.write_xlsx(file, rows)
    response.write(file.getvalue())
    return response
