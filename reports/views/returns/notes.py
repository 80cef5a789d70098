"""What is told below a row of a return, about its cells."""

from collections import defaultdict
from dataclasses import dataclass

from reports.returns.cell import Cell
from reports.returns.checks import Finding
from reports.services.cells import Outcome

OVERRIDE, REMARK = "over", "remarked"


@dataclass(frozen=True)
class Note:
    """`kind` is also how its cells are marked; `cell` is the one that it is about, None
    where a check marks several."""

    kind: str
    cell: Cell | None = None
    text: str = ""
    finding: Finding | None = None
    outcome: Outcome | None = None

    @property
    def keys(self):
        if self.cell:
            return [self.cell.key]
        return [(self.finding.unit, name) for name in self.finding.figures]

    @property
    def marks(self):
        """Nothing is wrong any more once it was explained."""
        return self.finding is None or self.finding.is_open


def list_notes(sheet, findings, left=()):
    """{(unit, figure of the first cell): [Note]}; `left` is what could not be written,
    (Typed, Outcome) each. Empty cells are counted, not told."""
    found = defaultdict(list)
    reasons = {t.cell.key: t.reason for t, _ in left if t.reason is not None}
    notes = (*_left(sheet, left), *_of_cells(sheet, reasons), *_of_checks(findings))
    for note in notes:
        found[_place(sheet, note)].append(note)
    return found


def _left(sheet, left):
    for typed, outcome in left:
        if cell := sheet.cell(*typed.cell.key):
            yield Note(outcome.status, cell, outcome=outcome)


def _of_cells(sheet, reasons):
    for cell in sheet.cells:
        if cell.remark:
            yield Note(REMARK, cell)
        if cell.is_overridden or cell.reason:
            yield Note(OVERRIDE, cell, reasons.get(cell.key, cell.reason))


def _of_checks(findings):
    for finding in findings:
        if finding.check and not finding.is_whole:
            yield Note(finding.severity.lower(), finding=finding)


def _place(sheet, note):
    """The first of its cells that is in the sheet."""
    return next((key for key in note.keys if sheet.cell(*key)), note.keys[0])
