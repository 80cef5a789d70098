"""Writes a plan: the only place where the tree changes by a decision."""

from django.db.models import Q

from accounts import bulk
from accounts.keys import among
from accounts.services import corrections, events
from unions import signals
from unions.choices import ANCESTORS
from unions.models import Placement, Succession, Unit
from unions.models.placement import path_of
from unions.restructuring import concerns
from unions.restructuring.plan import FACTS
from unions.signals import End

from . import passing, placements, snapshots

LINKS = ("unit_id", "parent_id", *(f"{level.path}_id" for level in ANCESTORS))


def blocks(plan, restructuring=None):
    """What the floors above have against the plan."""
    return [
        finding
        for concern in concerns.survey(plan, restructuring)
        for finding in concern.findings
        if finding.blocks
    ]


def lock(restructuring):
    """Locks the units that a document names, in one order for everybody, before its
    plan is made: nobody enrols or takes a post there meanwhile. Whoever changes the
    tree waits for the turn of it."""
    codes = {
        code
        for row in restructuring.rows.all()
        for code in (row.unit, row.into, row.parent)
        if code
    }
    rows = Unit.objects.select_for_update().filter(code__in=among(codes))
    list(rows.order_by("pk").values_list("pk"))


def carry_out(plan, *, restructuring, by, trail):
    """Carries out a plan without blocks in the transaction of the caller; every row is
    told to `trail`. The floors above are told of each unit that ends (unit_absorbed)
    while it still stands."""
    keys = _found(plan, trail)
    _place(plan, keys, trail)
    trail.created(_succeed(plan, restructuring))
    known = {node.unit.code: node.unit for node in plan.nodes.values() if node.unit}
    ends = [
        End(ending.unit, known.get(ending.into), known.get(ending.keeper))
        for ending in plan.endings
    ]
    signals.tell(ends, on=plan.on, by=by, trail=trail, restructuring=restructuring)
    _close(plan, trail)
    heirs = {end.unit.pk: end.into for end in ends}
    passing.pass_mandates(heirs, plan.on, trail)
    _refresh(plan, trail)
    _tell(plan, restructuring, by)


def _found(plan, trail):
    """Saves the units to be founded. Returns {key in the plan: primary key}."""
    units = [node.unit for node in plan.founded]
    Unit.objects.bulk_create(units, batch_size=500)
    keys = {node.key: node.unit.pk for node in plan.founded}
    trail.created(units)
    return keys


def _place(plan, keys, trail):
    """Ends what held until the day, and opens what holds from it on."""
    nodes = [*plan.founded, *plan.changed]
    for node in nodes:
        for name in LINKS:
            key = getattr(node.after, name)
            setattr(node.after, name, keys.get(key, key))
    trail.seen([node.before for node in plan.changed])
    bulk.insert([node.after for node in plan.founded])
    trail.created([node.after for node in plan.founded])
    pairs = [(node.before, node.after) for node in plan.changed]
    trail.created(placements.replace(pairs, plan.on))


def _succeed(plan, restructuring):
    units = {node.unit.code: node.unit for node in plan.nodes.values() if node.unit}
    return Succession.objects.bulk_create(
        Succession(
            unit=ending.unit,
            into=units[code],
            on=plan.on,
            restructuring=restructuring,
        )
        for ending in plan.endings
        for code in ending.heirs
    )


def _close(plan, trail):
    """Ends the units; a placement that began on the day itself held on no day."""
    units = [ending.unit for ending in plan.endings]
    rows = [plan.nodes[unit.pk].before for unit in units]
    trail.seen(units)
    trail.seen(rows)
    never = [row.pk for row in rows if row.since == plan.on]
    Placement.objects.filter(pk__in=among(never)).delete()
    ended = [row.pk for row in rows if row.since < plan.on]
    Placement.objects.filter(pk__in=among(ended)).update(until=plan.on)
    keys = among([unit.pk for unit in units])
    Unit.objects.filter(pk__in=keys).update(closed_on=plan.on)


def _refresh(plan, trail):
    """The snapshots of whatever changed, and of whatever lies, or lay last, below."""
    moved = [node for node in plan.changed if _speaks_anew(node)]
    where = Q(unit__in=among([node.key for node in (*plan.changed, *plan.founded)]))
    where |= Q(unit__in=among(list(plan.ended)))
    for level in ANCESTORS:
        keys = [node.key for node in moved if node.level == level]
        where |= Q(**{f"{level.path}__in": among(keys)})
    rows = Placement.objects.filter(where)
    concerned = set(rows.values_list("unit_id", flat=True).distinct())
    concerned |= {node.unit.pk for node in plan.founded}
    trail.seen(Unit.objects.filter(pk__in=among(concerned)))
    snapshots.refresh(concerned)


def _speaks_anew(node):
    before, after = node.before, node.after
    return before.name != after.name or path_of(before) != path_of(after)


def _tell(plan, restructuring, by):
    """Each unit has it in its own history."""
    detail = {"on": plan.on, "restructuring": restructuring.number}
    told = [
        ("unit.dissolve", ending.unit, {"into": ending.into or None, **detail})
        for ending in plan.endings
    ]
    told += [("unit.found", node.unit, detail) for node in plan.founded]
    told += [
        ("unit.change", node.unit, {"changes": _changes(plan, node), **detail})
        for node in plan.changed
        if node.lines
    ]
    events.record_all(told, by=by)


def _changes(plan, node):
    """{label: [before, after]} of the facts that change, the parent by name."""
    return {
        Placement._meta.get_field(name.removesuffix("_id")).verbose_name: [
            _say(plan, name, getattr(row, name)) for row in (node.before, node.after)
        ]
        for name in FACTS
        if getattr(node.before, name) != getattr(node.after, name)
    }


def _say(plan, name, value):
    if name == "parent_id":
        node = plan.nodes.get(value)
        return str(node.unit) if node and node.unit else None
    return corrections.tell(Placement._meta.get_field(name), value)
