"""The tree of units as it stood on a day, one level at a time."""

from dataclasses import dataclass, field
from datetime import date

from accounts import vietnamese
from unions.choices import Level
from unions.models import Placement, Unit

from . import tally
from .tally import Tally

PER_PAGE = 100


@dataclass(frozen=True)
class Node:
    """A unit under the name of the day, with what stood at or below it."""

    unit: Unit
    placement: Placement
    tally: Tally

    @property
    def can_open(self):
        return self.tally.units > 1


@dataclass(frozen=True)
class Branching:
    """A node and a page of the units right below it. `own` is what it holds itself;
    `elsewhere` tells how many units below it the user does not see today, and `beyond`
    what they held."""

    day: date
    node: Node
    children: list[Node]
    page: int
    pages: int
    count: int
    own: Tally
    elsewhere: int = 0
    beyond: Tally = field(default_factory=Tally)


def branching(unit, day, *, user, page=1, per_page=PER_PAGE):
    """`unit` on `day` with the units right below it that `user` may see today, by level
    and name. None when `unit` did not stand on that day."""
    placement = unit.placements.on(day).first()
    if placement is None:
        return None
    tallies = tally.right_below(unit, day)
    whole = tally.of([unit], day)[unit.pk]
    own = tallies.pop(unit.pk, Tally())
    seen = _right_below(unit, day).visible_to(user).select_related("unit")
    nodes = _nodes(seen, tallies)
    beyond = [tallies[pk] for pk in tallies.keys() - {n.unit.pk for n in nodes}]
    pages = max(1, -(-len(nodes) // per_page))
    page = min(max(page, 1), pages)
    return Branching(
        day=day,
        node=Node(unit, placement, whole),
        children=nodes[(page - 1) * per_page : page * per_page],
        page=page,
        pages=pages,
        count=len(nodes),
        own=own,
        elsewhere=len(beyond),
        beyond=tally.total(beyond),
    )


def tops(day, *, user):
    """The highest units that `user` may see today, as they stood on `day`: more than
    one where a unit has since come over from elsewhere."""
    seen = Placement.objects.on(day).visible_to(user)
    above = Unit.objects.visible_to(user).values("pk")
    rows = seen.exclude(parent__in=above).select_related("unit")
    return _nodes(rows, tally.of([row.unit for row in rows], day))


def trail(placement, day, *, user):
    """The placements above one, the highest first, that `user` may see."""
    keys = [placement.province_id, placement.district_id, placement.grassroots_id]
    above = {pk for pk in keys if pk} - {placement.unit_id}
    rows = Placement.objects.on(day).filter(unit__in=above).visible_to(user)
    return sorted(rows.select_related("unit"), key=_order)


def _right_below(unit, day):
    return Placement.objects.on(day).filter(parent=unit)


def _nodes(placements, tallies):
    rows = sorted(placements, key=_order)
    return [Node(row.unit, row, tallies.get(row.unit_id, Tally())) for row in rows]


def _order(placement):
    depth = Level(placement.unit.level).depth
    return depth, vietnamese.sort_key(placement.name), placement.unit.code
