from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import sentences
from accounts.models import Footprint, Upload
from accounts.services import footprints


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request, pk):
    """What an act did, and the button that puts it all back."""
    kept = Footprint.objects.visible_to(request.user).select_related("by", "undone_by")
    footprint = get_object_or_404(kept, pk=pk)
    if not request.user.is_staff:
        raise PermissionDenied
    sent = Upload.objects.visible_to(request.user).filter(footprint=footprint).first()
    if sent:
        # A file has a page of its own, which tells its state.
        return redirect("uploads:undo", sent.pk)
    refusal = None
    if request.method == "POST":
        refusal = carry_out(request, footprint)
        if refusal is None:
            return redirect("footprint", pk)
    phrase = sentences.phrase_of(footprint.act)
    context = {
        "title": f"Hoàn tác việc {phrase}",
        "footprint": footprint,
        "phrase": phrase,
        "done": footprints.summary(footprint),
        "refusal": refusal,
    }
    status = 400 if refusal else 200
    return render(request, "accounts/footprint.html", context, status=status)


def carry_out(request, footprint):
    """Undoes it; returns why not, where the service refuses."""
    try:
        footprints.undo(footprint=footprint, by=request.user, at=timezone.now())
    except ValidationError as error:
        return error.messages
    messages.success(request, f"Đã hoàn tác: {footprint.subject}.")
