"""Where things stand in the workbook of a return: sheets of at most so many columns,
each told by marks in its first row, so that it is read whatever was moved."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from accounts.spreadsheets import package
from reports.choices import ValueKind
from reports.figures import Declared, Derived
from reports.returns.blocks import BRANCH, Block

# The first row of a sheet, hidden: what the program reads.
MARKS, TITLE, SUMS, HEADINGS, FIRST = range(5)
MARK, REASON_MARK = "bieu-", ":ly-do"
CODE, NAME, GROUP = range(3)
NUMERIC = (ValueKind.WHOLE, ValueKind.MONEY, ValueKind.PERCENT)


class Role(Enum):
    VALUE = "value"
    COUNTED = "counted"
    REASON = "reason"
    TOTAL = "total"


@dataclass(frozen=True)
class Slot:
    """What stands in the column `place`: something of a figure."""

    role: Role
    figure: Declared | Derived
    place: int
    is_compulsory: bool = False

    @property
    def mark(self):
        marks = {Role.VALUE: "", Role.REASON: REASON_MARK}
        return f"{self.figure.id}{marks[self.role]}" if self.role in marks else ""

    @property
    def is_summed(self):
        return self.role != Role.REASON and (
            self.role == Role.TOTAL or self.figure.kind.adds_up
        )


@dataclass(frozen=True)
class Part:
    """One sheet of the workbook: a block, or some columns of it."""

    block: Block
    number: int
    of: int
    slots: list[Slot]

    @property
    def title(self):
        return f"{self.block.title} ({self.number})" if self.of > 1 else self.name

    @property
    def name(self):
        return self.block.title

    @property
    def mark(self):
        return f"{MARK}{self.block.kind}-{self.number}"

    @property
    def fixed(self):
        """How many columns stand before the figures."""
        return GROUP + 1 if self.block.kind == BRANCH else GROUP

    @cached_property
    def places(self):
        """{figure id: where its value stands}"""
        return {s.figure.id: s.place for s in self.slots if s.role == Role.VALUE}


def parts_of(sheet):
    """The sheets of the workbook of a returns.sheets.Sheet."""
    return [part for block in sheet.blocks for part in _split(block)]


def _split(block):
    totals = [figure for figure in block.totals if _is_numeric(block, figure)]
    room = package.MOST_COLUMNS - GROUP - 1 - len(totals)
    shares, left = [[]], room
    for column in block.columns:
        width = len(_roles(column.figure))
        if width > left:
            shares.append([])
            left = room
        shares[-1].append(column)
        left -= width
    return [
        _part(block, number, len(shares), share, totals)
        for number, share in enumerate(shares, 1)
    ]


def _part(block, number, of, columns, totals):
    wanted = [
        (role, column.figure, column.is_compulsory)
        for column in columns
        for role in _roles(column.figure)
    ]
    here = {column.id for column in columns}
    wanted += [(Role.TOTAL, f, False) for f in totals if here.issuperset(f.of)]
    first = GROUP + 1 if block.kind == BRANCH else GROUP
    slots = [
        Slot(role, figure, place, is_compulsory)
        for place, (role, figure, is_compulsory) in enumerate(wanted, first)
    ]
    return Part(block, number, of, slots)


def _roles(figure):
    if figure.counted_by:
        return Role.VALUE, Role.COUNTED, Role.REASON
    return (Role.VALUE,)


def _is_numeric(block, figure):
    kinds = {column.id: column.figure.kind for column in block.columns}
    return all(kinds[name] in NUMERIC for name in figure.of)
