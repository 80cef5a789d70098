"""What a user has to fill in and has handed in: the returns of the units that he
answers for, and the parts of returns of those that lie below a sender."""

from dataclasses import dataclass

from django.db.models import Q

from reports.models import Period, Portion, Return
from unions.choices import Level
from unions.models import Mandate, Placement, Unit

from . import progress, standings
from .progress import Progress
from .standings import Standing


@dataclass(frozen=True)
class Desk:
    """`units` are those that the user answers for, the province left out; `due` what
    they have to hand in or have handed in in open periods, as Standings, those first
    that were returned, then by due day."""

    units: list[Unit]
    due: list[Standing]

    @property
    def owed(self):
        return [standing for standing in self.due if standing.is_owed]

    @property
    def parts(self):
        """The units that only fill in a part of another's return."""
        return [unit for unit in self.units if unit.parent_id != unit.province_id]


def load(user, *, today):
    """The Desk of `user` on `today`. The number of queries is that of one unit and one
    period."""
    units = _units(user, today)
    periods = list(_open_periods(units, today)) if units else []
    if not periods:
        return Desk(units, [])
    keys = [unit.pk for unit in units]
    placements = Placement.objects.filter(unit__in=keys)
    own = standings.load(periods, placements, today=today)
    found = [standing for rows in own.values() for standing in rows]
    known = {standing.unit.pk for standing in found}
    below = [unit for unit in units if unit.pk not in known]
    found += _parts(periods, below, today) if below else []
    return Desk(units, sorted(found, key=_urgency))


def _urgency(standing):
    return (
        not standing.is_returned,
        not standing.is_owed,
        standing.due_on,
        standing.unit.sort_key,
    )


def _units(user, today):
    """What `user` answers for, without what lies below another such unit."""
    held = [mandate.unit for mandate in Mandate.objects.in_force(user, today)]
    units = {unit.pk: unit for unit in held if unit.level != Level.PROVINCE}
    return [unit for unit in units.values() if not _above(unit) & units.keys()]


def _above(unit):
    return {unit.district_id, unit.grassroots_id} - {unit.pk, None}


def _open_periods(units, today):
    """Those that may be filled in, one that is locked only where it was extended for a
    sender above one of `units`."""
    keys = {unit.pk for unit in units}.union(*(_above(unit) for unit in units))
    extended = Q(
        extensions__unit__in=keys,
        extensions__expires_on__gte=today,
        extensions__withdrawn_on__isnull=True,
    )
    open_now = Q(locked_at__isnull=True) | extended
    rows = Period.objects.filter(open_now, opens_on__lte=today)
    return rows.distinct().in_order()


def _parts(periods, units, today):
    """The Standings of units that lie below a sender."""
    placements = _places(periods, units)
    senders = Unit.objects.in_bulk({_sender(row) for _, row in placements})
    returns = standings.returns_of(periods, senders)
    extensions = standings.extensions_of(periods, senders)
    portions = _portions(returns.values())
    cells = progress.count(periods, progress.of_units(units))
    found = []
    for period, row in placements:
        key = period.pk, _sender(row)
        sent = returns.get(key)
        found.append(
            Standing(
                period,
                row.unit,
                row.name,
                senders[_sender(row)],
                sent,
                portions.get((sent.pk, row.grassroots_id)) if sent else None,
                extensions.get(key),
                cells.get((period.pk, row.unit_id), Progress()),
                today,
            )
        )
    return found


def _places(periods, units):
    """[(period, placement)] of `units` where they stood under a sender on its last
    day."""
    keys = [unit.pk for unit in units]
    rows = Placement.objects.filter(unit__in=keys).select_related("unit")
    return [
        (period, row)
        for row in rows
        for period in periods
        if standings.stood(row, period.closing)
        and _sender(row) not in (None, row.unit_id)
    ]


def _sender(placement):
    return placement.district_id or placement.grassroots_id


def _portions(returns):
    rows = Portion.objects.filter(unit_return__in=list(returns))
    return {(row.unit_return_id, row.unit_id): row for row in rows}


def history(user, *, without):
    """The returns that units of `user` have sent, the latest period first, `without`
    those of some periods."""
    rows = Return.objects.visible_to(user).exclude(period__in=without)
    told = rows.select_related("period", "unit", "decided_by")
    return told.order_by("-period__closing", "unit__sort_key", "pk")


def history_of_parts(user, units, *, without):
    """The parts that `units` have handed in, the same way."""
    rows = Portion.objects.visible_to(user).filter(unit__in=[u.pk for u in units])
    rows = rows.exclude(unit_return__period__in=without)
    told = rows.select_related("unit_return__period", "unit", "decided_by")
    return told.order_by("-unit_return__period__closing", "unit__sort_key", "pk")
