"""The tables of a return: the sender's own figures, those of its grassroots units and
those of the branches, which lie under their grassroots units."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from reports.choices import Respondent
from unions.choices import Form

from .cell import Cell
from .columns import Column, totals_of
from .rows import Place

SENDER, GRASSROOTS, BRANCH = "SENDER", "GRASSROOTS", "BRANCH"
TITLES = {SENDER: "Đơn vị lập biểu", GRASSROOTS: "Cơ sở đoàn", BRANCH: "Chi đoàn"}
BLOCK_OF = {
    Respondent.SENDER: SENDER,
    Respondent.UNION: GRASSROOTS,
    Respondent.GRASSROOTS: GRASSROOTS,
    Respondent.BRANCH: BRANCH,
    Respondent.CELL: BRANCH,
}
FORMS = {
    GRASSROOTS: (Form.UNION, Form.BRANCH_UNION),
    BRANCH: (Form.BRANCH, Form.BRANCH_UNION),
}


@dataclass(frozen=True)
class Row:
    """A unit with its cells by figure id; a figure that is not asked of it has none."""

    place: Place
    cells: dict[str, Cell]
    totals: dict[str, Decimal]

    @property
    def unit(self):
        return self.place.unit

    @property
    def name(self):
        return self.place.name


@dataclass(frozen=True)
class Group:
    """The rows of one grassroots unit (`place`, None in blocks that are not grouped),
    and the sums of their columns by figure id."""

    place: Place | None
    rows: list[Row]

    @cached_property
    def sums(self):
        return add_up(self.rows)


@dataclass(frozen=True)
class Block:
    """A table of `kind` SENDER, GRASSROOTS or BRANCH. `totals` are the figures that sum
    some columns of a row."""

    kind: str
    columns: list[Column]
    groups: list[Group]

    @property
    def title(self):
        return TITLES[self.kind]

    @cached_property
    def totals(self):
        return totals_of(self.columns)

    @property
    def rows(self):
        return [row for group in self.groups for row in group.rows]

    @cached_property
    def sums(self):
        return add_up(self.rows)


def add_up(rows):
    """{id of a column or of a total: sum over `rows`}, of columns whose cells may be
    summed and hold something."""
    sums = defaultdict(Decimal)
    for row in rows:
        for cell in row.cells.values():
            if cell.figure.kind.adds_up and cell.value is not None:
                sums[cell.figure.id] += cell.value
        for name, value in row.totals.items():
            if value is not None:
                sums[name] += value
    return dict(sums)


def lay_out(columns, places, sender, make_cell):
    """The blocks that have both columns and rows; `make_cell(place, column)` gives what
    stands in a cell."""
    blocks = []
    for kind in TITLES:
        asked = [column for column in columns if BLOCK_OF[column.asked_of] == kind]
        rows = [
            _row(place, asked, sender, make_cell)
            for place in places
            if _belongs(place, kind, sender)
        ]
        rows = [row for row in rows if row.cells]
        if asked and rows:
            blocks.append(Block(kind, asked, _grouped(kind, rows, places)))
    return blocks


def _belongs(place, kind, sender):
    if kind == SENDER:
        return place.unit == sender.pk
    return place.form in FORMS[kind]


def _row(place, columns, sender, make_cell):
    cells = {
        column.id: make_cell(place, column)
        for column in columns
        if column.asked_of == Respondent.SENDER or column.is_asked_of(place.form)
    }
    return Row(place, cells, _totals(columns, cells))


def _totals(columns, cells):
    known = {name: cell.value for name, cell in cells.items()}
    return {
        figure.id: figure.value(known)
        for figure in totals_of(columns)
        if known.keys() >= set(figure.of)
    }


def _grouped(kind, rows, places):
    if kind != BRANCH:
        return [Group(None, rows)]
    known = {place.unit: place for place in places}
    return [
        Group(known.get(key), list(own))
        for key, own in groupby(rows, lambda row: row.place.grassroots)
    ]
