"""Sheets written row by row: XLSX and CSV in which no cell is a formula."""

import csv
import io
from datetime import date
from decimal import Decimal

import xlsxwriter

from accounts import vietnamese

from .columns import heading

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST = 32_000
BOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def neutral(value):
    """Text that a spreadsheet would take for a formula gets the mark of plain text."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \xa0").startswith(DANGEROUS) else value


def write_xlsx(file, headings, rows, title="Dữ liệu"):
    """Writes a workbook of one sheet into `file` (binary) and returns its rows."""
    book = xlsxwriter.Workbook(file, BOOK)
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "bg_color": "#e8eef7", "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(headings) - 1, 0), 18)
    for place, text in enumerate(headings):
        sheet.write_string(0, place, neutral(str(text)), bold)
    count = 0
    for count, row in enumerate(rows, 1):
        _write_row(sheet, count, row, day)
    book.close()
    return count


def write_csv(file, headings, rows):
    """Writes the same as CSV with the mark of UTF-8, that Excel needs."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([neutral(str(heading)) for heading in headings])
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 -- counts the rows
        writer.writerow([_as_text(value) for value in row])
    text.detach()
    return count


def with_reasons(headers, rows):
    """(headings, lines) of refused rows as they came, in place of earlier reasons."""
    kept = [place for place, text in enumerate(headers) if heading(text) != "ly do"]
    lines = ([*(row.source[place] for place in kept), row.reason] for row in rows)
    return [*(headers[place] for place in kept), "Lý do"], lines


def _write_row(sheet, number, row, day):
    for place, value in enumerate(row):
        if value is None or value == "":
            continue
        if isinstance(value, date):
            sheet.write_datetime(number, place, value, day)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            sheet.write_number(number, place, value)
        else:
            sheet.write_string(number, place, neutral(str(value))[:LONGEST])


def _as_text(value):
    if isinstance(value, date):
        return vietnamese.day(value)
    return "" if value is None else neutral(value)
