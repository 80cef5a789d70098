"""Units under the names that they bore on a day, and whom a page may lead to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from unions.models import Placement


def reachable(model, user, keys):
    """The rows of `model` among `keys` that `user` may open, by key; a page names the
    others without a link."""
    rows = model.objects.visible_to(user).filter(pk__in=set(keys) - {None})
    return {row.pk: row for row in rows}


@dataclass(frozen=True)
class Place:
    """A unit by its key, as it was called on a day, and the names above it."""

    unit: int
    name: str
    above: str

    def __str__(self):
        return ", ".join(part for part in (self.name, self.above) if part)


class Labels:
    """The names of `units` (keys) and of those above them, on any day: two queries."""

    def __init__(self, units):
        self.periods = defaultdict(list)
        found = self._read(set(units) - {None})
        above = {pk for row in found for pk in (row.grassroots_id, row.district_id)}
        self._read(above - {None} - set(units))

    def _read(self, units):
        rows = Placement.objects.filter(unit__in=units).order_by("since")
        rows = list(rows.only("unit", "name", "since", "grassroots", "district"))
        for row in rows:
            self.periods[row.unit_id].append(row)
        return rows

    def placement(self, unit, day):
        """The last placement of a unit that began by `day`; its first one before."""
        periods = self.periods[unit]
        begun = [row for row in periods if row.since <= day]
        return (begun or periods)[-1 if begun else 0]

    def name(self, unit, day):
        return self.placement(unit, day).name

    def place(self, unit, day):
        """A unit with those above it, the nearest first, without the province."""
        row = self.placement(unit, day)
        path = [pk for pk in (row.grassroots_id, row.district_id) if pk]
        above = ", ".join(self.name(pk, day) for pk in path if pk != unit)
        return Place(unit, row.name, above)

    def place_before(self, unit, day):
        """As `place`, on the last day before `day`."""
        return self.place(unit, day - timedelta(1))
