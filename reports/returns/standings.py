"""How far the units that owe a return of a period have come with it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.choices import ReviewState
from reports.models import Extension, Period, Portion, Return
from unions import milestones
from unions.choices import Level
from unions.models import Unit

from . import locks, progress
from .progress import Progress

SENDING = (Level.DISTRICT, Level.GRASSROOTS)


@dataclass(frozen=True)
class Standing:
    """Where `unit` stands with its return of `period` on `today`; `name` is what it was
    called on the last day of the period. Of a unit that fills in a part of the return
    of `sender`, `portion` is that part; else `sender` is the unit itself. `extension`
    is the one that was not withdrawn, expired or not."""

    period: Period
    unit: Unit
    name: str
    sender: Unit
    unit_return: Return | None
    portion: Portion | None
    extension: Extension | None
    progress: Progress
    today: date

    @property
    def is_part(self):
        return self.unit != self.sender

    @property
    def review(self):
        """What is handed in and decided on, None before the first writing: of a part
        the whole return, once that was sent."""
        is_whole = self.unit_return and not self.unit_return.is_open
        return self.unit_return if is_whole or not self.is_part else self.portion

    @property
    def state(self):
        return self.review.state if self.review else None

    @property
    def is_started(self):
        return self.review is not None or self.progress.filled > 0

    @property
    def is_sent(self):
        """Whether it was sent at least once."""
        return self.state not in (None, ReviewState.DRAFT)

    @property
    def is_owed(self):
        """Whether it has still to be sent, or sent again."""
        return self.review is None or self.review.is_open

    @property
    def is_returned(self):
        return self.state == ReviewState.RETURNED

    @property
    def is_waiting(self):
        return self.state == ReviewState.SUBMITTED

    @property
    def is_approved(self):
        return self.state == ReviewState.APPROVED

    @property
    def sent_on(self):
        """The day of the first sending; of one older than that column, as known."""
        if not self.is_sent:
            return None
        first = getattr(self.review, "first_sent_on", None)
        moment = self.review.submitted_at or self.review.decided_at
        return first or (timezone.localdate(moment) if moment else None)

    @property
    def due_on(self):
        return locks.due_on(self.period, self.extension)

    @property
    def is_late(self):
        """Whether it was sent after its due day."""
        return self.sent_on is not None and self.sent_on > self.due_on

    @property
    def is_on_time(self):
        return self.is_sent and not self.is_late

    @property
    def is_overdue(self):
        """Whether it was never sent, and is due."""
        return not self.is_sent and self.today > self.due_on

    @property
    def is_locked(self):
        """Whether the period is closed to this unit."""
        extended = self.extension and self.extension.expires_on >= self.today
        is_early = self.today < self.period.opens_on
        return is_early or (self.period.is_locked and not extended)

    @property
    def time_left(self):
        return milestones.say_time(self.due_on, self.today)


def load(periods, placements, *, today, counted=True):
    """{period: [Standing]} of the senders among `placements`, in the order of lists;
    `counted` asks for their cells too. Three queries and three more to count, for any
    number of periods and senders."""
    right_below = placements.filter(
        parent__level=Level.PROVINCE, unit__level__in=SENDING
    )
    rows = right_below.select_related("unit").order_by("unit__level", "unit__sort_key")
    found = [(p, row) for row in rows for p in periods if stood(row, p.closing)]
    keys = {row.unit_id for _, row in found}
    returns, extensions = returns_of(periods, keys), extensions_of(periods, keys)
    cells = progress.count(periods, progress.of_senders(keys)) if counted else {}
    standings = {period: [] for period in periods}
    for period, row in found:
        key = period.pk, row.unit_id
        standing = Standing(
            period,
            row.unit,
            row.name,
            row.unit,
            returns.get(key),
            None,
            extensions.get(key),
            cells.get(key, Progress()),
            today,
        )
        standings[period].append(standing)
    return standings


def stood(placement, day):
    ended = placement.until is not None and placement.until <= day
    return placement.since <= day and not ended


def returns_of(periods, keys):
    """{(period, unit): Return}"""
    rows = Return.objects.filter(period__in=periods, unit__in=keys)
    told = rows.select_related("unit", "submitted_by", "decided_by")
    return {(row.period_id, row.unit_id): row for row in told}


def extensions_of(periods, keys):
    """{(period, unit): Extension}, of those that were not withdrawn."""
    rows = Extension.objects.filter(period__in=periods, unit__in=keys)
    kept = rows.filter(withdrawn_on__isnull=True)
    return {(row.period_id, row.unit_id): row for row in kept}
