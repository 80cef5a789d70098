"""The parts put together are the plan again."""

from collections import Counter
from dataclasses import replace

import pytest

from cadres.choices import Outcome
from demo.plan import parts
from demo.plan.days import FIRST


@pytest.fixture(scope="module")
def before(plan):
    return parts.before(plan)


@pytest.fixture(scope="module")
def after(plan):
    return parts.after(plan)


def test_nobody_takes_over_who_ends_later(plan):
    """So that nobody leaves between two decisions that move them."""
    heirs = {heir for _, heirs in plan.province.ends.values() for heir in heirs}
    between = heirs & plan.province.ends.keys()
    homes = plan.province.homes

    assert between & homes.keys() == set()


def test_every_unit_is_of_the_first_day_or_founded_by_a_decision_or_later(plan):
    place = plan.province
    told = [unit.code for unit in (*place.first, *place.later)]
    told += [row.code for each in place.decisions for row in each.rows if row.code]
    sites = [site.code for site in (*place.bodies, *place.branches)]
    above = [unit.code for unit in (*place.districts, *place.communes)]

    assert sorted(told) == sorted([*sites, *above])
    assert {unit.spells[0].since for unit in place.first} == {FIRST}


def test_every_end_is_decided_once(plan):
    place = plan.province
    gone = {site.code for site in (*place.bodies, *place.branches) if site.until}
    above = (*place.districts, *place.communes)
    gone |= {unit.code for unit in above if unit.closed_on}

    told = Counter(code for each in place.decisions for code in each.heirs())

    assert told == Counter(gone)


def test_everybody_is_told_once(plan, before, after):
    assert Counter(before.lives + after.lives) == Counter(plan.people)
    assert Counter(before.awards + after.awards) == Counter(plan.cadres.awards)


def test_stays_are_those_before_and_those_after_a_merger(plan):
    for life in plan.members:
        first, later = parts.stays_before(life), parts.stays_after(life)
        if later:
            assert first[-1].until is None
            ended = life.stays[len(first) - 1]
            first = [
                *first[:-1],
                replace(first[-1], until=ended.until, exit=ended.exit),
            ]
        assert first + later == life.stays


def test_tenures_are_those_before_those_given_and_those_after(plan, before, after):
    ended = {fate.old for fate in plan.fates}
    known = {(h.life, h.unit, h.post, h.since): h for h in ended}
    told = [known.get((h.life, h.unit, h.post, h.since), h) for h in before.holds]
    told += [fate.new for fate in plan.fates if fate.new] + after.holds

    assert Counter(told) == Counter(plan.cadres.holds)
    assert all(hold.end != "UNIT_MERGED" for hold in before.holds)


def test_seats_of_units_that_end_are_open_before(plan, before, after):
    assert {quota.until for quota in before.quotas} == {None}
    founded = {row.code for each in plan.province.decisions for row in each.rows}
    others = [quota for quota in plan.cadres.quotas if quota.unit not in founded]
    assert len(before.quotas) + len(after.quotas) == len(others)


def test_what_becomes_of_the_leaders_of_communes(plan):
    communes = {commune.code for commune in plan.province.communes}
    ours = [fate for fate in plan.fates if fate.old.unit in communes]

    assert Counter((fate.old.post, fate.outcome) for fate in ours) == {
        ("SECRETARY", Outcome.EQUAL_POST): 18,
        ("SECRETARY", Outcome.LOWER_POST): 16,
        ("DEPUTY", Outcome.EQUAL_POST): 13,
        ("DEPUTY", Outcome.RESIGNED): 6,
    }


def test_seats_that_no_predecessor_had_are_opened(plan):
    told = [
        (quota.unit, quota.post, quota.count)
        for decision in plan.province.decisions
        for quota in parts.openings(plan.cadres.quotas, decision)
    ]

    assert told == [
        ("CB-KHOICQDN", "SPECIALIST", 1),
        ("CB-QUANGHOA", "SPECIALIST", 2),
    ]
