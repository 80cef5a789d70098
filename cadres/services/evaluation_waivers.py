"""Why a cap on the highest rank was exceeded, or a title decided that nobody asked
for."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.services import events
from cadres.models import Waiver


def check(over, waiver):
    """The reason to go on although there are `over`: Excesses of the caps, Unasked
    titles. Raises ValidationError under "waiver" where there are and it is empty."""
    reason = vietnamese.clean(waiver)
    if over and not reason:
        told = [
            f"{excess.sentence}; nếu vẫn quyết định, hãy ghi lý do." for excess in over
        ]
        raise ValidationError({"waiver": told})
    return reason


def record(campaign, over, reason, *, by, at):
    """Keeps why `by` went on, a Waiver for each Excess."""
    for excess in over:
        _keep(campaign, excess, reason, by, at)
        facts = {"unit": excess.decider, "reason": reason}
        events.record(by=by, act="waiver.record", subject=campaign, **facts)


def tell_unasked(campaign, unasked, reason, *, by):
    """Keeps why `by` gave Unasked titles, in the history of each of their objects."""
    for each in unasked:
        events.record(
            by=by,
            act="evaluation.waive",
            subject=campaign,
            count=len(each.keys),
            reason=reason,
            keys=each.keys,
        )


def _keep(campaign, excess, reason, by, at):
    row = Waiver(
        rule=excess.rule,
        unit=excess.decider,
        campaign=campaign,
        breach=excess.sentence[:300],
        reason=reason,
        at=at,
        by=by,
    )
    row.full_clean()
    row.save()
