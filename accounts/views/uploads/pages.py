from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts import tasks
from accounts.forms.upload import UploadForm
from accounts.models import Upload, UploadState
from accounts.services import uploads
from accounts.spreadsheets import SHEETS, Outcome, previews
from accounts.spreadsheets.columns import heading

from .door import find_sheet, find_upload, frame, sheets_of, staff
from .words import deeds, told_progress

HISTORY = 30
TEMPLATES = {
    UploadState.WAITING: "working",
    UploadState.APPLYING: "working",
    UploadState.PLANNED: "preview",
    UploadState.APPLIED: "result",
    UploadState.UNDONE: "result",
    UploadState.FAILED: "result",
    UploadState.CANCELLED: "result",
}


@require_safe
@staff
def choose(request):
    sheets = sheets_of(request.user)
    if not sheets:
        raise PermissionDenied
    sent = Upload.objects.visible_to(request.user).filter(sheet__in=SHEETS)
    sent = sent.select_related("uploaded_by").order_by("-uploaded_at", "-pk")
    page = Paginator(sent, HISTORY).get_page(request.GET.get("trang"))
    rows = [(upload, SHEETS[upload.sheet].label) for upload in page]
    facts = frame(request, "Nhập bảng tính", sheets=sheets, page=page, rows=rows)
    return TemplateResponse(request, "accounts/uploads/choose.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def send(request, sheet):
    sheet = find_sheet(request.user, sheet)
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        upload = uploads.receive(
            sheet=sheet,
            file=form.cleaned_data["file"],
            by=request.user,
            at=timezone.now(),
        )
        tasks.start(upload)
        return redirect("uploads:show", pk=upload.pk)
    columns = sheet.columns_for(request.user)
    title = f"Nhập bảng tính: {sheet.label}"
    facts = frame(request, title, sheet=sheet, columns=columns, form=form)
    return TemplateResponse(
        request,
        "accounts/uploads/send.html",
        facts,
        status=400 if form.errors else 200,
    )


@require_safe
@staff
def show(request, pk):
    upload, sheet = find_upload(request.user, pk)
    facts = frame(request, f"{sheet.label}: {upload.name}", upload=upload, sheet=sheet)
    if upload.is_working:
        facts["progress"] = told_progress(upload)
    else:
        facts |= _plan_of(upload, request.GET, closed_to(request.user, sheet))
    name = f"accounts/uploads/{TEMPLATES[upload.state]}.html"
    return TemplateResponse(request, name, facts)


@require_safe
@staff
def progress(request, pk):
    upload, _ = find_upload(request.user, pk)
    return JsonResponse(told_progress(upload))


def closed_to(user, sheet):
    """The headings, folded, of what `user` may not see, or not any more."""
    is_open = sheet.columns_for(user)
    closed = [column for column in sheet.columns if column not in is_open]
    return {text for column in closed for text in column.headings}


def _plan_of(upload, asked, closed):
    """The plan, one outcome at a time, a hundred rows a page."""
    if not upload.file or not upload.counts:
        return {"tabs": [], "rows": []}
    tabs = [
        {"outcome": outcome, "count": upload.counts.get(outcome.value, 0)}
        for outcome in Outcome
    ]
    filled = [tab["outcome"] for tab in tabs if tab["count"]]
    current = next((o for o in Outcome if o.value == asked.get("ket-qua")), None)
    current = current or next(iter(filled), Outcome.NEW)
    pages = Paginator(range(upload.counts.get(current.value, 0)), previews.PAGE)
    page = pages.get_page(asked.get("trang"))
    start = page.start_index() - 1 if page.object_list else 0
    rows = previews.read(uploads.folder_of(upload), current, start, previews.PAGE)
    return {
        "tabs": tabs,
        "current": current,
        "page": page,
        "rows": [_as_shown(row, upload.headers, closed) for row in rows],
        "deeds": deeds(upload.counts),
    }


def _as_shown(row, headers, closed):
    cells = zip(headers, row.source, strict=False)
    return {
        "number": row.number,
        "title": row.title,
        "changes": [
            (label, *pair)
            for label, pair in row.changes.items()
            if heading(label) not in closed
        ],
        "reason": row.reason,
        "cells": [
            (head, cell)
            for head, cell in cells
            if head and cell not in ("", None) and heading(head) not in closed
        ],
    }
