"""A decision's rows as a sheet that can be read again, and the empty one."""

from accounts.spreadsheets import template as templates
from accounts.spreadsheets import writing
from accounts.spreadsheets.columns import shown

from .columns import COLUMNS

LABEL = "Các dòng của quyết định"


def write_csv(file, rows):
    """Writes `rows` (LineRow) for programs: the names of the columns and the values as
    they are kept. Returns how many."""
    headings = [column.name for column in COLUMNS]
    return writing.write_csv(file, headings, (_values(row) for row in rows))


def write_xlsx(file, rows):
    """Writes `rows` for people: the words that they know. Returns how many."""
    headings = [column.label for column in COLUMNS]
    told = ([_shown(row, column) for column in COLUMNS] for row in rows)
    return writing.write_xlsx(file, headings, told)


def template():
    """The bytes of the empty workbook."""
    return templates.template(LABEL, COLUMNS)


def _values(row):
    return [getattr(row, column.name) for column in COLUMNS]


def _shown(row, column):
    return shown(column, getattr(row, column.name))
