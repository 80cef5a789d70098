"""How many units there are under a decision's authority before and after it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from unions.choices import LEVELS, Bloc, Level
from unions.models import Placement
from unions.models.placement import path_of


@dataclass(frozen=True)
class Tally:
    """Units of one level, of one of its blocs with `bloc`, before and after."""

    level: Level
    bloc: Bloc | None
    before: int
    after: int

    @property
    def change(self):
        return self.after - self.before

    @property
    def label(self):
        return self.bloc.label if self.bloc else self.level.label


def count(plan, authority):
    """The tallies of what lies at or below `authority`, a unit, on the plan's day: as
    the tree stands, and with the plan carried out. One question to the database."""
    before = _standing(authority, plan.on)
    after = Counter(before)
    for node in plan.nodes.values():
        if node.key in plan.ended or (node.after and node.before):
            after.subtract(_cells(node.before, authority))
        if node.after:
            after.update(_cells(node.after, authority))
    return list(_tallies(before, after))


def compare(authority, one, other):
    """The tallies of what lay at or below `authority` on two days."""
    return list(_tallies(_standing(authority, one), _standing(authority, other)))


def _standing(authority, on):
    rows = Placement.objects.under(authority, on)
    counted = rows.values_list("form", "bloc").annotate(Count("pk")).order_by()
    cells = Counter()
    for form, bloc, number in counted:
        cells[LEVELS[form], ""] += number
        if bloc:
            cells[LEVELS[form], bloc] += number
    return cells


def _cells(placement, authority):
    """Where a placement is counted, if it lies at or below the authority."""
    if authority.pk not in (placement.unit_id, *path_of(placement)):
        return []
    level = LEVELS[placement.form]
    blocs = [placement.bloc] if placement.bloc else []
    return [(level, ""), *((level, bloc) for bloc in blocs)]


def _tallies(before, after):
    for level in Level:
        for bloc in ("", *Bloc):
            pair = before[level, bloc], after[level, bloc]
            if any(pair):
                yield Tally(level, Bloc(bloc) if bloc else None, *pair)
