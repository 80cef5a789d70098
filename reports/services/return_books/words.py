"""Values as they stand in a workbook, and what a workbook's cell says."""

from decimal import Decimal

from accounts.spreadsheets.cells import plain
from reports.choices import ValueKind
from reports.returns import values

WORDED = (ValueKind.YES_NO, ValueKind.CHOICE)
# Beyond these digits a formula's number is noise: 0.1 + 0.2.
DIGITS = 6
EXACT = 10**15


def put(figure, value):
    """What stands in the workbook: a number, or the words to choose from; None for
    nothing."""
    if value is None:
        return None
    return values.show(figure, value) if figure.kind in WORDED else value


def take(raw):
    """The text that values.read understands, of what the reader gives for a cell."""
    if isinstance(raw, float) and abs(raw) < EXACT:
        number = Decimal(repr(round(raw, DIGITS)))
        return f"{_bare(number):f}".replace(".", ",")
    return plain(raw)


def _bare(number):
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()
