"""The figures of a unit through the years, for its page: of the unit alone, and with
the units that it took over."""

from dataclasses import dataclass
from datetime import date

from reports.catalogue import BY_ID, FIGURES
from reports.figures import Derived
from reports.figures.series import series
from unions import lineage
from unions.choices import Form
from unions.models import Unit

from .labels import reachable

MAIN = tuple(BY_ID[name] for name in ("units_grassroots", "branches", "members"))
BELOW = ("units_grassroots", "branches")


@dataclass(frozen=True)
class Member:
    """A unit of the line, `link` that into its heir (None for the unit itself);
    `is_apart` where it stood on another level, so that the unit above it counts it
    too."""

    unit: Unit
    link: lineage.Link | None
    is_apart: bool


@dataclass(frozen=True)
class Row:
    """`cells` are (label, with predecessors, alone) for each figure."""

    day: date
    since: date | None
    standing: int
    cells: list


@dataclass(frozen=True)
class Line:
    """`left` are predecessors counted elsewhere: another heir was recorded first."""

    line: lineage.Line
    members: list[Member]
    left: list[Member]
    links: dict

    @property
    def is_alone(self):
        return len(self.members) == 1

    def figures(self):
        """What can be asked of the unit. A sensitive sum is told to whoever may see
        every unit in it, or the difference would tell of one that is not theirs."""
        said = [figure for figure in FIGURES if figure.said_of(self.line.unit)]
        is_open = len(self.links) == len(self.members)
        return [figure for figure in said if is_open or not figure.sensitive]

    def main_figures(self):
        unit = self.line.unit
        said = [figure for figure in MAIN if figure.said_of(unit)]
        if unit.form == Form.BRANCH_UNION:
            return [figure for figure in said if figure.id not in BELOW]
        return said


def line(unit, user):
    """The line of `unit`; `links` are those of its units, by key, that `user` sees."""
    found = lineage.line(unit)
    by_unit = {link.unit: link for link in found.links}
    left = [link for link in _first(lineage.before(unit)) if not link.is_main]
    others = Unit.objects.in_bulk([link.unit for link in left]) if left else {}
    return Line(
        line=found,
        members=[_member(u, by_unit.get(u.pk), unit) for u in found.units],
        left=[_member(others[link.unit], link, unit) for link in left],
        links=reachable(Unit, user, [u.pk for u in found.units]),
    )


def _first(generations):
    return generations[0] if generations else []


def _member(unit, link, heir):
    return Member(unit, None if unit == heir else link, unit.level != heir.level)


def rows(shown, figures, days):
    """A row for each of `days` with the values of `figures`."""
    points = series(_with_parts(figures), line=shown.line, days=days)
    return [
        Row(
            day=point.day,
            since=point.since,
            standing=point.standing,
            cells=[
                (figure.label, point.whole.get(figure.id), point.own.get(figure.id))
                for figure in figures
            ],
        )
        for point in points
    ]


def _with_parts(figures):
    """The figures after those that they derive from."""
    parts = [f.of for f in figures if isinstance(f, Derived)]
    return [*(BY_ID[name] for of in parts for name in of), *figures]
