"""Who may come in, and to which sheet or file."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Upload
from accounts.spreadsheets import SHEETS


def staff(view):
    """A view inside the admin, for its users only."""

    @wraps(view)
    def guarded(request, **facts):
        return admin.site.admin_view(view)(request, **facts)

    return guarded


def sheets_of(user):
    return [sheet for sheet in SHEETS.values() if user.has_perm(sheet.permission)]


def find_sheet(user, slug):
    if slug not in SHEETS:
        raise Http404
    if not user.has_perm(SHEETS[slug].permission):
        raise PermissionDenied
    return SHEETS[slug]


def find_upload(user, pk):
    """(upload, its sheet), if the user sent it and may still write such sheets."""
    uploads = Upload.objects.visible_to(user).select_related("footprint", "applied_by")
    upload = get_object_or_404(uploads, pk=pk)
    return upload, find_sheet(user, upload.sheet)


def frame(request, title, **facts):
    """What every page of the admin knows, and these facts."""
    return {**admin.site.each_context(request), "title": title, **facts}
