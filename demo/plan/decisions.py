"""The decisions that change the tree, as their sheets tell them; those about bodies and
branches follow the plan (mergers.complete)."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from unions.choices import ENDING, LineKind
from unions.models import LineRow
from unions.services import restructuring_sheets

from . import sheets

MOVING = (LineKind.MOVE, LineKind.RENAME, LineKind.SPLIT)


@dataclass
class Decision:
    number: str
    decided_on: date
    effective_on: date
    summary: str
    rows: list[LineRow] = field(default_factory=list)

    def add(self, kind, rows, line=None):
        """Adds rows, as mappings, to a line, by default to a new one."""
        number = line or max((row.line for row in self.rows), default=0) + 1
        self.rows += [LineRow(line=number, kind=kind, **row) for row in rows]

    def lines(self):
        rows = sorted(self.rows, key=_line)
        return [list(line) for _, line in groupby(rows, key=_line)]

    def heirs(self):
        """{unit that ends: [codes of those that take over]}"""
        heirs = {}
        for line in self.lines():
            for row in _ended(line):
                into = line[0].code if row.kind == LineKind.UNITE else row.into
                heirs.setdefault(row.unit, []).append(into)
        return heirs


def _line(row):
    return row.line


def _ended(line):
    """The rows of units that end; the others of a split say where children go."""
    if line[0].kind == LineKind.SPLIT:
        return [row for row in line if row.unit == line[0].unit]
    return line if line[0].kind in ENDING else []


def read():
    """The decisions in the order in which they are carried out."""
    return [_decision(**row) for row in sheets.read("decisions")]


def _decision(sheet, **facts):
    return Decision(**facts, rows=_read(f"{sheet}.csv") if sheet else [])


def _read(name):
    """A sheet such as users send."""
    return restructuring_sheets.read(sheets.DATA / "decisions" / name, name)


def ends(decisions):
    """{unit that ends: (first day gone, [heirs])}"""
    return {
        code: (decision.effective_on, heirs)
        for decision in decisions
        for code, heirs in decision.heirs().items()
    }


def founded(decisions, *forms):
    """The rows that found units of these forms, each with its day: [(day, row)]."""
    return [
        (decision.effective_on, row)
        for decision in decisions
        for row in decision.rows
        if row.code and row.form in forms
    ]


def changed(decisions):
    """The units that go on otherwise: moved, renamed, or of another official code."""
    rows = [row for decision in decisions for row in decision.rows]
    coded = {row.into for row in rows if row.into and row.official_code}
    return coded | {row.unit for row in rows if row.kind in MOVING}
