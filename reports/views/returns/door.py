"""Who may come in, and to which rows of which return."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from reports.models import Period
from reports.returns import sheets
from unions.models import Unit

VIEW, CHANGE = "reports.view_return", "reports.change_return"
APPROVE = "reports.approve_return"


def find(request, period, code, permission=VIEW):
    """(period, unit), by key and code, if the user may see that unit (else 404) and
    holds `permission` (else 403)."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied
    period = get_object_or_404(Period.objects.visible_to(request.user), pk=period)
    unit = get_object_or_404(Unit.objects.visible_to(request.user), code=code)
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return period, unit


def open_sheet(request, period, code, permission=VIEW):
    """The Sheet of a unit in a period, for the user of `request`; 404 for a unit that
    has no rows in any return, such as the province."""
    period, unit = find(request, period, code, permission)
    sheet = sheets.load(
        period=period, scope=unit, user=request.user, today=timezone.localdate()
    )
    if sheet is None:
        raise Http404
    return sheet


def may_write(user):
    return user.has_perm(CHANGE)


def lay_trail(sheet, here=""):
    """The way to the page of `sheet`, or to one behind it that is called `here`."""
    steps = [
        {"label": "Trang chủ", "url": reverse("home")},
        {"label": "Biểu mẫu", "url": reverse("returns")},
    ]
    if not sheet.is_whole and not sheet.is_part:
        steps.append({"label": sheet.sender.name, "url": address(sheet, sheet.sender)})
    last = {"label": f"{sheet.period} – {sheet.scope.name}"}
    if not here:
        return [*steps, last]
    return [*steps, last | {"url": address(sheet)}, {"label": here}]


def address(sheet, unit=None, name="return"):
    """Where `unit`, by default the sheet's own, fills in its rows."""
    return reverse(name, args=[sheet.period.pk, (unit or sheet.scope).code])
