"""The workbook of a return: filled in as far as it is known, and protected."""

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from accounts.spreadsheets.writing import BOOK
from reports.choices import ValueKind

from . import guide, pages, seals, shapes
from .layout import parts_of

# Columns may be made wider, rows filtered.
PROTECTED = {"autofilter": True, "format_columns": True}
# The whole is kept in memory: sums stand above what they add up.
OPTIONS = BOOK | {"constant_memory": False, "in_memory": True}


def write(file, sheet, *, at, address=""):
    """Writes the workbook of `sheet` (returns.sheets.Sheet), as downloaded at `at`,
    into `file` (binary); `address` is where it is sent back to. A return that is locked
    gives a workbook in which nothing can be filled in. Returns the number of rows."""
    parts = parts_of(sheet)
    book = xlsxwriter.Workbook(file, OPTIONS)
    looks = shapes.Shapes(book, is_open=sheet.lock is None)
    front = book.add_worksheet(guide.TITLE)
    # Before the tables: no more than ten sheets of a file are read.
    hidden = book.add_worksheet(seals.SHEET)
    lists = _write_hidden(hidden, sheet, parts, at)
    guide.write(front, book, sheet, parts, at=at, address=address)
    front.protect("", PROTECTED)
    for part in parts:
        page = book.add_worksheet(part.title)
        pages.write(page, part, sheet, looks, lists)
        page.protect("", PROTECTED)
    front.activate()
    book.close()
    return len(sheet.rows)


def _write_hidden(page, sheet, parts, at):
    """The seal in the first column, the options of each choice in the others; gives
    {figure id: their range}."""
    page.very_hidden()
    page.protect()
    for row, piece in enumerate(seals.write(sheet, [p.mark for p in parts], at)):
        page.write_string(row, 0, piece)
    lists = {}
    chosen = (c.figure for c in sheet.columns if c.figure.kind == ValueKind.CHOICE)
    for place, figure in enumerate(chosen, 1):
        for row, (_, words) in enumerate(figure.options):
            page.write_string(row, place, words)
        name = xl_col_to_name(place)
        lists[figure.id] = shapes.list_range(name, len(figure.options))
    return lists
