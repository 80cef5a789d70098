"""What stood at or below units on a day, counted for many units at once."""

from collections import defaultdict
from dataclasses import dataclass, fields

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from cadres.models import Tenure
from members.models import Enrolment
from reports.catalogue import BY_ID
from reports.catalogue.terms import people
from unions.choices import Level
from unions.models import Placement
from unions.models.dated import lasting

VIA = "unit__placements__"
BETWEEN = (Level.DISTRICT, Level.GRASSROOTS)
OF_UNITS = {name: BY_ID[name].take for name in ("units_grassroots", "branches")}
TAKEN = (
    (Placement, "", {"units": Count("pk"), **OF_UNITS}),
    (Enrolment, VIA, {"members": BY_ID["members"].take}),
    (Tenure, VIA, {"cadres": people(None)}),
)


@dataclass(frozen=True)
class Tally:
    """`units` are all of them, the unit itself included; somebody who holds two posts
    at or below a unit is one of its `cadres`."""

    units: int = 0
    units_grassroots: int = 0
    branches: int = 0
    members: int = 0
    cadres: int = 0

    @property
    def cells(self):
        return [(label, getattr(self, name)) for name, label in COLUMNS.items()]


COLUMNS = {
    "units_grassroots": BY_ID["units_grassroots"].label,
    "branches": BY_ID["branches"].label,
    "members": BY_ID["members"].label,
    "cadres": "Cán bộ",
}
HEADINGS = list(COLUMNS.values())


def of(units, day):
    """The tally of each of `units` on `day`, by key, in three queries for every level
    among them; none for a unit that did not stand."""
    by_path = defaultdict(list)
    for unit in units:
        by_path[unit.path].append(unit.pk)
    found = {}
    for path, keys in by_path.items():
        found |= _tally(
            day,
            lambda via, path=path, keys=keys: Q(**{f"{via}{path}__in": keys}),
            lambda via, path=path: F(f"{via}{path}"),
        )
    return found


def right_below(unit, day):
    """The tally of each unit right below `unit` on `day`, and of what `unit` holds
    itself, by key, in three queries."""
    depth = Level(unit.level).depth
    below = [level.path for level in BETWEEN if level.depth > depth]

    def key(via):
        ways = [F(f"{via}{path}") for path in (*below, "unit")]
        return Coalesce(*ways) if below else ways[0]

    return _tally(day, lambda via: Q(**{f"{via}{unit.path}": unit}), key)


def total(tallies):
    """Tallies of different units together; somebody with posts in two counts twice."""
    names = [f.name for f in fields(Tally)]
    return Tally(*(sum(getattr(each, name) for each in tallies) for name in names))


def _tally(day, place, key):
    """`place` gives the condition and `key` the unit to count for, both by the way to a
    placement."""
    found = defaultdict(dict)
    for model, via, takes in TAKEN:
        rows = model.objects.on(day).filter(lasting(day, via), place(via))
        for row in rows.values(at=key(via)).annotate(**takes).order_by():
            found[row.pop("at")] |= row
    return {pk: Tally(**counts) for pk, counts in found.items()}
