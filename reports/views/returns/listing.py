"""Where returns begin: what is due, what was handed in, what waits for a decision."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.choices import ReviewState
from reports.models import Period, Return
from reports.returns import board, desk, standings
from unions.choices import Level
from unions.models import Mandate, Placement

from . import door

PAGE, PERIODS, WAITING = 20, 10, 100
ACTS = {
    None: "Nhập số liệu",
    ReviewState.DRAFT: "Tiếp tục",
    ReviewState.RETURNED: "Xem, sửa theo nhận xét",
}
LOOK = "Xem"


@require_safe
def show_list(request):
    """The one page that a secretary opens; for those who decide, what waits for them
    and the boards."""
    user, today = request.user, timezone.localdate()
    if not user.has_perm(door.VIEW):
        raise PermissionDenied
    found = desk.load(user, today=today)
    may_write, may_decide = door.may_write(user), user.has_perm(door.APPROVE)
    is_office = works_for_province(user, today)
    asked = request.GET.get("trang")
    context = {
        "trail": [
            {"label": "Trang chủ", "url": reverse("home")},
            {"label": "Biểu mẫu"},
        ],
        "day": today,
        "units": found.units,
        "due": [lay_out(standing, may_write) for standing in found.due],
        "may_decide": may_decide,
        "waiting": list_waiting(user) if may_decide else [],
        "is_office": is_office,
    }
    if is_office:
        context |= list_periods(user, today, asked)
    else:
        context |= list_history(user, found, asked)
    return render(request, "reports/boards/list.html", context)


def works_for_province(user, today):
    """Whether `user` looks after the returns of a whole province."""
    held = Mandate.objects.in_force(user, today).filter(unit__level=Level.PROVINCE)
    return user.is_superuser or held.exists()


def lay_out(standing, may_write):
    """A Standing with the one button that it offers."""
    writable = may_write and not standing.is_locked
    act = ACTS.get(standing.state, LOOK) if writable else LOOK
    return {
        "standing": standing,
        "act": act,
        "is_work": act != LOOK,
        "url": reverse("return", args=[standing.period.pk, standing.unit.code]),
    }


def list_waiting(user):
    """The returns that wait for a decision, the longest first."""
    rows = Return.objects.visible_to(user).waiting()
    told = rows.select_related("period", "unit", "submitted_by")
    return told.order_by("submitted_at", "pk")[:WAITING]


def list_periods(user, today, asked):
    """A page of the periods, the latest first, each with the tally of its board."""
    opened = Period.objects.visible_to(user).filter(opens_on__lte=today)
    page = Paginator(opened.in_order(), PERIODS).get_page(asked)
    placements = Placement.objects.visible_to(user)
    rows = standings.load(list(page), placements, today=today, counted=False)
    page.object_list = [
        {"period": period, "tally": board.tally(rows[period]), "day": today}
        for period in page
    ]
    return {"page": page}


def list_history(user, found, asked):
    """A page of what was handed in before the open periods."""
    open_now = {standing.period.pk for standing in found.due}
    parts = found.parts
    is_part = bool(parts) and len(parts) == len(found.units)
    rows = (
        desk.history_of_parts(user, parts, without=open_now)
        if is_part
        else desk.history(user, without=open_now)
    )
    page = Paginator(rows, PAGE).get_page(asked)
    page.object_list = [tell_past(row, is_part) for row in page]
    return {"page": page}


def tell_past(row, is_part):
    period = row.unit_return.period if is_part else row.period
    return {
        "row": row,
        "period": period,
        "url": reverse("return", args=[period.pk, row.unit.code]),
    }
