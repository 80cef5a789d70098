"""A decision speaks of its own day and later: whatever it does, to any province, every
figure of every earlier day stays as it was."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from accounts.choices import Role
from reports.catalogue import FIGURES
from reports.figures import read
from tests.any_decision import AT, Draft, approve, decisions, document
from tests.any_province import EARLIER, EVE, LATER, ON, START, Province, provinces
from unions.models import Unit
from unions.restructuring import plan_of
from unions.services import carrying_out, restructurings

# (first day, last day) of spans that end before the decision is in force.
SPANS = [(START, EARLIER), (EARLIER, EVE)]
# What a decision does not move on its own day either, in the whole province.
CONSERVED = [
    ("members", "closing"),
    ("members_ethnic_minority", "closing"),
    *((name, "span") for name in ("admissions", "arrivals", "leavers")),
]
TYPES = ("units_local", "units_union", "units_branch_union", "branches")
CAME = ("founded", "formed", "arrived", "turned_into")
LEFT = ("merged", "dissolved", "departed", "turned_from")

pytestmark = pytest.mark.django_db

few = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@contextmanager
def grown(by, leader, drawn):
    with transaction.atomic():
        yield Province(by, leader, drawn)
        transaction.set_rollback(True)


@pytest.fixture
def leader(giang, open_account):
    return open_account("dung", "Đàm Tiến Dũng", Role.ADMINISTRATOR, by=giang)


def told():
    """Every figure of every unit on every earlier day, and over the spans between."""
    units = Unit.objects.filter(founded_on__lt=ON).order_by("pk")
    return {
        (unit.code, opening): told_of(unit, opening, closing)
        for unit in units
        for opening, closing in SPANS
    }


def told_of(unit, opening, closing):
    found = read(FIGURES, scope=unit, opening=opening, closing=closing)
    places = [
        (figure.id, at)
        for figure in FIGURES
        for at in (["span"] if figure.is_flow else ["opening", "closing"])
    ]
    return {place: found.value(*place) for place in places}


def may_be_done(made):
    plan = plan_of(made)
    return not (plan.blocks or carrying_out.blocks(plan, made))


@few
@given(provinces, decisions)
def test_no_figure_of_an_earlier_day_moves(giang, leader, drawn, decision):
    with grown(giang, leader, drawn) as province:
        made = document(province, Draft(decision).rows)
        if not may_be_done(made):
            return
        before = told()
        over_the_day = told_of(province.root, EVE, LATER)

        restructurings.apply(restructuring=approve(province, made), by=giang, at=AT)

        assert told() == before
        after = told_of(province.root, EVE, LATER)
        assert {place: after[place] for place in CONSERVED} == {
            place: over_the_day[place] for place in CONSERVED
        }


@few
@given(provinces, decisions)
def test_bridge_of_each_type_of_unit_adds_up(giang, leader, drawn, decision):
    with grown(giang, leader, drawn) as province:
        made = document(province, Draft(decision).rows)
        if may_be_done(made):
            made = approve(province, made)
            restructurings.apply(restructuring=made, by=giang, at=AT)

        for unit in Unit.objects.filter(founded_on__lt=ON):
            found = told_of(unit, EVE, LATER)
            for kind in TYPES:
                came = sum(found[f"{kind}_{way}", "span"] or 0 for way in CAME)
                left = sum(found[f"{kind}_{way}", "span"] or 0 for way in LEFT)
                ends = [found[kind, at] for at in ("opening", "closing")]
                if None not in ends:
                    assert ends[0] + came - left == ends[1]
