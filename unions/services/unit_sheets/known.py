"""What the register knows of the units that a sheet speaks of, in few queries."""

from itertools import groupby

from django.db.models import Max

from accounts.keys import among
from unions.choices import ANCESTORS
from unions.models import Placement, Unit


class Register:
    """The units that `rows` name, as `by` may see them, and their placements."""

    def __init__(self, rows, by):
        # Of two rows of one code the first is taken.
        self.rows = {row.cells["code"]: row for row in reversed(rows)}
        codes = {code for row in rows for code in _codes(row)}
        seen = Unit.objects.visible_to(by).filter(code__in=among(codes))
        self.units = {unit.code: unit for unit in seen}
        taken = Unit.objects.filter(code__in=among(codes))
        self.taken = set(taken.values_list("code", flat=True))
        self.codes = {unit.pk: unit.code for unit in self.units.values()}
        self.placements = _placements(self.codes)
        above = _parents(self.placements)
        self.codes |= above
        self.placements = _placements(above) | self.placements
        self.bearing = _bearing(self.codes)
        self.below = _below(self.codes)


def _codes(row):
    return {row.cells["code"], row.cells.get("parent")} - {None, ""}


def _placements(units):
    """The placements of each unit in order of time."""
    rows = Placement.objects.filter(unit_id__in=among(units))
    rows = rows.order_by("unit_id", "since")
    return {unit: list(own) for unit, own in groupby(rows, lambda row: row.unit_id)}


def _parents(placements):
    """The codes of the parents, by key."""
    keys = {own[-1].parent_id for own in placements.values()} - {None}
    return dict(Unit.objects.filter(pk__in=among(keys)).values_list("pk", "code"))


def _bearing(units):
    """The units that others stand right below."""
    rows = Placement.objects.open().filter(parent_id__in=among(units))
    return set(rows.values_list("parent_id", flat=True))


def _below(units):
    """The last day on which something changed below each unit."""
    last = {}
    for level in ANCESTORS:
        path = f"{level.path}_id"
        rows = Placement.objects.filter(**{f"{path}__in": among(units)})
        for unit, since, until in rows.values_list(path).annotate(
            Max("since"), Max("until")
        ):
            days = [day for day in (since, until) if day]
            last[unit] = max([*days, *([last[unit]] if unit in last else [])])
    return last
