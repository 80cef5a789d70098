"""Where evaluations begin: what waits for the user, and the campaigns of every year."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cadres.evaluating import desk, tallies
from cadres.models import Evaluation, EvaluationCampaign
from unions import milestones

from . import door

PAGE = 20


@require_safe
def show_list(request):
    user, today = request.user, timezone.localdate()
    if not user.has_perm(door.VIEW):
        raise PermissionDenied
    page = list_campaigns(user, request.GET.get("trang"))
    context = {
        "trail": door.lay_trail(),
        "day": today,
        "duties": list_duties(user, today),
        "page": page,
        "may_open": user.is_staff and user.has_perm("cadres.add_evaluationcampaign"),
    }
    return render(request, "cadres/evaluations/list.html", context)


def list_campaigns(user, asked):
    """A page of the campaigns, the latest year first, each with what it holds of the
    units that `user` sees."""
    found = EvaluationCampaign.objects.visible_to(user)
    ordered = found.order_by("-year", "scale", "kind", "pk")
    page = Paginator(ordered, PAGE).get_page(asked)
    seen = Evaluation.objects.visible_to(user).filter(campaign__in=list(page))
    told = tallies.by_campaign(seen)
    page.object_list = [
        {"campaign": campaign, "tally": told.get(campaign.pk, tallies.Tally())}
        for campaign in page
    ]
    return page


def list_duties(user, today):
    """What the user has to do, each with the pages on which it is done."""
    return [
        lay_out(duty, today, user.has_perm(door.CHANGE), user.has_perm(door.APPROVE))
        for duty in desk.load(user, today=today)
    ]


def lay_out(duty, today, may_write, may_decide):
    place = [duty.campaign.pk, duty.unit.code]
    return {
        "duty": duty,
        "time_left": milestones.say_time(duty.campaign.due_on, today),
        "is_overdue": duty.campaign.due_on < today,
        "write": reverse("evaluation-grid", args=place) if may_write else "",
        "send": reverse("evaluation-send", args=place) if may_write else "",
        "decide": reverse("evaluation-decide", args=place) if may_decide else "",
    }
