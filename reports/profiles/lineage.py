"""Where a unit came from and what became of it: as steps, and as a drawing."""

from dataclasses import dataclass
from datetime import date

from unions import lineage
from unions.lineage import Link

from . import drawing
from .labels import Place

# More than this no one reads in a drawing; the list has them all.
MOST_BOXES = 40


@dataclass(frozen=True)
class Relations:
    """The links from the predecessors of a unit and those to its successors."""

    before: list[Link]
    after: list[Link]

    @property
    def units(self):
        links = (*self.before, *self.after)
        return [pk for link in links for pk in (link.unit, link.into)]


@dataclass(frozen=True)
class Step:
    """`unit` ended on `on` and `into` took over, each by its name then."""

    on: date
    unit: Place
    into: Place
    is_split: bool
    is_main: bool


@dataclass(frozen=True)
class Lineage:
    """`drawing` is None where it would hold too much."""

    steps: list[Step]
    drawing: drawing.Drawing | None


def gather(unit):
    """The relations of `unit`, all generations, in a query for each."""
    before, after = lineage.before(unit), lineage.after(unit)
    return Relations(
        [link for row in before for link in row],
        [link for row in after for link in row],
    )


def tell(unit, relations, labels):
    """The lineage of `unit`; None when it has neither predecessor nor successor."""
    links = dict.fromkeys((*relations.before, *relations.after))
    if not links:
        return None
    steps = [_step(link, labels) for link in sorted(links, key=lambda link: link.on)]
    drawn = None
    if len({*relations.units, unit.pk}) <= MOST_BOXES:
        drawn = drawing.draw(unit, relations, labels)
    return Lineage(steps, drawn)


def _step(link, labels):
    return Step(
        on=link.on,
        unit=labels.place_before(link.unit, link.on),
        into=labels.place(link.into, link.on),
        is_split=link.is_split,
        is_main=link.is_main,
    )
