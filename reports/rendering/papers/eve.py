"""What a decision does, as told on the eve of its day: the same before it is applied
and after, whatever the units are called later."""

from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from django.db.models import Q

from accounts.keys import among
from unions.choices import Form
from unions.models import Placement, Restructuring, Unit
from unions.models.placement import path_of
from unions.restructuring.heirs import Heirs
from unions.restructuring.intents import Intents
from unions.restructuring.lines import Line, lines_of
from unions.restructuring.plan import FACTS, Node, Plan
from unions.restructuring.shaping import Shaper

from .places import Place, place_of

# A unit that never stood on a day by itself is known by its snapshot.
KEPT = tuple(name for name in FACTS if hasattr(Unit, name))
PATH = ("province_id", "district_id", "grassroots_id")


@dataclass(frozen=True)
class Eve:
    """The lines of a document, and its plan made of the tree of the eve."""

    document: Restructuring
    lines: list[Line]
    intents: Intents
    plan: Plan
    followed: Heirs | None

    @property
    def day(self):
        return self.plan.on - timedelta(days=1)

    def heirs(self, code):
        """The codes of what stands in the place of a unit; none in a circle."""
        return self.followed.of(code) if self.followed else []

    def before(self, code):
        """The unit as it was, None for one to be founded."""
        node = self.plan.node(code)
        if node is None:
            return None if code in self.intents.new else Place(code, code)
        return node.before and place_of(self, node, attrgetter("before"))

    def after(self, code):
        """The unit as it will be."""
        node = self.plan.node(code)
        if node is None:
            new = self.intents.new.get(code)
            return Place(code, new.facts.get("name", code) if new else code)
        return place_of(self, node, attrgetter("now"))

    def name(self, code):
        """What a line calls a unit: its name of the eve, or that it is founded with."""
        return (self.before(code) or self.after(code)).name


def look(document):
    """The Eve of a restructuring. Reads only, in a constant number of queries; what a
    draft still lacks is left out."""
    lines = lines_of(document.rows.order_by("position"))
    intents, plan = Intents(), Plan(document.effective_on)
    for line in lines:
        intents.read(line)
    eve = Eve(document, lines, intents, plan, Heirs(intents.gone))
    _load(eve)
    if eve.followed.cycle():
        return Eve(document, lines, intents, plan, None)
    Shaper(plan, intents, eve.followed).shape()
    return eve


def _load(eve):
    codes = {
        code
        for line in eve.lines
        for row in line.rows
        for code in (row.unit, row.into, row.parent)
    }
    known = codes - set(eve.intents.new) - {""}
    _stand(eve, Q(code__in=among(known)) | Q(pk=eve.document.authority_id))
    rows = [node.before for node in eve.plan.nodes.values()]
    above = {key for row in rows for key in (row.parent_id, *path_of(row))}
    _stand(eve, Q(pk__in=among(above - set(eve.plan.nodes) - {None})))
    for number, code in enumerate(eve.intents.new, start=1):
        _found(eve.plan, eve.intents.new[code], code, -number)


def _stand(eve, where):
    """Gives the plan a node for each unit, with its placement of the eve."""
    units = list(Unit.objects.filter(where))
    rows = Placement.objects.filter(unit__in=among([unit.pk for unit in units]))
    first = {}
    for row in rows.reaching(eve.day).order_by("unit_id", "since"):
        first.setdefault(row.unit_id, row)
    for unit in units:
        row = first.get(unit.pk) or _remembered(unit)
        eve.plan.codes[unit.code] = unit.pk
        eve.plan.nodes[unit.pk] = Node(unit.pk, unit, [row])


def _remembered(unit):
    facts = {name: getattr(unit, name) for name in (*KEPT, *PATH)}
    return Placement(unit=unit, **facts)


def _found(plan, new, code, key):
    olds = [old for each in new.of if (old := plan.node(each))]
    form = new.facts.get("form") or next((old.before.form for old in olds), "")
    if form in Form.values:
        name = new.facts.get("name", code)
        unit = Unit(code=code, level=Form(form).level, form=form, name=name)
        plan.codes[code] = key
        plan.nodes[key] = Node(key, unit)
