"""One object of a campaign: what was said of it, its points by the criteria, and how it
came to its rank."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.choices import ReviewState
from cadres.choices import Scale
from cadres.evaluating import history, wording
from cadres.evaluating.deciders import decidable_by
from cadres.forms.evaluations import PointsForm, SendBackForm
from cadres.models import Evaluation
from cadres.services import evaluation_entries, evaluations

from . import door

RATE, RETURN = "cham-diem", "tra-lai"
EMPTY = "(trống)"


@require_http_methods(["GET", "HEAD", "POST"])
def show(request, campaign, code, row):
    campaign, unit = door.find(request, campaign, code)
    seen = Evaluation.objects.visible_to(request.user).filter(campaign=campaign)
    told = seen.filter(unit=unit).select_related("campaign", *door.TOLD)
    row = get_object_or_404(told, pk=row)
    if request.method != "POST":
        return show_page(request, campaign, row)
    deed = DEEDS.get(request.POST.get("viec"))
    if deed is None:
        raise Http404
    return deed(request, campaign, row)


def rate(request, campaign, row):
    if not may_rate(request.user, campaign, row):
        raise PermissionDenied
    points = PointsForm(request.POST, row=row)
    if points.is_valid():
        entry = {"points": points.read()}
        try:
            evaluation_entries.write(
                campaign=campaign,
                entries={row.pk: entry},
                by=request.user,
                at=timezone.now(),
            )
        except ValidationError as error:
            points.refuse(error)
        else:
            messages.success(request, f"Đã ghi điểm của {wording.name_object(row)}.")
            return redirect(request.path)
    return show_page(request, campaign, row, points=points)


def send_back(request, campaign, row):
    if not may_return(request.user, campaign, row):
        raise PermissionDenied
    back = SendBackForm(request.POST)
    if back.is_valid():
        try:
            evaluations.send_back(
                campaign=campaign,
                rows=[row.pk],
                by=request.user,
                at=timezone.now(),
                **back.cleaned_data,
            )
        except ValidationError as error:
            back.refuse(error)
        else:
            messages.success(request, f"Đã trả lại {wording.name_object(row)}.")
            return redirect(request.path)
    return show_page(request, campaign, row, back=back)


DEEDS = {RATE: rate, RETURN: send_back}


def may_rate(user, campaign, row):
    return campaign.is_open and row.is_open and user.has_perm(door.CHANGE)


def may_return(user, campaign, row):
    """What waits or was decided may be given back by the office that decides."""
    sent = row.state in (ReviewState.SUBMITTED, ReviewState.APPROVED)
    if not (campaign.is_open and sent and user.has_perm(door.APPROVE)):
        return False
    mine = Evaluation.objects.filter(decidable_by(user))
    return mine.filter(pk=row.pk).exists()


def show_page(request, campaign, row, *, points=None, back=None):
    rates = may_rate(request.user, campaign, row)
    gives_back = may_return(request.user, campaign, row)
    points, back = points or PointsForm(row=row), back or SendBackForm()
    failed = back if back.is_bound else points
    context = {
        "campaign": campaign,
        "row": row,
        "name": wording.name_object(row),
        "post": row.post,
        "place": wording.place_object(row),
        "trail": lay_trail(campaign, row),
        "ranks": list_ranks(row),
        "scores": row.scores.select_related("criterion").order_by("criterion__number"),
        "form": failed,
        "points": points,
        "back": back,
        "is_title": Scale(campaign.scale).is_title,
        "may_rate": rates and bool(points.fields),
        "may_return": gives_back,
        "steps": [(event, tell_changes(event)) for event in history.of(row)],
    }
    status = 400 if failed.errors else 200
    return render(request, "cadres/evaluations/object.html", context, status=status)


def lay_trail(campaign, row):
    """Past the unit, unless that is what is evaluated."""
    unit = row.unit if row.person_id or row.body else None
    return door.lay_trail(campaign, unit, wording.name_object(row))


def list_ranks(row):
    """[(step, rank)], from the self-assessment to the decision."""
    return [
        (row._meta.get_field(name).verbose_name, wording.full(getattr(row, name)))
        for name in wording.STEPS
    ]


def tell_changes(event):
    """What became of what in the object, in words."""
    told = event.detail.get("changes", {}).items()
    return "; ".join(
        f"{label}: {old or EMPTY} → {new or EMPTY}" for label, (old, new) in told
    )
