"""The senders of a period side by side: what each declares, for how many members, and
what it declared a period before."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from accounts.vietnamese import half_up
from members.models import Enrolment
from reports.catalogue import BY_ID
from reports.choices import ValueKind
from reports.models import Period, ReturnLine
from unions.models import Placement
from unions.models.dated import lasting

from . import progress, standings
from .columns import Column, columns_of
from .standings import Standing

VIA = "unit__placements__"
MEMBERS = BY_ID["members"]
PER_MEMBERS = 100
PER_HEAD = (ValueKind.WHOLE, ValueKind.MONEY)


@dataclass(frozen=True)
class Row:
    """What one sender declares of one figure, None where nothing of it is approved;
    `rank` is by value, the highest first, equal ones sharing it."""

    standing: Standing
    members: int
    value: Decimal | None
    before: Decimal | None
    per_members: Decimal | None
    rank: int | None = None

    @property
    def change(self):
        known = None not in (self.value, self.before)
        return self.value - self.before if known else None


@dataclass(frozen=True)
class Comparison:
    """All that is asked by `period`; `previous` is the last period before it of the
    same kind. Values are by (period, sender, figure), the sender None in totals;
    members are those of `counted_on`, the last day of the period or, before it,
    today."""

    period: Period
    previous: Period | None
    counted_on: date
    columns: list[Column]
    standings: list[Standing]
    members: dict
    values: dict

    def column(self, figure):
        """The column of a figure (its id), or the first."""
        named = [column for column in self.columns if column.id == figure]
        return (named or self.columns or [None])[0]

    def rows(self, column):
        """The Rows of a figure: ranked by value, in the order of lists."""
        rows = [self._row(column, standing) for standing in self.standings]
        told = [row.value for row in rows if row.value is not None]
        return [_ranked(row, told) for row in rows]

    def total(self, column):
        return self._row(column, None)

    def _row(self, column, standing):
        unit = standing.unit.pk if standing else None
        members = self.members.get(unit, 0)
        value = self.values.get((self.period.pk, unit, column.id))
        earlier = self.previous.pk if self.previous else None
        before = self.values.get((earlier, unit, column.id))
        per_members = _per_members(column, value, members)
        return Row(standing, members, value, before, per_members)


def _ranked(row, told):
    if row.value is None:
        return row
    above = sum(value > row.value for value in told)
    facts = {name: getattr(row, name) for name in row.__dataclass_fields__}
    return Row(**facts | {"rank": above + 1})


def _per_members(column, value, members):
    if value is None or not members or column.figure.kind not in PER_HEAD:
        return None
    return half_up(PER_MEMBERS * value / members, 1)


def load(*, period, user, today):
    """The Comparison of the senders of `period` that `user` may see. The number of
    queries does not grow with units."""
    placements = Placement.objects.visible_to(user)
    found = standings.load([period], placements, today=today, counted=False)[period]
    columns, previous = columns_of(period), previous_of(period)
    periods = [each for each in (period, previous) if each]
    values = _values(columns, periods, user) if columns else {}
    day = min(period.closing, today)
    members = count_members(day, {row.unit.pk for row in found})
    return Comparison(period, previous, day, columns, found, members, values)


def previous_of(period):
    rows = Period.objects.filter(kind=period.kind, closing__lt=period.closing)
    return rows.in_order().first()


def _values(columns, periods, user):
    """{(period, sender or None, figure): value} of the approved lines, of each sender
    and of all, counted as the report does."""
    standing = Q()
    for period in periods:
        standing |= Q(unit_return__period=period) & lasting(period.closing, VIA)
    lines = (
        ReturnLine.objects.approved()
        .visible_to(user)
        .filter(standing, unit_return__unit=progress.sender_key(VIA))
    )
    takes = {f"figure_{column.id}": column.figure.take for column in columns}
    whole = lines.values("unit_return__period").annotate(**takes).order_by()
    each = lines.values("unit_return__period", "unit_return__unit")
    found = {}
    for row in [*whole, *each.annotate(**takes).order_by()]:
        period, unit = (
            row.pop("unit_return__period"),
            row.pop("unit_return__unit", None),
        )
        for column in columns:
            value = row[f"figure_{column.id}"]
            if value is not None:
                found[period, unit, column.id] = half_up(str(value))
    return found


def count_members(day, senders):
    """{sender: members in the register on `day`}, and of all of them under None."""
    within = progress.of_senders(senders).within(VIA)
    rows = Enrolment.objects.on(day).filter(lasting(day, VIA), within)
    counted = rows.values(sender=progress.sender_key(VIA))
    found = dict(counted.annotate(n=MEMBERS.take).order_by().values_list("sender", "n"))
    return found | {None: sum(found.values())}
