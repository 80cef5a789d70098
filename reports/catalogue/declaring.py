"""Shapes of figures that units declare in their returns."""

from reports.choices import Respondent, ValueKind
from reports.figures.algebra import (
    DOWN_TO_GRASSROOTS,
    EVERY_LEVEL,
    Declared,
    Derived,
)

from .populations import DECLARED, DECLARED_STOCK
from .terms import share

# More than any unit can honestly say.
MOST_PEOPLE, MOST_TURNS = 5_000, 100_000

# Who says a figure, and the units that hold somebody who does.
LEVELS = {
    Respondent.BRANCH: EVERY_LEVEL,
    Respondent.CELL: EVERY_LEVEL,
    Respondent.UNION: DOWN_TO_GRASSROOTS,
    Respondent.GRASSROOTS: DOWN_TO_GRASSROOTS,
    Respondent.SENDER: DOWN_TO_GRASSROOTS,
}


def of_day(id, label, unit, section, asked_of, definition, **declaration):
    """What stands on the last day of a period; the last approved period tells it."""
    return _declared(
        id, label, unit, section, asked_of, definition, DECLARED_STOCK, declaration
    )


def in_period(id, label, unit, section, asked_of, definition, **declaration):
    """What happened in a period; those that ended in the span add up."""
    return _declared(
        id, label, unit, section, asked_of, definition, DECLARED, declaration
    )


def yes(id, label, unit, section, asked_of, definition, heading):
    """How many units said yes."""
    return of_day(
        id,
        label,
        unit,
        section,
        asked_of,
        definition,
        kind=ValueKind.YES_NO,
        most=1,
        heading=heading,
    )


def total(*, of, **declaration):
    """A sum of figures of a period, also told of each row of a form."""
    return Derived(of=of, rule=_add, is_flow=True, adds=True, **declaration)


def share_of(part, whole, label, section, definition, levels):
    """The share of those who said yes."""
    return share(
        id=f"{part}_share",
        label=label,
        section=section,
        definition=f"{definition}, phần trăm, làm tròn hai chữ số.",
        levels=levels,
        part=part,
        whole=whole,
    )


def share_of_branches(part, label, section):
    return share_of(
        part,
        "branches",
        label,
        section,
        "Số chi đoàn khai có, trên số chi đoàn đang hoạt động trong ngày",
        DOWN_TO_GRASSROOTS,
    )


def _declared(id, label, unit, section, asked_of, definition, over, declaration):
    return Declared(
        id=id,
        label=label,
        unit=unit,
        section=section,
        definition=definition,
        asked_of=asked_of,
        levels=LEVELS[asked_of],
        over=over,
        **declaration,
    )


def _add(*parts):
    return sum(parts)
