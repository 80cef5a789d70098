"""What units came before a unit and after it: read from the successions, a query a
generation."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from unions.models import Succession, Unit


@dataclass(frozen=True)
class Link:
    """`unit` ended on `on` and `into` took over (keys). Of a unit that was split, the
    heir recorded first is the main one."""

    unit: int
    into: int
    on: date
    is_main: bool
    is_split: bool


def before(unit):
    """The links to `unit` from its predecessors, to them from theirs, and so on: a list
    a generation, the nearest first."""
    return list(_walk([unit.pk], "into", "unit"))


def after(unit):
    """The links from `unit` to its successors, and so on, the nearest first."""
    return list(_walk([unit.pk], "unit", "into"))


def _walk(start, here, there, **which):
    """Nobody goes on twice from one unit: each link is told once, in a circle too."""
    met = front = set(start)
    while front:
        links = _links(**{f"{here}__in": front}, **which)
        if links:
            yield links
        front = {getattr(link, there) for link in links} - met
        met = met | front


def _links(is_main=None, **where):
    others = Succession.objects.filter(unit=OuterRef("unit"))
    rows = Succession.objects.filter(**where).annotate(
        is_main=~Exists(others.filter(pk__lt=OuterRef("pk"))),
        is_split=Exists(others.exclude(pk=OuterRef("pk"))),
    )
    if is_main is not None:
        rows = rows.filter(is_main=is_main)
    columns = ("unit", "into", "on", "is_main", "is_split")
    ordered = rows.order_by("on", "unit__sort_key", "unit__code", "pk")
    return [Link(*row) for row in ordered.values_list(*columns)]


@dataclass(frozen=True)
class Line:
    """A unit with its predecessors, counted as one: `units`, the unit itself first. To
    be given wherever figures ask for a scope."""

    units: tuple[Unit, ...]
    links: tuple[Link, ...]

    @property
    def unit(self):
        return self.units[0]

    @property
    def level(self):
        return self.unit.level

    def exists_on(self, day):
        return any(unit.exists_on(day) for unit in self.units)

    def covers(self, via=""):
        """The placements, reached `via` a relation, at or below any of the units."""
        keys = defaultdict(list)
        for unit in self.units:
            keys[f"{via}{unit.path}__in"].append(unit.pk)
        return Q(*keys.items(), _connector=Q.OR)


def line(unit):
    """`unit` with all whose main heir it is, directly or through others: a unit that
    was split lies in one line only, so that lines never share what they count."""
    links = [
        link for row in _walk([unit.pk], "into", "unit", is_main=True) for link in row
    ]
    keys = dict.fromkeys(link.unit for link in links if link.unit != unit.pk)
    units = Unit.objects.in_bulk(keys) if keys else {}
    return Line((unit, *(units[pk] for pk in keys)), tuple(links))
