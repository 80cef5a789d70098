"""The numbers that checks compare, gathered from the cells of a sheet."""

from reports.choices import Source

from . import register
from .judging import Numbers, add_up


def of_rows(checks, cells, sheet):
    """{unit: Numbers}; `cells` are those of the sheet by unit. Whom the register does
    not know has none of what it counts."""
    ids = {i for c in checks if c.source == Source.REGISTER for i in c.right}
    none = dict.fromkeys(ids, 0)
    counted = register.count_rows(checks, sheet)
    return {
        unit: Numbers(
            {cell.figure.id: cell.value for cell in own},
            none | counted.get(unit, {}),
            {c.figure.id: c.previous for c in own if c.previous is not None},
        )
        for unit, own in cells.items()
    }


def of_whole(checks, sheet):
    """The Numbers of the return as a whole. While a compulsory cell is empty there is
    nothing to say of its column; optional ones that are empty add nothing."""
    if not any(check.is_whole for check in checks):
        return None
    lacking = {c.figure.id for c in sheet.cells if c.is_compulsory and c.is_empty}
    sums = add_up(map(_of_cell, sheet.cells))
    asked = {column.id: None for column in sheet.columns if column.id not in lacking}
    known = {name: value for name, value in sums.declared.items() if name in asked}
    counted = register.count_whole(checks, sheet)
    return Numbers(asked | known, counted, sums.previous)


def _of_cell(cell):
    def kept(value):
        return {} if value is None else {cell.figure.id: value}

    return Numbers(kept(cell.value), {}, kept(cell.previous))
