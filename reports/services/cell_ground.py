"""What has to be known to write into cells, read in a constant number of queries."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone

from reports.models import Period, Portion, Return, ReturnLine
from reports.returns import locks
from reports.returns.columns import Column, lay_out
from unions.models import Mandate

from . import cell_sql
from .cell_sql import Spot

RIGHT = "reports.change_return"
# What a ValidationError says of somebody who has no business here, and of a return that
# may not be written into now.
STRANGER, LOCKED = "stranger", "locked"


@dataclass
class Ground:
    """The rows of `spots`, by key, in the return of `sender`, of which those at or
    below `scope` are written. `mandates` are the keys of the units that the writer
    answers for; None where he answers for the sender, and so for every row. Else
    `portions` by grassroots unit bind him, and `handed_in` has the sentence about each
    that he cannot change any more."""

    period: Period
    scope: Spot
    sender: Spot
    unit_return: Return | None
    columns: dict[str, Column]
    spots: dict[int, Spot]
    mandates: set[int] | None
    portions: dict[int, Portion] = field(default_factory=dict)
    handed_in: dict[int, str] = field(default_factory=dict)
    lines: dict[tuple, ReturnLine] = field(default_factory=dict)

    @property
    def is_whole(self):
        return self.scope == self.sender

    @property
    def is_part(self):
        return self.mandates is not None

    def holds(self, unit):
        """Whether `unit` (a key) has a row at or below the scope."""
        return unit in self.spots and self.scope.unit in self.spots[unit].then

    def is_within_mandate(self, unit):
        return not self.is_part or not self.mandates.isdisjoint(self.spots[unit].today)

    def asks(self, unit, column):
        """Whether the figure of `column` is asked of `unit`."""
        if not column.asked_of.forms:
            return unit == self.sender.unit
        return column.is_asked_of(self.spots[unit].form)

    def without_portion(self, units):
        """The keys of the grassroots units of `units` that have nothing to hand in
        yet."""
        if not self.is_part:
            return set()
        found = {self.spots[unit].grassroots for unit in units}
        return found - {None, *self.portions}


def lay(*, period, code, units, by, at):
    """The Ground for writing into the rows of `units` (keys) at or below the unit with
    this code, with the return locked, where there is one. Raises ValidationError where
    nothing can be written at all; its code is STRANGER or LOCKED."""
    today = timezone.localdate(at)
    spots, held = cell_sql.spots_and_mandates(period, code, units, by, today)
    scope = next((spot for spot in spots.values() if spot.code == code), None)
    sender = _find_sender(period, scope)
    mandates = _mandates(by, held, scope, sender, today)
    unit_return = cell_sql.lock_return(period, sender.unit)
    # Read when the return is locked, for a period is locked before its returns.
    rows, is_locked = cell_sql.columns_of(period)
    ground = Ground(
        Period.objects.get(pk=period.pk) if is_locked else period,
        scope,
        sender,
        unit_return,
        {column.id: column for column in lay_out(rows)},
        spots,
        mandates,
    )
    _check_locks(ground, today)
    if unit_return:
        ground.lines = cell_sql.lines_of(unit_return, units)
    return ground


def _find_sender(period, scope):
    if scope is None or scope.sender is None:
        raise ValidationError(
            f"Đơn vị này không có hàng nào trong biểu kỳ {period}; hãy mở biểu của một "
            "đơn vị khác.",
            code=STRANGER,
        )
    if scope.sender == scope.unit:
        return scope
    return cell_sql.spots_of(period, "", {scope.sender})[scope.sender]


def _mandates(by, held, scope, sender, today):
    """Of whoever answers for a part of the return alone; None of others."""
    if by.is_superuser:
        return None
    held = held or _held_otherwise(by, today)
    if held.isdisjoint(scope.today):
        raise ValidationError(
            f"{by} không phụ trách {scope.name}; hãy mở biểu của đơn vị mình.",
            code=STRANGER,
        )
    return held if held.isdisjoint(sender.today) else None


def _held_otherwise(by, today):
    """Of whoever has the right himself and not by his role."""
    if not by.has_perm(RIGHT):
        raise ValidationError(
            f"{by} không có quyền ghi biểu số liệu; hãy nhờ người phụ trách.",
            code=STRANGER,
        )
    rows = Mandate.objects.on(today).filter(user_id=by.pk)
    return set(rows.values_list("unit_id", flat=True))


def _check_locks(ground, today):
    facts = {
        "period": ground.period,
        "unit_return": ground.unit_return,
        "extension": _extension(ground, today),
        "is_part": ground.is_part,
        "today": today,
    }
    ground.portions = _portions(ground) if ground.is_part else {}
    own = ground.portions.get(ground.scope.grassroots)
    if lock := locks.find(portion=own, **facts):
        raise ValidationError(lock, code=LOCKED)
    for unit, portion in ground.portions.items():
        if lock := locks.find(portion=portion, **facts):
            ground.handed_in[unit] = lock


def _extension(ground, today):
    if not ground.period.is_locked:
        return None
    return locks.extension_of(ground.period, ground.sender.unit, today)


def _portions(ground):
    """By grassroots unit."""
    if ground.unit_return is None:
        return {}
    units = {spot.grassroots for spot in ground.spots.values()}
    rows = Portion.objects.filter(unit_return=ground.unit_return, unit__in=units)
    return {portion.unit_id: portion for portion in rows.select_related("decided_by")}
