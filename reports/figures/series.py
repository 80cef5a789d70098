"""Figures of a unit through time, with and without the units that it took over."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .evaluation import evaluate, evaluate_span


@dataclass(frozen=True)
class Point:
    """The values on `day` by figure id: of the whole line (`whole`) and of the unit
    alone (`own`). Flows are counted over (`since`, `day`]; `standing` is how many units
    of the line stood on the day."""

    day: date
    since: date | None
    standing: int
    whole: dict
    own: dict


def series(figures, *, line, days):
    """A point for each of `days`, in order; flows run from the day before in the list,
    and the first has none. A sensitive figure is said of a line only if it may be said
    of each of its units; a derived one derives from the sums."""
    said = [f for f in figures if not f.sensitive or _said_of_all(f, line)]
    is_alone = len(line.units) == 1
    points = []
    for since, day in pairwise([None, *sorted(days)]):
        own = _values(figures, line.unit, since, day)
        whole = own if is_alone else _values(said, line, since, day)
        standing = sum(unit.exists_on(day) for unit in line.units)
        points.append(Point(day, since, standing, whole, own))
    return points


def _said_of_all(figure, line):
    return all(figure.said_of(unit) for unit in line.units)


def _values(figures, scope, since, day):
    values = evaluate(figures, scope=scope, day=day)
    if since:
        values |= evaluate_span(figures, scope=scope, opening=since, closing=day)
    return values
