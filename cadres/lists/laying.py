"""The rows of a list as the cells of a page."""

from dataclasses import dataclass

from django.urls import reverse

from accounts import vietnamese
from members.models import Person
from unions.models import Unit

from .columns import Kind, follow

NONE = "–"
# The page of a record: the right to it, and the name of its address.
PAGES = {
    Person: ("members.view_person", "person"),
    Unit: ("unions.view_unit", "unit"),
}


@dataclass(frozen=True)
class Cell:
    column: object
    text: str
    url: str = ""
    is_wrong: bool = False


def lay_out(listing, rows, asked, today):
    """`rows`, a page of them as a list, as lists of Cell; the cells lead to what the
    user may open, on the day that was asked for."""
    if listing.prepare:
        listing.prepare(rows, asked)
    seen = _seen(listing, rows, asked.user)
    day = None if asked.day == today else asked.day
    return [
        [_cell(column, row, asked, seen, day) for column in listing.columns]
        for row in rows
    ]


def _seen(listing, rows, user):
    """{model: keys of the records of these rows that `user` may open}."""
    keys = {}
    for column in listing.columns:
        if column.model:
            records = (follow(row, column.record) for row in rows)
            keys.setdefault(column.model, set()).update(r.pk for r in records if r)
    return {
        model: set(
            model.objects.visible_to(user)
            .filter(pk__in=wanted)
            .values_list("pk", flat=True)
        )
        for model, wanted in keys.items()
        if user.has_perm(PAGES[model][0])
    }


def _cell(column, row, asked, seen, day):
    value = column.read(row, asked)
    is_wrong = bool(column.is_wrong and column.is_wrong(row, asked))
    return Cell(column, tell(column, value), _url(column, row, seen, day), is_wrong)


def tell(column, value):
    """A value as it is read."""
    if value is None or value == "":
        return NONE
    if column.kind == Kind.DAY:
        return vietnamese.day(value)
    return vietnamese.number(value) if column.is_number else str(value)


def _url(column, row, seen, day):
    if column.link:
        return column.link(row) or ""
    record = follow(row, column.record) if column.model else None
    if record is None or record.pk not in seen.get(column.model, ()):
        return ""
    asked = {"ngay": day.isoformat()} if day else None
    return reverse(PAGES[column.model][1], args=[record.code], query=asked)
