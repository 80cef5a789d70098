"""Sheets of awards: what a file would do, and how it is done."""

from .applying import apply
from .columns import COLUMNS
from .deciding import decide
from .exporting import rows_of

__all__ = ["COLUMNS", "apply", "decide", "rows_of"]
