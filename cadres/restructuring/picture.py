"""The seats that vanish with their units, who holds them and what is written down of
that, in a number of queries that does not depend on how many they are."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from accounts.keys import among
from cadres.choices import PLACED
from cadres.models import Destination, Opening, Post, Seat, Tenure
from unions.models import Placement, Unit
from unions.restructuring import Plan
from unions.standards import standards_on

from .room import Room


@dataclass
class Picture:
    """`tenures` and `seats` are those of units that end, the tenures in the order in
    which places are given; `recorded` are the destinations by tenure; `units` what is
    named beside the plan, by code."""

    plan: Plan
    tenures: list[Tenure] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    recorded: dict[int, Destination] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    room: Room = field(default_factory=Room)

    @cached_property
    def vanishing(self):
        """The seats of the eve of the day."""
        return [row for row in self.seats if row.since < self.plan.on]

    @cached_property
    def posts(self):
        """Every post, by its code."""
        return Post.objects.in_bulk()

    @cached_property
    def standards(self):
        """The rules of the day."""
        return standards_on(self.plan.on)

    def ending(self, tenure):
        return self.plan.ended[tenure.unit_id]

    def unit(self, code):
        """The unit that bears `code` and works from the day on, or None."""
        node = self.plan.node(code)
        if node is None or node.unit is None:
            return self.units.get(code)
        if node.is_new:
            return node.unit if node.after else None
        stands = node.before and node.unit.exists_throughout(self.plan.on, None)
        return node.unit if stands and node.key not in self.plan.ended else None

    def area(self, code):
        """The level of a unit from the day on, and whether its area is special."""
        node = self.plan.node(code)
        if node is None or node.unit is None:
            unit = self.units[code]
            return unit.level, unit.in_special
        return node.level, node.now.special_area


def draw(plan, restructuring=None, also=()):
    """The Picture of a plan, with the units of the codes `also`. Reads only."""
    if not plan.endings:
        return Picture(plan)
    picture = Picture(plan, _tenures(plan), _seats(plan))
    picture.recorded = _recorded(restructuring, picture.tenures)
    named = {row.into for row in picture.recorded.values()} | set(also)
    picture.units = _units(plan, named - {""})
    picture.room = Room.of(picture, named - {""}, _openings(restructuring))
    for row in picture.recorded.values():
        if row.outcome in PLACED:
            picture.room.take(row.into, row.post_id)
    return picture


def _tenures(plan):
    rows = Tenure.objects.filter(unit__in=among(list(plan.ended))).reaching(plan.on)
    rows = list(rows.select_related("person", "post"))
    places = {key: place for place, key in enumerate(plan.ended)}
    for row in rows:
        row.unit = plan.ended[row.unit_id].unit
    return sorted(
        rows, key=lambda r: (r.post.rank, r.since, places[r.unit_id], r.person_id)
    )


def _seats(plan):
    reaching = Q(until__isnull=True) | Q(until__gte=plan.on)
    rows = Seat.objects.filter(reaching, unit__in=among(list(plan.ended)))
    return list(rows.order_by("unit", "post", "since"))


def _recorded(restructuring, tenures):
    if restructuring is None or restructuring.pk is None:
        return {}
    known = {tenure.pk for tenure in tenures}
    rows = Destination.objects.filter(restructuring=restructuring)
    return {row.tenure_id: row for row in rows if row.tenure_id in known}


def _openings(restructuring):
    if restructuring is None or restructuring.pk is None:
        return {}
    rows = Opening.objects.filter(restructuring=restructuring)
    return {(row.unit, row.post_id): row.quota for row in rows}


def _units(plan, codes):
    """Units that a destination names and the plan does not, still at work."""
    missing = [code for code in codes if plan.node(code) is None]
    special = Placement.objects.on(plan.on).filter(special_area=True)
    rows = Unit.objects.on(plan.on).filter(closed_on__isnull=True)
    rows = rows.annotate(in_special=Exists(special.filter(unit=OuterRef("pk"))))
    return {unit.code: unit for unit in rows.filter(code__in=among(missing))}
