"""Who may come in, and to which objects of which campaign."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from cadres.evaluating import progress
from cadres.models import EvaluationCampaign
from unions.models import Unit

VIEW, CHANGE = "cadres.view_evaluation", "cadres.change_evaluation"
APPROVE = "cadres.approve_evaluation"
TOLD = ("unit__parent", "decider", "person", "post")


def find_campaign(request, campaign):
    """The campaign, 403 for whoever may see no evaluations at all."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied
    seen = EvaluationCampaign.objects.visible_to(request.user)
    return get_object_or_404(seen, pk=campaign)


def find(request, campaign, code, permission=VIEW):
    """(campaign, unit), by key and code, if the user may see that unit (else 404) and
    holds `permission` (else 403)."""
    found = find_campaign(request, campaign)
    seen = Unit.objects.visible_to(request.user)
    unit = get_object_or_404(seen, code=code)
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return found, unit


def list_below(user, campaign, unit):
    """The objects of `campaign` in units that stood at or below `unit` on its day, in
    the order of the tree, as far as `user` sees them."""
    return put_in_order(progress.rows_under(campaign, unit).visible_to(user))


def put_in_order(rows):
    """In the order of the tree, people by name in it."""
    return rows.select_related(*TOLD).order_by(
        "unit__district__sort_key",
        "unit__grassroots__sort_key",
        "unit__sort_key",
        "body",
        "person__sort_key",
        "pk",
    )


def lay_trail(campaign=None, unit=None, here=""):
    """The way to the page of a campaign, of a unit in it, or to one behind it that is
    called `here`."""
    steps = [("Trang chủ", reverse("home")), ("Đánh giá", reverse("evaluations"))]
    if campaign:
        steps.append(
            (str(campaign), reverse("evaluation-campaign", args=[campaign.pk]))
        )
    if unit:
        steps.append(
            (unit.name, reverse("evaluation-grid", args=[campaign.pk, unit.code]))
        )
    if here:
        steps.append((here, ""))
    return [{"label": label, "url": url} for label, url in steps]
