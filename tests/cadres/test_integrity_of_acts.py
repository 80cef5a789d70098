"""Standing rules over moves, inspections and allowances, at their bounds."""

from datetime import date

import pytest

from cadres.choices import PostCode
from cadres.models import Post
from tests import factories
from tests.cadres.broken_acts import gone_to_an_ended_unit, moved, paid_twice
from tests.fixtures_records import DAY, ENDED, TOMORROW, change, find


def test_move_into_an_ended_unit_is_found(records):
    assert list(find("moves_outside_units")) == []
    offenders = gone_to_an_ended_unit(records)

    assert list(find("moves_outside_units")) == offenders


def test_unit_may_be_left_on_its_last_day(records):
    lan = factories.PersonFactory(unit=records.bo_bam)

    moved(records, person=lan, unit=records.bo_bam, on=ENDED)

    assert list(find("moves_outside_units")) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "SECONDMENT", "planned_until": TOMORROW},
        {"on": TOMORROW},
        {"post": PostCode.DEPUTY},
    ],
    ids=["away for a time", "not gone yet", "left another post"],
)
def test_post_may_be_held_on(records, facts):
    facts |= {"post": Post.objects.get(pk=facts["post"])} if "post" in facts else {}

    moved(records, **facts)

    assert list(find("moves_still_held")) == []


def test_who_stays_in_the_post_within_the_unit_is_no_fault(records):
    within = {"sphere": "UNION", "into": records.pac_bo, "place": ""}

    moved(records, into_post=records.secretary, **within)

    assert list(find("moves_still_held")) == []


@pytest.mark.parametrize(
    ("facts", "is_late"),
    [
        ({"planned_until": DAY}, True),
        ({"planned_until": TOMORROW}, False),
        ({"planned_until": ENDED, "returned_on": ENDED}, False),
    ],
)
def test_secondment_is_overdue_from_its_last_day(records, facts, is_late):
    move = moved(records, kind="SECONDMENT", **facts)

    assert list(find("secondments_overdue")) == ([move] if is_late else [])


def test_inspection_without_units_is_unfinished_once_it_is_over(records):
    facts = {"unit": records.ha_quang, "begins_on": ENDED}
    over = factories.InspectionFactory(ends_on=date(2022, 6, 29), **facts)
    factories.InspectionFactory(ends_on=DAY, **facts)

    assert list(find("inspections_unfinished")) == [over]


def test_contest_to_come_needs_no_entrants(records):
    factories.ContestFactory(unit=records.ha_quang, on=TOMORROW)

    assert list(find("contests_without_entrants")) == []


@pytest.mark.parametrize(("until", "is_double"), [(TOMORROW, True), (DAY, False)])
def test_allowance_that_has_ended_is_not_a_second(records, until, is_double):
    first, second = paid_twice(records)

    change(second, until=until, end="MOVED")

    found = list(find("allowances_twice").order_by("pk"))
    assert found == ([first, second] if is_double else [])
