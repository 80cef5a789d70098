"""The board of a period: who owes a return, and how far each has come."""

from dataclasses import dataclass

from reports.models import Period, Portion
from unions.choices import Level
from unions.models import Placement

from . import progress, standings
from .progress import Progress
from .standings import Standing


@dataclass(frozen=True)
class Tally:
    """Of how many senders each thing is true. Whoever is sent, is sent on time or late;
    whoever is sent waits, was returned or is approved; who is not is overdue or has
    time left. `progress` is of all their cells."""

    expected: int
    started: int
    sent: int
    on_time: int
    late: int
    waiting: int
    returned: int
    approved: int
    overdue: int
    progress: Progress

    @property
    def missing(self):
        return self.expected - self.sent

    @property
    def writing(self):
        """Begun, and not sent yet."""
        return self.started - self.sent

    @property
    def untouched(self):
        return self.expected - self.started


def tally(rows):
    """The Tally of some Standings."""
    return Tally(
        expected=len(rows),
        started=sum(row.is_started for row in rows),
        sent=sum(row.is_sent for row in rows),
        on_time=sum(row.is_on_time for row in rows),
        late=sum(row.is_late for row in rows),
        waiting=sum(row.is_waiting for row in rows),
        returned=sum(row.is_returned for row in rows),
        approved=sum(row.is_approved for row in rows),
        overdue=sum(row.is_overdue for row in rows),
        progress=sum((row.progress for row in rows), Progress()),
    )


@dataclass(frozen=True)
class Board:
    """`rows` are the senders; `parts` the grassroots units of `opened`, one of them, as
    they stood on the last day of the period, and `rest` the cells of `opened` itself
    and of what lies under no grassroots unit."""

    period: Period
    rows: list[Standing]
    opened: Standing | None
    parts: list[Standing]
    rest: Progress

    @property
    def tally(self):
        return tally(self.rows)

    @property
    def parts_tally(self):
        return tally(self.parts)

    @property
    def owing(self):
        return [row for row in self.rows if row.is_owed]


def load(*, period, user, today, opened=""):
    """The Board of `period` over the senders that `user` may see, with the grassroots
    units of the one whose code is `opened`, or of the only one. The number of queries
    does not grow with units."""
    placements = Placement.objects.visible_to(user)
    rows = standings.load([period], placements, today=today)[period]
    chosen = [row for row in rows if row.unit.code == opened or len(rows) == 1]
    chosen = [row for row in chosen if row.unit.level == Level.DISTRICT]
    if not chosen:
        return Board(period, rows, None, [], Progress())
    parts, rest = load_parts(chosen[0])
    return Board(period, rows, chosen[0], parts, rest)


def load_parts(standing):
    """([Standing of a grassroots unit], Progress of all other cells) of a sender."""
    period, sender = standing.period, standing.unit
    placements = Placement.objects.under(sender, period.closing)
    below = placements.filter(unit__level=Level.GRASSROOTS).select_related("unit")
    portions = _portions(standing.unit_return)
    cells = progress.count([period], progress.of_grassroots(sender))
    parts = [
        Standing(
            period,
            row.unit,
            row.name,
            sender,
            standing.unit_return,
            portions.get(row.unit_id),
            standing.extension,
            cells.pop((period.pk, row.unit_id), Progress()),
            standing.today,
        )
        for row in below.order_by("unit__sort_key", "unit")
    ]
    return parts, sum(cells.values(), Progress())


def _portions(unit_return):
    if unit_return is None:
        return {}
    rows = Portion.objects.filter(unit_return=unit_return)
    told = rows.select_related("submitted_by", "decided_by")
    return {row.unit_id: row for row in told}
