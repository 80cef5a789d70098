"""The last look at proposals before they are sent, and the sending."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import vietnamese
from cadres.evaluating import counts, desk, wording
from cadres.services import evaluations

from . import door, faults, seen

# Objects without a proposal that are named.
MOST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def send(request, campaign, code):
    campaign, unit = door.find(request, campaign, code, door.CHANGE)
    refused = {}, []
    if request.method == "POST":
        try:
            sentence = carry_out(request, campaign, unit)
        except ValidationError as error:
            refused = faults.split(error)
        else:
            messages.success(request, sentence)
            return redirect("evaluation-grid", campaign.pk, unit.code)
    return show(request, campaign, unit, *refused)


def carry_out(request, campaign, unit):
    """Sends all that is ready below `unit`; says what happened. Raises ValidationError
    where that is not what the page has shown."""
    proposed = propose(list_ready(request, campaign, unit))
    if seen.is_other(request, seen.digest_of(proposed)):
        raise ValidationError(seen.CHANGED)
    count = evaluations.submit(
        campaign=campaign,
        rows=list(proposed),
        by=request.user,
        at=timezone.now(),
    )
    return (
        f"Đã gửi đề nghị của {vietnamese.number(count)} đối tượng. Khi cấp có thẩm "
        "quyền quyết định hoặc trả lại, kết quả hiện tại đây."
    )


def list_ready(request, campaign, unit):
    return door.list_below(request.user, campaign, unit).filter(desk.READY)


def propose(rows):
    """{key: proposed rank}"""
    return dict(rows.order_by().values_list("pk", "proposed_rank"))


def show(request, campaign, unit, by_row, others):
    rows = door.list_below(request.user, campaign, unit)
    missing = rows.filter(desk.OPEN).exclude(desk.READY)
    ready = rows.filter(desk.READY)
    count = ready.count()
    context = {
        "campaign": campaign,
        "unit": unit,
        "trail": door.lay_trail(campaign, unit, "Kiểm tra và gửi"),
        "count": count,
        "digest": seen.digest_of(propose(ready)),
        "unrated": ready.filter(proposed_rank="").count(),
        "shares": counts.by_rank(campaign, ready, "proposed_rank"),
        "deciders": list_deciders(ready),
        "missing": [(row, wording.name_object(row)) for row in missing[:MOST]],
        "missing_count": missing.count(),
        "faults": [sentence for told in by_row.values() for sentence in told] + others,
        "deed": f"Gửi đề nghị của {vietnamese.number(count)} đối tượng",
    }
    status = 400 if context["faults"] else 200
    return render(request, "cadres/evaluations/send.html", context, status=status)


def list_deciders(ready):
    """[(name of the unit that decides, number of objects)], those with most first."""
    found = ready.order_by().values("decider__name").annotate(count=Count("pk"))
    return found.order_by("-count", "decider__name").values_list(
        "decider__name", "count"
    )[:MOST]
