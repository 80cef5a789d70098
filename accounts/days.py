"""Days counted from days."""

from calendar import monthrange
from datetime import date


def add_months(day, months):
    """The same day of the month `months` later, or the last one of that month."""
    place = day.month - 1 + months
    year, month = day.year + place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
