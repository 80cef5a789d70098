"""What a workbook would change, told cell by cell."""

from dataclasses import dataclass, field
from decimal import Decimal

from reports.returns import values
from reports.returns.cell import Cell
from reports.returns.rows import Place


@dataclass(frozen=True)
class Change:
    """A cell that the file changes to `value` and `reason`, of what `cell` holds now;
    `version` is the writing that this follows, `where` its place in the file."""

    place: Place
    cell: Cell
    value: Decimal | None
    reason: str
    version: int
    where: str

    @property
    def figure(self):
        return self.cell.figure

    @property
    def text(self):
        return values.write(self.figure, self.value)

    @property
    def shown(self):
        return values.show(self.figure, self.value)

    @property
    def is_reasoned(self):
        """Whether the reason changes."""
        return self.reason != self.cell.reason


@dataclass(frozen=True)
class Refusal:
    """Why a cell or a row of the file is not taken."""

    where: str
    sentence: str


@dataclass
class Comparison:
    """`conflicts` are changes of cells that somebody wrote after the download. `left`
    counts the empty cells of the file that leave what is written as it is."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: int = 0


def restore(entries, sheet):
    """The changes of which `entries` (cell_entries.Entry) were made, beside what stands
    in `sheet` now; without those of cells that are asked no more."""
    places = {row.place.unit: row.place for row in sheet.rows}
    found = [(entry, sheet.cell(*entry.key)) for entry in entries]
    return [
        Change(
            places[entry.unit],
            cell,
            values.read(cell.figure, entry.text),
            entry.reason,
            entry.version,
            "",
        )
        for entry, cell in found
        if cell
    ]
