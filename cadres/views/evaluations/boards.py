"""How far a campaign has come, unit by unit; and the late are written to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.services import exports
from accounts.spreadsheets.formats import FORMATS
from cadres.choices import Scale
from cadres.evaluating import desk, progress, wording
from cadres.evaluating.results import ResultSheet
from cadres.models import Evaluation
from cadres.services import evaluation_reminders as reminders
from unions.models import Unit
from unions.views import letters

from . import deciding, door, tabling

# More rows would be too heavy for a slow line.
PAGE = 40


@require_safe
def show_board(request, campaign):
    """The board of a campaign below the unit that the user answers for, or below the
    one that the address names."""
    campaign = door.find_campaign(request, campaign)
    today = timezone.localdate()
    scope = find_scope(request, today)
    context = {"campaign": campaign, "trail": door.lay_trail(campaign), "day": today}
    if scope is None:
        return render(request, "cadres/evaluations/board.html", context)
    found = progress.load(campaign=campaign, scope=scope, user=request.user, day=today)
    page = Paginator(found.rows, PAGE).get_page(request.GET.get("trang"))
    planned = plan_letters(request.user, campaign, today)
    context |= {
        "scope": scope,
        "above": find_above(request.user, scope),
        "tally": found.total,
        "is_title": Scale(campaign.scale).is_title,
        "shares": list_shares(campaign, found.total),
        "page": page,
        "lines": tabling.lay_out(campaign, scope, found, page),
        "waiting": count_waiting(request.user, campaign, scope),
        "letters": planned,
        "letters_label": letters.say_button(planned),
    }
    return render(request, "cadres/evaluations/board.html", context)


def list_shares(campaign, tally):
    """[(rank, number, percent of all the objects)]"""
    return [
        (wording.short(rank), tally.ranks.get(rank, 0), tally.share(rank))
        for rank in Scale(campaign.scale).ranks
    ]


def find_scope(request, today):
    """The unit that the address names, if the user may see it (else 404); otherwise
    the first that the user answers for, None for whoever has none."""
    code = request.GET.get("don-vi")
    if code:
        return get_object_or_404(Unit.objects.visible_to(request.user), code=code)
    return next(iter(desk.list_units(request.user, today)), None)


def find_above(user, scope):
    """The unit right above, if the user sees it."""
    return Unit.objects.visible_to(user).filter(pk=scope.parent_id).first()


def count_waiting(user, campaign, scope):
    """How many objects `user` may decide on now in the name of `scope`."""
    if not (campaign.is_open and user.has_perm(door.APPROVE)):
        return 0
    rows = deciding.list_waiting(user, campaign, scope)
    return rows.exclude(submitted_by=user).count()


def plan_letters(user, campaign, today):
    """The Round of letters that the button would send, None for whoever has none."""
    if not (user.has_perm(reminders.RIGHT) and campaign.is_open):
        return None
    rows = Evaluation.objects.filter(campaign=campaign).visible_to(user)
    return reminders.lay_out(campaign=campaign, rows=rows, day=today)


@require_POST
def remind(request, campaign):
    """Writes to those who have not sent."""
    campaign = door.find_campaign(request, campaign)
    if not request.user.has_perm(reminders.RIGHT):
        raise PermissionDenied
    try:
        outcome = reminders.remind(
            campaign=campaign, day=timezone.localdate(), by=request.user
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        letters.tell_outcome(request, outcome)
    return redirect("evaluation-campaign", campaign.pk)


@require_safe
def download(request, campaign, form):
    """Every object below the unit that the address names, with its ranks, as a
    sheet."""
    if form not in FORMATS:
        raise Http404
    campaign = door.find_campaign(request, campaign)
    scope = find_scope(request, timezone.localdate())
    if scope is None:
        raise Http404
    day = timezone.localdate()
    file, _ = exports.write(
        sheet=ResultSheet(campaign),
        queryset=door.list_below(request.user, campaign, scope),
        file_format=form,
        by=request.user,
        on=day,
    )
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"danh-gia-{campaign.pk}-{day:%Y-%m-%d}.{form}",
        content_type=FORMATS[form].CONTENT_TYPE,
    )
