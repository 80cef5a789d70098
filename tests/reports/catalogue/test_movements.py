"""From the units of one day to those of another: every one is told once."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import reconciliation
from reports.catalogue import BY_ID
from reports.catalogue import FIGURES as ALL
from reports.catalogue.movements import FIGURES, STOCKS
from reports.figures import evaluate_span, read
from reports.figures.identities import Ledger
from tests.fixtures_records import change, copy, unguard
from tests.unions.test_any_tree import DAYS, acts, do, plant
from unions.choices import Area, Bloc, Form, Level
from unions.models import Placement, Succession, Unit
from unions.services import units

from ..conftest import CLOSING, OPENING

ON = date(2020, 2, 1)
EVE = DAYS[0] - timedelta(1)
BRIDGE = [*(BY_ID[stock] for stock, *_ in STOCKS.values()), *FIGURES]
RULES = [
    rule
    for rule in reconciliation.RULES
    if isinstance(rule, Ledger) and rule.stock != "members"
]
PREFIX = {form: stock for form, (stock, *_) in STOCKS.items()}
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


def events(scope, opening=OPENING, closing=CLOSING):
    """What happened, as {figure id: number}, without the zeros."""
    found = evaluate_span(FIGURES, scope=scope, opening=opening, closing=closing)
    return {name: number for name, number in found.items() if number}


def test_nothing_happened(small, ha_quang):
    assert events(small) == events(ha_quang) == {}


def test_merger_into_a_unit_that_stood(small, thong_nong, da_thong, ha_quang, giang):
    units.move(unit=da_thong, parent=ha_quang, on=ON, by=giang)
    units.dissolve(unit=thong_nong, into=ha_quang, on=ON, by=giang)

    assert events(small) == {"units_local_merged": 1}
    assert events(ha_quang) == {"units_union_arrived": 1}
    assert events(thong_nong) == {"units_union_departed": 1}


def test_union_of_two_in_a_new_one(small, found, pac_bo, truong_ha, ha_quang, giang):
    twin = found("B2", Form.BRANCH, "Chi đoàn Hai", truong_ha, **RURAL)
    new = found("B3", Form.BRANCH, "Chi đoàn Ba", truong_ha, ON, **RURAL)
    for branch in (twin, pac_bo):
        units.dissolve(unit=branch, into=new, on=ON, by=giang)

    told = {"branches_formed": 1, "branches_merged": 2}
    for scope in (small, ha_quang, truong_ha):
        assert events(scope) == told


def test_unit_founded_before_it_took_over_another_is_founded_anew(
    small, found, pac_bo, truong_ha, giang
):
    new = found("B3", Form.BRANCH, "Chi đoàn Ba", truong_ha, date(2019, 5, 1), **RURAL)
    units.dissolve(unit=pac_bo, into=new, on=ON, by=giang)

    assert events(small) == {"branches_founded": 1, "branches_merged": 1}


def test_unit_that_ends_without_an_heir_is_dissolved(small, found, truong_ha, giang):
    empty = found("B2", Form.BRANCH, "Chi đoàn Hai", truong_ha, **RURAL)
    units.dissolve(unit=empty, on=ON, by=giang)

    assert events(small) == {"branches_dissolved": 1}


def test_change_of_form_is_told_on_both_sides(small, found, ha_quang, clinic, giang):
    units.change(unit=clinic, form=Form.UNION, on=ON, by=giang)

    told = {"units_branch_union_turned_from": 1, "units_union_turned_into": 1}
    assert events(small) == events(ha_quang) == told


def test_what_moved_and_changed_came_as_what_it_is(
    small, ha_quang, hoa_an, clinic, giang
):
    units.move(unit=clinic, parent=hoa_an, on=ON, by=giang)
    units.change(unit=clinic, form=Form.UNION, on=ON + timedelta(1), by=giang)

    assert events(ha_quang) == {"units_branch_union_departed": 1}
    assert events(hoa_an) == {"units_union_arrived": 1}


def test_what_came_and_went_in_between_is_not_told(small, found, truong_ha, giang):
    brief = found("B2", Form.BRANCH, "Hai", truong_ha, date(2019, 1, 1), **RURAL)
    units.dissolve(unit=brief, on=ON, by=giang)

    assert events(small) == {}
    assert events(small, closing=date(2019, 6, 1)) == {"branches_founded": 1}


@pytest.mark.parametrize(
    ("opening", "closing", "told"),
    [
        (ON - timedelta(1), ON, {"branches_founded": 1}),
        (ON, ON + timedelta(1), {}),
        (ON - timedelta(2), ON - timedelta(1), {}),
    ],
)
def test_a_day_belongs_to_the_span_that_it_closes(
    small, found, truong_ha, opening, closing, told
):
    found("B2", Form.BRANCH, "Chi đoàn Hai", truong_ha, ON, **RURAL)

    assert events(small, opening, closing) == told


def test_levels_are_those_of_the_stock(small, ha_quang, truong_ha, pac_bo):
    def said(scope):
        figures = evaluate_span(FIGURES, scope=scope, opening=OPENING, closing=CLOSING)
        return sum(value is not None for value in figures.values())

    assert [said(s) for s in (small, ha_quang, truong_ha, pac_bo)] == [40, 24, 8, 0]


@pytest.mark.parametrize("more", [1, 3])
def test_all_of_it_takes_one_query(
    small, found, truong_ha, more, django_assert_num_queries
):
    for number in range(more):
        found(f"N{number}", Form.BRANCH, f"Mới {number}", truong_ha, ON, **RURAL)

    with django_assert_num_queries(1):
        assert events(small) == {"branches_founded": more}


def test_unit_in_two_places_breaks_the_bridge(small, pac_bo):
    unguard(Placement)
    row = pac_bo.placements.get()
    change(row, until=CLOSING)
    copy(row, since=ON, until=None)
    readings = read(ALL, scope=small, opening=OPENING, closing=ON)

    told = [(b.sentence, b.left, b.right) for b in reconciliation.check(readings)]

    sentence = "Chi đoàn đầu kỳ cộng số tăng, trừ số giảm, bằng số cuối kỳ"
    assert (sentence, 2, 3) in told


def recount(rows, scope, opening, closing):
    """The same by hand, unit by unit."""
    column = f"{scope.path}_id"
    mine = [row for row in rows if getattr(row, column) == scope.pk]
    here, anywhere = (
        [standing(placed, day) for day in (opening, closing)] for placed in (mine, rows)
    )
    told = Counter()
    for unit in here[0].keys() | here[1].keys():
        was, became = (forms.get(unit) for forms in here)
        if was != became:
            came, went = describe(unit, anywhere, was, became)
            told[f"{PREFIX.get(became)}_{came}"] += 1
            told[f"{PREFIX.get(was)}_{went}"] += 1
    return told


def standing(rows, day):
    """The form of every unit that stood on a day."""
    held = [r for r in rows if r.since <= day and (r.until is None or r.until > day)]
    return {row.unit_id: row.form for row in held}


def describe(unit, anywhere, was, became):
    if None not in (was, became):
        return "turned_into", "turned_from"
    stood, stands = (unit in rows for rows in anywhere)
    founded_on = Unit.objects.get(pk=unit).founded_on
    heirs = Succession.objects.filter(into=unit, on=founded_on).exists()
    followed = Succession.objects.filter(unit=unit).exists()
    came = "arrived" if stood else "formed" if heirs else "founded"
    went = "departed" if stands else "merged" if followed else "dissolved"
    return came, went


def check_bridge(rows, scope, opening, closing):
    readings = read(BRIDGE, scope=scope, opening=opening, closing=closing)
    by_hand = recount(rows, scope, opening, closing)
    said = {figure.id for figure in FIGURES if figure.said_of(scope)}
    assert {name: readings.value(name, "span") for name in said} == {
        name: by_hand[name] for name in said
    }
    assert [list(rule.check(readings)) for rule in RULES] == [[]] * len(STOCKS)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, min_size=4, max_size=14))
def test_any_tree_is_bridged_between_any_days(giang, sequence):
    with transaction.atomic():
        plant(giang)
        for act, which, how, on in sorted(sequence, key=lambda act: act[-1]):
            do(act, which, how, on, giang)

        rows = list(Placement.objects.all())
        for opening, closing in [(EVE, DAYS[0]), *pairwise(DAYS), (DAYS[0], DAYS[-1])]:
            for scope in Unit.objects.exclude(level=Level.BRANCH):
                check_bridge(rows, scope, opening, closing)
        transaction.set_rollback(True)
