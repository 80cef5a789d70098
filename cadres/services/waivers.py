"""Why somebody was given a post in spite of the standards (Quy chế cán bộ Đoàn)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from cadres.models import Waiver
from cadres.standards import breaches


def check(*, person, unit, post, on, reason=""):
    """The Breaches of the standards if `person` held `post` of `unit` from `on`. Raises
    ValidationError by field `waiver` when there are any and no reason is given."""
    broken = breaches(person, unit, post, on)
    if broken and not vietnamese.clean(reason):
        raise ValidationError(
            {
                "waiver": [
                    f"{breach}; nếu vẫn bố trí, hãy ghi lý do." for breach in broken
                ]
            }
        )
    return broken


@transaction.atomic
def record(*, tenure, breaches, reason, by, at):
    """Keeps why `tenure` was given in spite of `breaches`: a Waiver each. Returns them;
    raises ValidationError without a reason."""
    rows = [
        Waiver(
            rule=breach.rule,
            unit=tenure.unit,
            tenure=tenure,
            breach=breach.sentence,
            reason=vietnamese.clean(reason),
            at=at,
            by=by,
        )
        for breach in breaches
    ]
    for row in rows:
        row.full_clean()
        row.save()
    if rows:
        told = {"unit": tenure.unit, "post": tenure.post, "reason": rows[0].reason}
        events.record(by=by, act="waiver.record", subject=tenure.person, **told)
    return rows
