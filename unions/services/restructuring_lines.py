"""Single lines of a restructuring that is still being written, which is always written
as a whole (restructurings.enter)."""

from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction

from unions.models import LineRow, Restructuring

from . import restructurings

LEFT_OUT = {"id", "restructuring", "position"}


@transaction.atomic
def put(*, restructuring, rows, by, number=None):
    """Writes `rows` (LineRow, not saved) as the line `number` in place of what it said,
    or as a new last line. Returns the number of the line."""
    lines = _lock(restructuring)
    if number is None:
        lines.append(rows)
        number = len(lines)
    else:
        lines[_place(lines, number)] = rows
    _write(restructuring, lines, by)
    return number


@transaction.atomic
def remove(*, restructuring, number, by):
    """Takes a line away; those after it move up."""
    lines = _lock(restructuring)
    del lines[_place(lines, number)]
    _write(restructuring, lines, by)


@transaction.atomic
def shift(*, restructuring, number, step, by):
    """Changes places with the line before (`step` -1) or after (1), where there is
    one."""
    lines = _lock(restructuring)
    here = _place(lines, number)
    there = min(max(here + step, 0), len(lines) - 1)
    lines[here], lines[there] = lines[there], lines[here]
    _write(restructuring, lines, by)


def copy(row):
    """The same row, not saved."""
    fields = [f for f in LineRow._meta.concrete_fields if f.name not in LEFT_OUT]
    return LineRow(**{field.name: getattr(row, field.name) for field in fields})


def _lock(restructuring):
    """Unsaved copies of the rows, line by line; nobody else writes meanwhile."""
    Restructuring.objects.select_for_update().get(pk=restructuring.pk)
    rows = restructuring.rows.order_by("line", "position")
    lines = groupby(rows, key=lambda row: row.line)
    return [[copy(row) for row in own] for _, own in lines]


def _place(lines, number):
    place = next((i for i, own in enumerate(lines) if own[0].line == number), None)
    if place is None:
        raise ValidationError(
            f"Không còn dòng {number} trong quyết định; hãy tải lại trang."
        )
    return place


def _write(restructuring, lines, by):
    """The lines are numbered anew in their order."""
    for number, own in enumerate(lines, start=1):
        for row in own:
            row.line = number
    rows = [row for own in lines for row in own]
    restructurings.enter(restructuring=restructuring, rows=rows, by=by)
