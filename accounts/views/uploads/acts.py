from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts import tasks
from accounts.models import UploadState
from accounts.services import uploads

from .door import find_upload, frame, staff
from .words import deeds


@require_POST
@staff
def write(request, pk):
    upload, _ = find_upload(request.user, pk)
    try:
        uploads.agree(upload=upload, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        tasks.start(upload)
    return redirect("uploads:show", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def undo(request, pk):
    upload, sheet = find_upload(request.user, pk)
    if request.method == "POST":
        try:
            uploads.undo(upload=upload, by=request.user, at=timezone.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"Đã hoàn tác {deeds(upload.counts)}.")
        return redirect("uploads:show", pk=pk)
    if upload.state != UploadState.APPLIED or upload.footprint is None:
        return redirect("uploads:show", pk=pk)
    facts = {"upload": upload, "sheet": sheet, "deeds": deeds(upload.counts)}
    title = f"Hoàn tác: {upload.name}"
    return TemplateResponse(
        request, "accounts/uploads/undo.html", frame(request, title, **facts)
    )


@require_POST
@staff
def cancel(request, pk):
    upload, _ = find_upload(request.user, pk)
    try:
        uploads.cancel(upload=upload, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("uploads:show", pk=pk)
    messages.success(request, f"Đã hủy tệp {upload.name}; chưa ghi gì.")
    return redirect("uploads:choose")
