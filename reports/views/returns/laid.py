"""The parts of a page of a return, with texts in the order of columns, so that the
templates have nothing to look up."""

from dataclasses import dataclass, field

from reports.choices import ValueKind
from reports.returns.blocks import BRANCH, GRASSROOTS, SENDER, Block, Row
from reports.returns.cell import Cell
from reports.returns.columns import Column

SINGLE = {
    SENDER: "Số liệu chung của đơn vị",
    GRASSROOTS: "Số liệu của cơ sở",
    BRANCH: "Số liệu của chi đoàn",
}
YES_NO = (("1", "Có"), ("0", "Không"))


@dataclass(frozen=True)
class Heading:
    """A column: `key` is what the labels of its cells refer to; `fills` are the ways to
    fill its empty cells, (value of the button, words, number of cells)."""

    key: str
    column: Column
    fills: list

    @property
    def figure(self):
        return self.column.figure

    @property
    def options(self):
        """(value, words) each, none for what is typed."""
        if self.figure.kind == ValueKind.YES_NO:
            return YES_NO
        return [(str(number), words) for number, words in self.figure.options]


@dataclass
class Field:
    """A cell with what stands in its input, typed or kept."""

    heading: Heading
    cell: Cell
    labels: str
    text: str
    marks: list = field(default_factory=list)
    is_linked: bool = False
    is_refused: bool = False


@dataclass(frozen=True)
class Line:
    """A row: `fields` in the order of the columns, None for what is not asked of it,
    and `totals`, (figure, text) each."""

    key: str
    row: Row
    fields: list
    totals: list
    notes: list
    versions: str
    is_first: bool

    @property
    def asked(self):
        return len(self.row.cells)

    @property
    def filled(self):
        return sum(not cell.is_empty for cell in self.row.cells.values())

    @property
    def is_done(self):
        return self.filled == self.asked


@dataclass(frozen=True)
class Cluster:
    """The rows of a grassroots unit under its name and sums; without a heading where
    it is its only row itself, or where rows are not grouped."""

    place: object
    lines: list
    sums: list

    @property
    def has_heading(self):
        alone = [line.row.place for line in self.lines] == [self.place]
        return self.place is not None and not alone


@dataclass(frozen=True)
class Table:
    """A block, or the part of it that is on the page; the sums are those of all."""

    block: Block
    headings: list
    clusters: list
    sums: list

    @property
    def title(self):
        return SINGLE[self.block.kind] if self.is_single else self.block.title

    @property
    def is_single(self):
        return len(self.block.rows) == 1

    @property
    def columns(self):
        return " ".join(heading.figure.id for heading in self.headings)

    @property
    def width(self):
        return 1 + len(self.headings) + len(self.block.totals)
