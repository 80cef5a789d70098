"""A return as it would be, if some of its cells held something else."""

from copy import copy
from dataclasses import replace

from reports.models import ReturnLine


def suppose(sheet, written):
    """A copy of `sheet` with `written` in its cells: {(unit key, figure id): (value,
    reason)}. Nothing is written; what is there but for these cells is shared."""
    return replace(sheet, blocks=[_block(block, written) for block in sheet.blocks])


def _block(block, written):
    groups = [
        replace(group, rows=[_row(block, row, written) for row in group.rows])
        for group in block.groups
    ]
    return replace(block, groups=groups)


def _row(block, row, written):
    if not any(cell.key in written for cell in row.cells.values()):
        return row
    cells = {
        name: _cell(cell, *written[cell.key]) if cell.key in written else cell
        for name, cell in row.cells.items()
    }
    known = {name: cell.value for name, cell in cells.items()}
    totals = {f.id: f.value(known) for f in block.totals if f.id in row.totals}
    return replace(row, cells=cells, totals=totals)


def _cell(cell, value, reason):
    line = copy(cell.line) if cell.line else ReturnLine(figure=cell.figure.id)
    line.value, line.reason = value, reason
    return replace(cell, line=line)
