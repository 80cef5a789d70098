"""Who may come in, and to which document."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from unions.models import Restructuring

VIEW, CHANGE = "unions.view_restructuring", "unions.change_restructuring"
APPROVE = "unions.approve_restructuring"
PEOPLE = ("authority", "submitted_by", "decided_by", "applied_by")


def find(user, pk, permission=VIEW):
    """The document, if `user` may see it (else 404) and holds `permission`, which
    counts for more than reading only where `user` answers for the authority (else
    403)."""
    if not user.has_perm(VIEW):
        raise PermissionDenied
    rows = Restructuring.objects.visible_to(user).select_related(*PEOPLE)
    document = get_object_or_404(rows, pk=pk)
    if permission != VIEW and not (
        user.has_perm(permission) and is_kept(user, document)
    ):
        raise PermissionDenied
    return document


def find_to_write(user, pk):
    """The same, for those who write in the office."""
    document = find(user, pk, CHANGE)
    if not user.is_staff:
        raise PermissionDenied
    return document


def is_kept(user, document):
    """Whether `user` answers for the unit that decides, not only for one concerned."""
    return Restructuring.objects.kept_by(user).filter(pk=document.pk).exists()


def may_write(user, document):
    return user.has_perm(CHANGE) and is_kept(user, document)


def address(user, document):
    """Where a document is read: at the office, or in the portal."""
    if user.is_staff:
        return reverse("admin:unions_restructuring_change", args=[document.pk])
    return reverse("restructuring", args=[document.pk])


def lay_trail(user, *steps):
    """The way to a page of a document, from the office or from the portal."""
    first = {"label": "Quản trị", "url": reverse("admin:index")}
    rows = reverse("admin:unions_restructuring_changelist")
    if not user.is_staff:
        first = {"label": "Trang chủ", "url": reverse("home")}
        rows = reverse("restructurings")
    meta = Restructuring._meta
    name = str(meta.verbose_name_plural)
    return [first, {"label": name[:1].upper() + name[1:], "url": rows}, *steps]


def trail_of(user, document, here):
    step = {"label": str(document), "url": address(user, document)}
    return lay_trail(user, step, {"label": here})


def refuse_closed(request, document):
    """Says why a document is locked, and goes back to it."""
    messages.error(
        request,
        f"{document} đang ở trạng thái “{document.get_state_display()}”, không sửa "
        "được nữa; người phê duyệt trả lại thì mới sửa được.",
    )
    return redirect(address(request.user, document))
