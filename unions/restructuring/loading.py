"""The part of the tree that a decision speaks of, in a constant number of queries."""

from itertools import groupby

from django.db.models import Q

from accounts.keys import among
from unions.choices import ANCESTORS, Form
from unions.models import Placement, Unit

from .findings import block
from .plan import Node


def load(plan, intents):
    """Gives `plan` a node for every unit that is named, for those right above them and
    for all that lies below what ends or moves; and one for every unit to be founded."""
    units = _units(_codes(intents) - set(intents.new))
    _place(plan, units, _rows(Q(unit__in=among([unit.pk for unit in units])), plan.on))
    above = _parents(plan)
    _place(plan, _units_by_key(above), _rows(Q(unit__in=among(above)), plan.on))
    _place(plan, [], _rows(_beneath(plan, intents), plan.on))
    for code, lines in intents.lines.items():
        node = plan.node(code)
        if node:
            node.lines = lines
    for number, (code, new) in enumerate(intents.new.items(), start=1):
        _found(plan, code, new, -number)


def _codes(intents):
    """Every code that the lines name."""
    codes = set(intents.lines) | set(intents.placed.values())
    for gone in intents.gone.values():
        codes |= {*gone.heirs, gone.children_to}
    facts = [*intents.facts.values(), *(new.facts for new in intents.new.values())]
    codes |= {each.get("parent", "") for each in facts}
    return codes - {""}


def _units(codes):
    return list(Unit.objects.filter(code__in=among(codes)))


def _units_by_key(keys):
    return list(Unit.objects.filter(pk__in=among(keys)))


def _rows(where, on):
    return Placement.objects.filter(where).reaching(on).order_by("unit_id", "since")


def _place(plan, units, rows):
    for unit in units:
        plan.codes[unit.code] = unit.pk
        plan.nodes[unit.pk] = Node(unit.pk, unit)
    by_unit = groupby(rows, key=lambda row: row.unit_id)
    for key, own in by_unit:
        node = plan.nodes.setdefault(key, Node(key, None))
        node.rows = list(own)


def _parents(plan):
    above = {row.parent_id for node in plan.nodes.values() for row in node.rows}
    return above - set(plan.nodes) - {None}


def _beneath(plan, intents):
    """What lies below the units that end or move."""
    moving = {code for code, facts in intents.facts.items() if "parent" in facts}
    keys = [plan.codes.get(code) for code in {*intents.gone, *moving, *intents.placed}]
    known = [plan.nodes[key].unit for key in keys if key]
    where = Q(pk__in=[])
    for level in ANCESTORS:
        own = [unit.pk for unit in known if unit.level == level]
        where |= Q(**{f"{level.path}__in": among(own)})
    return where & ~Q(unit__in=among(list(plan.nodes)))


def _found(plan, code, new, key):
    form = new.facts.get("form") or _form_of(plan, new)
    if not form:
        return
    if code in plan.codes or Unit.objects.filter(code=code).exists():
        plan.findings.append(
            block(
                f"Dòng {new.line}: mã đơn vị {code} đã được dùng; mỗi mã chỉ dùng một "
                "lần, hãy đổi mã. Muốn nhập vào đơn vị đang có, hãy dùng sáp nhập.",
                new.line,
            )
        )
        return
    name = new.facts.get("name", "")
    unit = Unit(code=code, level=Form(form).level, form=form, founded_on=plan.on)
    unit.name = unit.label = name
    plan.codes[code] = key
    plan.nodes[key] = Node(key, unit, lines=[new.line])


def _form_of(plan, new):
    """That of the first unit that it comes from."""
    olds = [plan.node(code) for code in new.of]
    return next((old.before.form for old in olds if old and old.before), "")
