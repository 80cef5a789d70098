"""The plans of one's units, and the lists that wait for a decision."""

from django.core.paginator import Paginator
from django.db.models import Case, When
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.keys import among
from cadres.models import SuccessionPlan, SuccessionReview
from cadres.succession import candidates_of, find_violations, in_force
from unions.choices import Level

from . import door

PAGE, WAITING = 50, 100
FROM_THE_TOP = Case(*(When(unit__level=each, then=each.depth) for each in Level))


@require_safe
def show_list(request):
    user, today = request.user, timezone.localdate()
    door.check(user)
    rows = SuccessionPlan.objects.visible_to(user).select_related("unit")
    ordered = rows.order_by("-term_until", FROM_THE_TOP, "unit__sort_key", "pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("trang"))
    page.object_list = tell(list(page), today)
    may_decide = user.has_perm(door.APPROVE)
    waiting = find_waiting(user) if may_decide else SuccessionReview.objects.none()
    context = {
        "trail": door.lay_trail(),
        "day": today,
        "page": page,
        "may_decide": may_decide,
        "waiting": list(waiting[:WAITING]),
        "waiting_count": waiting.count(),
        "may_draw_up": user.has_perm(door.DRAW_UP),
    }
    return render(request, "cadres/succession/list.html", context)


def find_waiting(user):
    """The lists to decide on, the longest first."""
    rows = SuccessionReview.objects.visible_to(user).waiting()
    told = rows.select_related("plan__unit", "submitted_by")
    return told.order_by("submitted_at", "pk")


def tell(plans, today):
    """Each plan with its last review and what its list in force comes to."""
    keys = among([plan.pk for plan in plans])
    reviews = SuccessionReview.objects.filter(plan__in=keys).order_by("year")
    last = {review.plan_id: review for review in reviews}
    current = in_force(today).filter(plan__in=keys).select_related("plan__unit")
    people, broken = {}, {}
    for row in candidates_of(current):
        people.setdefault(row.review.plan_id, set()).add(row.person_id)
    for found in find_violations(current, today):
        broken[found.review.plan_id] = broken.get(found.review.plan_id, 0) + 1
    return [
        {
            "plan": plan,
            "last": last.get(plan.pk),
            "people": len(people.get(plan.pk, ())),
            "broken": broken.get(plan.pk, 0),
        }
        for plan in plans
    ]
