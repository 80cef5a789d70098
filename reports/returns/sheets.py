"""A return, or the part of it that belongs to one unit, with all that stands there."""

from dataclasses import dataclass
from functools import cached_property

from reports.models import Extension, Period, Portion, Return, ReturnLine
from unions.models import Unit

from . import blocks, counting, locks
from .cell import Cell
from .columns import Column, columns_of
from .previous import previous_values
from .rows import places_of
from .senders import sender_of

PEOPLE = ("period", "submitted_by", "decided_by")


@dataclass(frozen=True)
class Sheet:
    """The rows at or below `scope` of the return that `sender` sends for `period`.
    `unit_return` is None before the first writing. `is_part`: whoever reads it answers
    for a grassroots unit alone, and not for the sender; `portion` is that unit's, or
    the one of `scope`. `lock` says why nothing can be written, None where it can."""

    period: Period
    scope: Unit
    sender: Unit
    unit_return: Return | None
    portion: Portion | None
    extension: Extension | None
    is_part: bool
    lock: str | None
    columns: list[Column]
    blocks: list[blocks.Block]

    @cached_property
    def rows(self):
        return [row for block in self.blocks for row in block.rows]

    @cached_property
    def cells(self):
        return [cell for row in self.rows for cell in row.cells.values()]

    @cached_property
    def _by_key(self):
        return {cell.key: cell for cell in self.cells}

    def cell(self, unit, figure):
        """The cell of a unit (its key) and a figure (its id), or None."""
        return self._by_key.get((unit, figure))

    @property
    def asked(self):
        return len(self.cells)

    @property
    def filled(self):
        return sum(not cell.is_empty for cell in self.cells)

    @cached_property
    def names(self):
        """{unit: its name on the last day of the period}, of rows and sender; in a
        whole return with its grassroots unit's, for branches are often called alike."""
        names = {self.sender.pk: self.sender.name}
        for group in (group for block in self.blocks for group in block.groups):
            above = group.place if self.is_whole else None
            for row in group.rows:
                is_below = above and above.unit != row.unit
                names[row.unit] = f"{row.name}, {above.name}" if is_below else row.name
        return names

    @property
    def remarked(self):
        """The cells to which something was said, each with the name of its unit."""
        return [(self.names[cell.unit], cell) for cell in self.cells if cell.remark]

    @property
    def due_on(self):
        return locks.due_on(self.period, self.extension)

    @property
    def is_whole(self):
        return self.scope == self.sender


def load(*, period, scope, user, today):
    """The Sheet of `scope`, a unit, for `user` on `today`; None where the unit has no
    rows in any return of the period. The number of queries grows with the populations
    of the figures asked, not with units."""
    sender = sender_of(period, scope)
    if sender is None:
        return None
    returns = Return.objects.filter(period=period, unit=sender)
    unit_return = returns.select_related(*PEOPLE, "unit").first()
    is_part = not Unit.objects.visible_to(user).filter(pk=sender.pk).exists()
    columns, places = columns_of(period), places_of(period, scope)
    portion = _portion(unit_return, scope, places)
    extension = locks.extension_of(period, sender, today)
    lock = locks.find(
        period=period,
        unit_return=unit_return,
        portion=portion,
        extension=extension,
        is_part=is_part,
        today=today,
    )
    make_cell = _cells(period, columns, scope, sender, unit_return)
    laid = blocks.lay_out(columns, places, sender, make_cell)
    return Sheet(
        period,
        scope,
        sender,
        unit_return,
        portion,
        extension,
        is_part,
        lock,
        columns,
        laid,
    )


def _portion(unit_return, scope, places):
    """That of the grassroots unit which `scope` is or lies below."""
    if unit_return is None or not places or scope == unit_return.unit:
        return None
    rows = Portion.objects.filter(
        unit_return=unit_return, unit=places[0].grassroots
    ).select_related("decided_by", "submitted_by")
    return rows.first()


def _cells(period, columns, scope, sender, unit_return):
    """What makes the cell of a place and a column."""
    lines = _lines(unit_return, scope, period)
    counted = counting.count(period, columns, scope, sender)
    previous = previous_values(period, columns, scope)

    def make_cell(place, column):
        key = place.unit, column.id
        known = counted.get(key, 0) if column.figure.counted_by else None
        return Cell(
            place.unit,
            column.figure,
            column.is_compulsory,
            lines.get(key),
            known,
            previous.get(key),
        )

    return make_cell


def _lines(unit_return, scope, period):
    if unit_return is None:
        return {}
    rows = ReturnLine.objects.filter(unit_return=unit_return)
    if scope != unit_return.unit:
        rows = rows.under(scope, period.closing)
    return {(line.unit_id, line.figure): line for line in rows}
