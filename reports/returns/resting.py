"""What the declared figures of a report rest on: the periods that they come from, and
how many of the returns are approved."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from accounts.subqueries import scalar
from reports.catalogue import FIGURES
from reports.catalogue.populations import last_periods
from reports.figures import Declared
from reports.figures.identities import DAYS, Broken
from reports.models import Period, PeriodFigure, Return
from unions.choices import Level
from unions.models import Placement
from unions.models.dated import lasting

TWINS = [f for f in FIGURES if isinstance(f, Declared) and f.counted_by]


@dataclass(frozen=True)
class Unfinished:
    """A period that the report speaks of, some of whose returns are not approved."""

    period: Period

    @property
    def text(self):
        return (
            f"Kỳ “{self.period}”: {self.period.approved}/{self.period.expected} đơn vị "
            "đã được phê duyệt; số do đơn vị khai trong kỳ này chưa đủ."
        )


def check(readings):
    """What a reader has to know of the declared figures of `readings`: periods that are
    not complete, then numbers that the register contradicts. Four queries."""
    last = {at: last_periods(getattr(readings, at)) for at in DAYS}
    periods = {period.pk: period for period in _periods(readings, last)}
    unfinished = [Unfinished(p) for p in periods.values() if not _is_complete(p)]
    return [*unfinished, *_contradicted(readings, last, periods)]


def _periods(readings, last):
    """Those that ended in the span, and those that stocks come from, with the numbers
    of returns that the scope owes (`expected`) and has approved."""
    within = Q(closing__gt=readings.opening, closing__lte=readings.closing)
    told = Q(pk__in={key for known in last.values() for key in known.values()})
    senders = Placement.objects.filter(
        lasting(OuterRef("closing")),
        readings.scope.covers(),
        parent__level=Level.PROVINCE,
    )
    sent = Return.objects.approved().filter(
        period=OuterRef(OuterRef("pk")), unit=OuterRef("unit")
    )
    asked = Exists(PeriodFigure.objects.filter(period=OuterRef("pk")))
    rows = Period.objects.filter(within | told, asked).annotate(
        expected=scalar(senders, "COUNT", "pk"),
        approved=scalar(senders.filter(Exists(sent)), "COUNT", "pk"),
    )
    return rows.order_by("closing", "pk").prefetch_related("figures")


def _is_complete(period):
    return period.approved == period.expected


def _contradicted(readings, last, periods):
    for figure in TWINS:
        for at in ["span"] if figure.is_flow else DAYS:
            resting = (
                _tiling(readings, figure, periods)
                if figure.is_flow
                else _ended_on(readings, at, last[at].get(figure.id), periods)
            )
            if resting and all(map(_is_complete, resting)):
                yield from _compare(readings, figure, at)


def _ended_on(readings, at, key, periods):
    """The period of a stock, where it ended on the very day."""
    is_same = key in periods and periods[key].closing == getattr(readings, at)
    return [periods[key]] if is_same else []


def _tiling(readings, figure, periods):
    """The periods that asked a flow, where they cover the span without a gap."""
    asking = [
        period
        for period in periods.values()
        if figure.id in {row.figure for row in period.figures.all()}
    ]
    reached, resting = readings.opening, []
    for period in asking:
        if period.opening == reached + timedelta(1):
            reached = period.closing
            resting.append(period)
    return resting if reached == readings.closing else []


def _compare(readings, figure, at):
    said, counted = (readings.value(f, at) for f in (figure.id, figure.counted_by))
    if None not in (said, counted) and said != counted:
        yield Broken(f"{figure.label} bằng số đếm từ sổ", at, said, counted)
