"""How far a campaign has come, in numbers and by unit."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.choices import Rank
from cadres.evaluating import progress, tallies
from cadres.evaluating.tallies import Tally
from unions.services import units

DUE = date(2021, 12, 10)


@pytest.fixture
def load(campaign, an, province):
    def load(scope=province, user=an, day=DUE, campaign=campaign):
        return progress.load(campaign=campaign, scope=scope, user=user, day=day)

    return load


def told(found):
    return [(line.unit.code, line.tally.total, line.tally.rated) for line in found.rows]


def test_states_and_ranks_make_up_the_total(campaign, rated, nominate, clinic, binh):
    nominate(clinic, self_rank=Rank.EXCELLENT)

    tally = tallies.tally_of(campaign.evaluations.all())

    assert tally == Tally(
        total=3, self_rated=1, drafts=2, decided=1, ranks={Rank.GOOD: 1}
    )
    assert (tally.rated, tally.not_rated, tally.to_send) == (1, 2, 2)
    assert [tally.share(rank) for rank in (Rank.GOOD, Rank.EXCELLENT)] == [
        Decimal("33.33"),
        0,
    ]


def test_who_is_out_counts_nowhere(campaign, clinic):
    campaign.evaluations.filter(unit=clinic).update(is_out=True)

    assert tallies.tally_of(campaign.evaluations.all()).total == 2


def test_nothing_has_no_share():
    assert (Tally().share(Rank.GOOD), Tally().not_rated) == (0, 0)


def test_tallies_are_added():
    one = Tally(total=2, decided=1, ranks={Rank.GOOD: 1})
    other = Tally(total=3, sent=1, decided=2, ranks={Rank.GOOD: 1, Rank.FAILED: 1})

    assert one + other == Tally(
        total=5, sent=1, decided=3, ranks={Rank.GOOD: 2, Rank.FAILED: 1}
    )


def test_units_right_below_are_told_with_all_below_them(load, rated, ha_quang):
    found = load()

    assert told(found) == [("CB-HAQUANG", 2, 1), ("CB-HOAAN", 1, 0)]
    assert (found.total.total, found.total.rated, found.own) == (3, 1, None)
    assert told(load(ha_quang)) == [("CB-HQ-TTYT", 1, 0), ("CB-HQ-TH", 1, 1)]


def test_scope_has_what_is_its_own(load, rated, truong_ha):
    found = load(truong_ha)

    assert (found.own.rated, found.total.total, found.rows) == (1, 1, [])


@pytest.mark.parametrize(("day", "late"), [(10, []), (11, ["CB-HOAAN"])])
def test_late_is_who_has_not_sent_all_after_the_due_day(
    load, campaign, hoa_an, day, late
):
    campaign.evaluations.exclude(unit__code="CB-HA-HV").update(state="SUBMITTED")

    found = load(day=date(2021, 12, day))

    assert [line.unit.code for line in found.rows if line.is_late] == late


def test_stranger_sees_the_own_part(load, chi, province):
    assert told(load(user=chi)) == [("CB-HOAAN", 1, 0)]


def test_units_stand_where_they_stood_that_day(
    load, campaign, truong_ha, hoa_an, ha_quang, giang
):
    units.move(unit=truong_ha, parent=hoa_an, on=date(2022, 1, 1), by=giang)

    assert told(load()) == [("CB-HAQUANG", 2, 0), ("CB-HOAAN", 1, 0)]
    under = progress.rows_under(campaign, ha_quang)
    assert sorted(row.unit.code for row in under) == ["CB-HQ-TH", "CB-HQ-TTYT"]


def test_unit_that_moved_before_the_day_stands_where_it_came_to(
    load, campaign, truong_ha, hoa_an, giang
):
    units.move(unit=truong_ha, parent=hoa_an, on=date(2021, 12, 31), by=giang)

    assert told(load()) == [("CB-HAQUANG", 1, 0), ("CB-HOAAN", 2, 0)]


def test_caps_are_told_where_they_are_exceeded(
    load, campaign, waiting, rule_on, dung, cap, ha_quang
):
    rule_on([waiting], dung, ranks={waiting.pk: Rank.EXCELLENT})
    cap(49)

    over = {line.unit.code: line.over for line in load().rows}

    assert [excess.decider for excess in over["CB-HAQUANG"]] == [ha_quang]
    assert over["CB-HOAAN"] == []
    assert load().over == []
    assert [excess.excellent for excess in load(ha_quang).over] == [1]


def test_questions_do_not_grow_with_units(load, campaign, truong_ha, clinic):
    def count():
        with CaptureQueriesContext(connection) as queries:
            load()
        return len(queries)

    campaign.evaluations.exclude(unit=truong_ha).update(is_out=True)
    one = count()
    campaign.evaluations.update(is_out=False)

    assert count() == one
