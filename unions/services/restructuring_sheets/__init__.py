"""The sheet of a decision: read as rows, and written so that it can be read again."""

from .columns import COLUMNS
from .exporting import template, write_csv, write_xlsx
from .reading import Entered, enter, read

__all__ = [
    "COLUMNS",
    "Entered",
    "enter",
    "read",
    "template",
    "write_csv",
    "write_xlsx",
]
