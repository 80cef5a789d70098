"""Who may come in, and what the pages of a record share."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html

from accounts.admin.acting import shown_to
from cadres.lists import find


def right(verb, model):
    return f"{model._meta.app_label}.{verb}_{model._meta.model_name}"


def open_record(request, page, pk, permission=None):
    """The record, if the user may see it: else 404; 403 without the right."""
    user = request.user
    if not user.has_perm(right("view", page.model)):
        raise PermissionDenied
    rows = page.model.objects.visible_to(user).select_related("unit")
    record = get_object_or_404(rows, pk=pk)
    if permission and not user.has_perm(permission):
        raise PermissionDenied
    return record


def frame(page, record, here=None):
    listing = find(page.listing)
    trail = [
        {"label": "Trang chủ", "url": reverse("home")},
        {"label": "Cán bộ", "url": reverse("cadre-lists")},
        {"label": listing.title, "url": listing.url},
        {"label": str(record), "url": page.address(record)},
    ]
    trail += [{"label": here}] if here else []
    return {"trail": trail, "record": record, "back": page.address(record)}


def tell(request, sentence, footprint):
    """Says what happened, and where it can be undone."""
    if shown_to(request.user, footprint):
        undo = reverse("footprint", args=[footprint.pk])
        sentence = format_html('{} <a href="{}">Hoàn tác</a>', sentence, undo)
    messages.success(request, sentence)
