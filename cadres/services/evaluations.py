"""Evaluations: sent, decided on, returned (Conclusion 07, I.3.5; Conclusion 08,
II.4.2)."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts import row_faults
from accounts.keys import among
from accounts.services import bulk_reviews
from cadres.evaluating import caps, history, registration
from cadres.evaluating.deciders import decidable_by
from cadres.models import Evaluation

from . import evaluation_campaigns, evaluation_faults, evaluation_waivers

DECIDED = ("rank", "decision", "decided_on", "unrated")


@transaction.atomic
def submit(*, campaign, rows, by, at):
    """Sends `rows` of `campaign` (a queryset, rows or keys) to those who decide on
    them, all or none. Returns how many. Raises ValidationError: by row for one without
    a proposed rank or why it has none, or that is not in the list any more."""
    campaign = evaluation_campaigns.take(campaign)
    rows = lock(campaign, rows)
    _refuse(rows, evaluation_faults.unready)
    bulk_reviews.submit(rows=rows, by=by, at=at, subject=campaign)
    return len(rows)


@transaction.atomic
def decide(*, campaign, rows, decision, decided_on, by, at, ranks=None, waiver=""):
    """Decides on `rows` that were sent, all or none, under the `decision` of the day
    `decided_on`: on the proposed rank, or on that in `ranks`, {key: rank}, "" for none.
    Returns how many.

    Where a cap on the highest rank is exceeded, or a title goes to who did not register
    for it, `waiver` says why all the same and is kept. Raises ValidationError: by
    field, by row, and under "waiver" without a reason.
    """
    campaign = evaluation_campaigns.take(campaign)
    decision = evaluation_faults.check_decision(campaign, decision, decided_on, at)
    rows = lock(campaign, rows)
    _check_deciders(rows, by)
    for row in rows:
        row.rank = (ranks or {}).get(row.pk, row.proposed_rank)
    _refuse(rows, lambda row: evaluation_faults.undecidable(row, campaign))
    over = caps.excesses(campaign, {row.pk: row.rank for row in rows})
    unasked = registration.unasked(campaign, rows)
    reason = evaluation_waivers.check([*over, *unasked], waiver)
    for row in rows:
        row.decision, row.decided_on = decision, decided_on
        row.unrated = "" if row.rank else row.unrated
    _approve(campaign, rows, by, at)
    evaluation_waivers.record(campaign, over, reason, by=by, at=at)
    evaluation_waivers.tell_unasked(campaign, unasked, reason, by=by)
    return len(rows)


def _approve(campaign, rows, by, at):
    keys = defaultdict(list)
    for row in rows:
        keys[row.rank].append(row.pk)
    changed = [row for row in rows if row.rank != row.proposed_rank]
    bulk_reviews.approve(
        rows=rows,
        by=by,
        at=at,
        subject=campaign,
        columns=DECIDED,
        decision=rows[0].decision,
        decided_on=rows[0].decided_on,
        ranks={
            evaluation_faults.told(rank): len(found) for rank, found in keys.items()
        },
        **history.tell(
            {
                row: _became(row.proposed_rank, evaluation_faults.told(row.rank))
                for row in changed
            }
        ),
    )


def _became(was, now):
    """What the log says of a decided rank."""
    return {evaluation_faults.label_of("rank"): [evaluation_faults.told(was), now]}


@transaction.atomic
def send_back(*, campaign, rows, reason, by, at):
    """Returns `rows` that were sent, or decided on, to those who wrote them, for a
    `reason` in words; a rank that was decided is taken back. Returns how many. Raises
    ValidationError without a reason, and by row."""
    campaign = evaluation_campaigns.take(campaign)
    rows = lock(campaign, rows)
    _check_deciders(rows, by)
    taken = history.tell({row: _became(row.rank, "") for row in rows if row.rank})
    for row in rows:
        row.rank, row.decision, row.decided_on = "", "", None
    bulk_reviews.send_back(
        rows=rows,
        reason=reason,
        by=by,
        at=at,
        subject=campaign,
        columns=DECIDED,
        **taken,
    )
    return len(rows)


def lock(campaign, rows):
    """`rows` of the campaign, a queryset, rows or keys, kept from others until the
    transaction ends. Raises ValidationError where there are none, or not all of them
    belong to the campaign."""
    if isinstance(rows, QuerySet):
        rows = rows.order_by().values_list("pk", flat=True)
    keys = {getattr(row, "pk", row) for row in rows}
    asked = Evaluation.objects.filter(campaign=campaign, pk__in=among(keys))
    found = bulk_reviews.lock(asked.select_related("unit", "person"))
    if not found or len(found) < len(keys):
        raise ValidationError(
            f"Chưa chọn đối tượng nào của {campaign}, hoặc danh sách đã thay đổi; hãy "
            "tải lại trang rồi chọn lại."
        )
    return found


def _refuse(rows, judge):
    faults = {row.pk: judge(row) for row in rows}
    row_faults.refuse({key: fault for key, fault in faults.items() if fault})


def _check_deciders(rows, by):
    """Whoever answers for the unit of a row alone does not decide on it."""
    asked = Evaluation.objects.filter(decidable_by(by))
    asked = asked.filter(pk__in=among(row.pk for row in rows))
    held = set(asked.values_list("pk", flat=True))
    row_faults.refuse(
        {
            row.pk: f"{row}: {row.decider.name} quyết định, không phải {by}; hãy nhờ "
            "người phụ trách."
            for row in rows
            if row.pk not in held
        }
    )
