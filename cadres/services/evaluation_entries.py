"""What is written into the evaluations of a campaign before they are sent."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts import bulk, row_faults, vietnamese
from accounts.choices import ReviewState
from accounts.keys import among
from accounts.services import bulk_reviews, events
from cadres.evaluating import history
from cadres.models import Evaluation

from . import evaluation_campaigns, evaluation_values
from .evaluation_scores import Scores

RIGHT = "cadres.change_evaluation"
OPEN = (ReviewState.DRAFT, ReviewState.RETURNED)


@transaction.atomic
def write(*, campaign, entries, by, at, seen=None):
    """Writes `entries`, {key: {field: value}}, all or none: self_rank, meeting_rank and
    proposed_rank, is_registered, unrated (why there is no rank), and points,
    {key of a criterion: number}. What is equal is left alone. `seen`, {key: {field:
    value}}, is what `by` was shown there: what another has written meanwhile is not
    overwritten. Returns how many evaluations have changed.

    Raises PermissionDenied to who may not write evaluations, ValidationError before the
    campaign opens, after it closed, and by row: outside the mandate, sent already, a
    rank that the scale does not have, points beyond those of the criterion, a value
    that is not the one seen any more.
    """
    campaign = _take(campaign, by, at)
    rows = _lock(campaign, entries, by)
    scores = Scores(campaign, rows)
    _refuse(rows, entries, campaign, scores, seen or {})
    told = {row: _apply(row, entries[row.pk], scores) for row in rows}
    changed = [row for row in rows if told[row]]
    bulk.update(changed, evaluation_values.COLUMNS)
    scores.save()
    _tell("write", campaign, changed, by, **history.tell(told))
    return len(changed)


def _apply(row, entry, scores):
    changes = evaluation_values.apply(row, entry)
    return changes | scores.apply(row, entry.get("points"))


def _refuse(rows, entries, campaign, scores, seen):
    faults = {
        row.pk: evaluation_values.judge(row, entries[row.pk], campaign)
        or evaluation_values.overtaken(row, entries[row.pk], seen.get(row.pk, {}))
        or scores.judge(row, entries[row.pk].get("points"))
        for row in rows
    }
    row_faults.refuse({key: fault for key, fault in faults.items() if fault})


@transaction.atomic
def fill(*, campaign, rows, by, at):
    """Takes the self-assessments over, where nothing else is written yet: into the rank
    of the meeting, and that into the proposal. Of `rows`, a queryset, those are filled
    in that `by` may write and that were not sent. Returns how many have changed. Raises
    as `write` does."""
    campaign = _take(campaign, by, at)
    asked = rows.filter(campaign=campaign, state__in=OPEN, unrated="").listed()
    asked = asked.filter(pk__in=Evaluation.objects.kept_by(by).values("pk"))
    empty = Q(meeting_rank="", self_rank__gt="") | Q(proposed_rank="")
    rated = Q(self_rank__gt="") | Q(meeting_rank__gt="")
    found = list(
        asked.filter(empty, rated).order_by("pk").select_for_update(of=("self",))
    )
    held = Evaluation.objects.filter(pk__in=among(row.pk for row in found))
    held.filter(meeting_rank="").update(meeting_rank=F("self_rank"))
    held.filter(proposed_rank="").update(proposed_rank=F("meeting_rank"))
    _tell("fill", campaign, found, by)
    return len(found)


def _tell(deed, campaign, rows, by, **detail):
    if not rows:
        return
    keys = [row.pk for row in rows]
    act = f"evaluation.{deed}"
    events.record(
        by=by, act=act, subject=campaign, count=len(rows), **detail, keys=keys
    )


def _take(campaign, by, at):
    if not by.has_perm(RIGHT):
        raise PermissionDenied(f"{by} không ghi đánh giá.")
    campaign = evaluation_campaigns.take(campaign)
    if timezone.localdate(at) < campaign.opens_on:
        raise ValidationError(
            f"{campaign} mở từ ngày {vietnamese.day(campaign.opens_on)}; hãy quay lại "
            "từ ngày đó."
        )
    return campaign


def _lock(campaign, keys, by):
    asked = Evaluation.objects.kept_by(by).filter(campaign=campaign)
    asked = asked.filter(pk__in=among(keys)).select_related("unit", "person")
    rows = bulk_reviews.lock(asked)
    if len(rows) < len(keys):
        raise ValidationError(
            f"Có đối tượng của {campaign} không thuộc phạm vi phụ trách của {by}; hãy "
            "tải lại trang."
        )
    return rows
