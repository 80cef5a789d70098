"""A plan of a unit for a term: its list in force and its reviews."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.admin import links
from accounts.choices import ReviewState
from cadres.forms.succession import BeginForm, DrawUpForm
from cadres.succession import in_force, lay_out

from . import door
from .filling import fill
from .paging import take_page


@require_safe
def show(request, pk):
    plan = door.find_plan(request.user, pk)
    today = timezone.localdate()
    rows = list(plan.reviews.order_by("-year"))
    current = in_force(today).filter(plan=plan).first()
    if current:
        current.plan = plan
    sheet = lay_out(current, today) if current else None
    context = {
        "trail": door.lay_trail(plan),
        "plan": plan,
        "day": today,
        "reviews": rows,
        "current": current,
        "sheet": sheet,
        "seen": door.list_seen(request.user, sheet) if sheet else set(),
        "papers": links.links_for(request.user, current) if current else [],
        "may_begin": may_begin(request.user, plan, rows, today),
    }
    context |= take_page(sheet, request.GET.get("trang")) if sheet else {}
    return render(request, "cadres/succession/plan.html", context)


def may_begin(user, plan, reviews, today):
    """Whether the next review may be begun: the last one is decided on."""
    is_decided = all(row.state == ReviewState.APPROVED for row in reviews)
    lasts = plan.term_until > today and plan.unit.exists_on(today)
    return is_decided and lasts and user.has_perm(door.BEGIN)


@require_http_methods(["GET", "HEAD", "POST"])
def draw_up(request):
    door.check(request.user, door.DRAW_UP)
    label = "Lập quy hoạch"
    return fill(
        request,
        DrawUpForm,
        subject=None,
        label=label,
        trail=door.lay_trail(label),
        back=reverse("succession"),
        hint="Mỗi đơn vị có một quy hoạch cho mỗi nhiệm kỳ; danh sách được rà soát "
        "hằng năm.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, pk):
    plan = door.find_plan(request.user, pk, door.BEGIN)
    label = "Bắt đầu rà soát"
    return fill(
        request,
        BeginForm,
        subject=plan,
        label=label,
        trail=door.lay_trail(plan, label),
        back=door.address(plan),
        hint="Danh sách đã phê duyệt gần nhất được chép sang để bổ sung, đưa ra.",
    )
