"""What a sheet says beside the register, the last period and its last sending."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from accounts import vietnamese
from accounts.vietnamese import half_up
from reports.choices import ValueKind
from reports.figures.algebra import Figure

from . import values
from .blocks import Block
from .cell import Cell

SIDES = ("value", "previous", "counted")


@dataclass(frozen=True)
class Comparison:
    """A column of a sheet, or a total of its rows (`is_total`), as a whole: what is
    declared, what was approved for the last period, what the register counts; None
    where nothing is known. `spread` tells how often each option was chosen."""

    figure: Figure
    value: Decimal | None
    previous: Decimal | None
    counted: Decimal | None
    spread: str = ""
    is_total: bool = False

    @property
    def change(self):
        return _minus(self.value, self.previous)

    @property
    def gap(self):
        """By how much it differs from the register."""
        return _minus(self.value, self.counted)


@dataclass(frozen=True)
class Difference:
    """A cell of a unit, by its `name`, that says something else than when it was sent
    the time before."""

    name: str
    cell: Cell
    before: str
    after: str


def compare(sheet):
    """[(block, [Comparison])]: the columns of each block, then the totals."""
    return [(block, _of_block(block)) for block in sheet.blocks]


def overrides(sheet):
    """The cells that differ from what the register counts now, each with the name of
    its unit."""
    return [(sheet.names[c.unit], c) for c in sheet.cells if c.is_overridden]


def differences(sheet):
    """[Difference] between the last two sendings, or while the return is open again
    between what stands there and the last sending; none before it was sent."""
    row = sheet.unit_return
    if row is None or row.rounds == 0:
        return []
    if row.is_open:
        return _differences(sheet, "is_changed", "sent", "value")
    if row.rounds == 1:
        return []
    return _differences(sheet, "was_changed", "sent_before", "sent")


def _differences(sheet, differs, old, new):
    return [
        Difference(sheet.names[cell.unit], cell, *_shown(cell, old, new))
        for cell in sheet.cells
        if getattr(cell, differs)
    ]


def _shown(cell, *names):
    return [values.show(cell.figure, getattr(cell.line, name)) for name in names]


def _of_block(block: Block):
    columns = {column.id: [] for column in block.columns}
    for row in block.rows:
        for name, cell in row.cells.items():
            columns[name].append(cell)
    told = [_of_column(c.figure, columns[c.id]) for c in block.columns]
    known = {comparison.figure.id: comparison for comparison in told}
    return told + [_of_total(figure, known) for figure in block.totals]


def _of_column(figure, cells):
    sums = (_sum(figure, cells, name) for name in SIDES)
    return Comparison(figure, *sums, spread=_spread(figure, cells))


def _sum(figure, cells, name):
    known = [value for cell in cells if (value := getattr(cell, name)) is not None]
    if not known or figure.kind == ValueKind.CHOICE:
        return None
    total = sum(known, Decimal(0))
    return half_up(total / len(known)) if figure.kind == ValueKind.PERCENT else total


def _spread(figure, cells):
    if figure.kind != ValueKind.CHOICE:
        return ""
    chosen = Counter(cell.shown for cell in cells if not cell.is_empty)
    return ", ".join(f"{word}: {vietnamese.number(n)}" for word, n in chosen.items())


def _of_total(figure, known):
    parts = [known[name] for name in figure.of]
    sums = (_add([getattr(part, name) for part in parts]) for name in SIDES)
    return Comparison(figure, *sums, is_total=True)


def _add(parts):
    """Nothing where a part is not known."""
    return None if None in parts else sum(parts, Decimal(0))


def _minus(value, other):
    return None if None in (value, other) else value - other
