"""Reads an XLSX file with calamine, in a process of its own with little memory: what a
hostile file breaks is this process. Called as a program, it knows nothing of Django."""

import marshal
import resource
import struct
import sys
from datetime import date, datetime, time, timedelta

import python_calamine

MOST_MEMORY = 700 * 1024 * 1024
MOST_SECONDS = 20
MOST_SHEETS = 10
BATCH = 1000
SIMPLE = {str, float, int, bool}


def main(path, out, hidden=False):
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    book = python_calamine.CalamineWorkbook.from_path(path)
    sheets = book.sheets_metadata
    names = [sheet.name for sheet in sheets if is_read(sheet, hidden)]
    names = names[:MOST_SHEETS]
    _send(names, out)
    for name in names:
        for batch in batches(book.get_sheet_by_name(name)):
            _send(batch, out)
        _send(None, out)


def is_read(sheet, hidden):
    kind, visible = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
    is_shown = hidden or sheet.visible == visible.Visible
    return sheet.typ == kind.WorkSheet and is_shown


def batches(sheet):
    """The rows from the first of the sheet on, empty ones too."""
    batch = []
    for cells in sheet.iter_rows():
        batch.append([c if type(c) in SIMPLE else _plain(c) for c in cells])
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _send(value, out):
    """One value with its length before it: it is read in one piece."""
    content = marshal.dumps(value)
    out.write(struct.pack("<I", len(content)))
    out.write(content)


def _plain(cell):
    if isinstance(cell, datetime | date):
        return (cell.year, cell.month, cell.day)
    if isinstance(cell, time | timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


if __name__ == "__main__":
    main(sys.argv[1], sys.stdout.buffer, hidden="--hidden" in sys.argv[2:])
