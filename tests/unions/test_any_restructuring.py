"""Decisions that no one would think of, over provinces that no one has: what the plan
says is what is done, nobody is lost, and undoing leaves no trace."""

import itertools
from collections import Counter
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import ReviewState, Role
from accounts.integrity import rules
from members.models import Enrolment
from tests.any_decision import (
    AT,
    TODAY,
    Draft,
    approve,
    decisions,
    document,
    renumbered,
)
from tests.any_province import EVE, ON, Drawn, Province, provinces
from tests.tables import differences, rows
from unions.choices import ANCESTORS, LineKind
from unions.models import LineRow, Placement, Restructuring, Succession, Unit
from unions.restructuring import plan_of
from unions.restructuring.plan import FACTS
from unions.services import carrying_out, restructurings

SHOWN = ("name", "form", "bloc")
PATHS = tuple(f"{level.path}_id" for level in ANCESTORS)

pytestmark = pytest.mark.django_db

SIX_COMMUNES = Drawn(1, [(0, 0)] * 6, [(0, 0)], [], [], [], [], [], [])

few = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@contextmanager
def grown(by, leader, drawn):
    """A province that is gone again after the block."""
    with transaction.atomic():
        yield Province(by, leader, drawn)
        transaction.set_rollback(True)


@pytest.fixture
def leader(giang, open_account):
    return open_account("dung", "Đàm Tiến Dũng", Role.ADMINISTRATOR, by=giang)


def obstacles(plan, made):
    found = [*plan.blocks, *carrying_out.blocks(plan, made)]
    return [finding.sentence for finding in found]


def broken():
    """What the standing rules find wrong."""
    errors = [rule for rule in rules() if rule.is_error]
    return {(rule.id, row.pk) for rule in errors for row in rule.find(TODAY)}


def members_on(day):
    held = Enrolment.objects.on(day).order_by("person_id")
    return dict(held.values_list("person_id", "unit__code"))


# A decision that may be carried out


def check_done(made, plan, by):
    before, eve = rows(), members_on(EVE)
    day = members_on(ON)
    faults = broken()

    restructurings.apply(restructuring=made, by=by, at=AT)

    check_tree(plan)
    check_endings(plan, made)
    check_members(plan, made, eve, day)
    assert broken() - faults == set()
    made.refresh_from_db()
    assert made.is_applied
    restructurings.undo(restructuring=made, by=by, at=AT)
    assert differences(before, rows()) == {}


def check_tree(plan):
    """Unit by unit, what the plan says holds from the day on, and is shown."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    by_code = {unit.code: unit.pk for unit in units.values()}
    last = {row.unit_id: row for row in Placement.objects.order_by("since")}
    for node in plan.nodes.values():
        pk = node.key if node.key > 0 else by_code[node.unit.code]
        row = last[pk]
        if pk in plan.ended:
            assert (row.until, units[pk].closed_on) == (ON, ON)
        elif node.after:
            keys = {new.key: by_code[new.unit.code] for new in plan.founded}
            assert (row.since, row.until) == (ON, None)
            told = [getattr(node.after, name) for name in (*FACTS, *PATHS)]
            there = [getattr(row, name) for name in (*FACTS, *PATHS)]
            assert there == [keys.get(v, v) if isinstance(v, int) else v for v in told]
    for pk, row in last.items():
        shown = ("parent_id", *SHOWN, *PATHS)
        unit = units[pk]
        assert [getattr(unit, n) for n in shown] == [getattr(row, n) for n in shown]
        assert unit.closed_on == row.until
        above = [row.grassroots_id, row.district_id]
        names = [last[key].name for key in above if key not in (None, pk)]
        assert unit.label == ", ".join([row.name, *names])


def check_endings(plan, made):
    told = [(e.unit.code, heir) for e in plan.endings for heir in e.heirs]
    kept = Succession.objects.filter(restructuring=made)
    assert sorted(kept.values_list("unit__code", "into__code")) == sorted(told)
    closed = Unit.objects.filter(pk__in=list(plan.ended), closed_on=ON).count()
    assert closed == len(plan.endings)
    assert not set(plan.predecessors("P"))


def check_members(plan, made, eve, day):
    """Nobody is lost, doubled or moved but with their unit, or to their part of it."""
    heirs = {ending.unit.code: ending.into for ending in plan.endings}
    followed = {person: heirs.get(unit, unit) for person, unit in day.items()}
    followed |= dict(made.allotments.values_list("person_id", "into"))
    assert members_on(EVE) == eve
    assert members_on(ON) == followed
    times = Counter(Enrolment.objects.on(ON).values_list("person_id", flat=True))
    assert set(times.values()) <= {1}


# A decision that may not


def check_refused(made, sentences, by, leader):
    """Each step is refused in the words of the plan, and nothing changes."""
    told = sentences[:5]
    if len(sentences) > len(told):
        told.append(f"Còn {len(sentences) - 5} điều khác; hãy xem phương án.")
    steps = {
        ReviewState.DRAFT: (restructurings.submit, by),
        ReviewState.SUBMITTED: (restructurings.approve, leader),
        ReviewState.APPROVED: (restructurings.apply, by),
    }
    for state, (step, who) in steps.items():
        Restructuring.objects.filter(pk=made.pk).update(state=state)
        made.refresh_from_db()
        before = rows()
        with pytest.raises(ValidationError) as caught, transaction.atomic():
            step(restructuring=made, by=who, at=AT)
        assert caught.value.messages == told
        assert differences(before, rows()) == {}


@few
@given(provinces, decisions)
def test_plan_is_what_is_done_and_undone(giang, leader, drawn, decision):
    with grown(giang, leader, drawn) as province:
        made = document(province, Draft(decision).rows)
        plan = plan_of(made)
        sentences = obstacles(plan, made)
        if sentences:
            check_refused(made, sentences, giang, leader)
        else:
            made = approve(province, made)
            check_done(made, plan, giang)


@few
@given(provinces, decisions, decisions)
def test_two_decisions_of_one_day_follow_each_other(giang, leader, drawn, one, two):
    with grown(giang, leader, drawn) as province:
        first = document(province, Draft(one).rows, number="1-NQ/TĐTN")
        if obstacles(plan_of(first), first):
            return
        first = approve(province, first)
        before = rows()
        restructurings.apply(restructuring=first, by=giang, at=AT)
        second = document(province, Draft(two, tag="M").rows, number="2-NQ/TĐTN")
        plan = plan_of(second)
        sentences = obstacles(plan, second)
        if sentences:
            check_refused(second, sentences, giang, leader)
        else:
            second = approve(province, second)
            check_done(second, plan, giang)

        restructurings.undo(restructuring=first, by=giang, at=AT)
        for said in (second.rows, second.allotments, second.destinations):
            said.all().delete()
        second.delete()
        assert differences(before, rows()) == {}


# Circles


circles = st.permutations(range(6)).flatmap(
    lambda order: st.tuples(st.just(order), st.integers(2, 6))
)


@few
@given(circles, st.lists(st.integers(0, 5), max_size=3))
def test_circle_is_refused_by_name(giang, leader, circle, others):
    """Each absorbed by the next; `others` are absorbed by one of the circle."""
    order, size = circle
    ring = [f"C{place}" for place in order[:size]]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    outside = [f"C{place}" for place in order[size:]]
    pairs += [(unit, ring[n % size]) for unit, n in zip(outside, others, strict=False)]
    with grown(giang, leader, SIX_COMMUNES) as province:
        cells = [
            LineRow(line=line, kind=LineKind.ABSORB, unit=unit, into=into)
            for line, (unit, into) in enumerate(sorted(pairs), start=1)
        ]
        made = document(province, cells)
        [told] = [f.sentence for f in plan_of(made).blocks]
        named = told[told.index("(") + 1 : told.rindex(")")].split(" → ")

        codes = [name.split(",")[0].removeprefix("Đoàn ") for name in named]
        assert sorted(codes[1:]) == sorted(ring)
        assert codes[0] == codes[-1]
        assert set(itertools.pairwise(codes)) <= set(pairs)
        check_refused(made, [told], giang, leader)


# The order of lines


def shape_of(plan):
    """What stands afterwards, by code, without numbers of lines and keys."""
    codes = {key: node.unit.code for key, node in plan.nodes.items() if node.unit}
    tree = {
        codes.get(key, key): [
            codes.get(value, value) if isinstance(value, int) else value
            for value in (getattr(node.now, name) for name in (*FACTS, *PATHS))
        ]
        for key, node in plan.nodes.items()
        if node.now and key not in plan.ended
    }
    endings = {e.unit.code: (e.heirs, e.children_to, e.keeper) for e in plan.endings}
    return tree, endings, plan.digest


@few
@given(provinces, decisions, st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_order_of_lines_does_not_matter(giang, leader, drawn, decision, order):
    with grown(giang, leader, drawn) as province:
        cells = Draft(decision).rows
        again = renumbered(cells, order)
        first = document(province, cells, number="1-NQ/TĐTN")
        second = document(province, again, number="2-NQ/TĐTN")
        one, two = plan_of(first), plan_of(second)
        is_blocked = bool(obstacles(one, first))
        assert bool(obstacles(two, second)) == is_blocked
        if not is_blocked:
            assert shape_of(two) == shape_of(one)
