"""What units declare adds up to what the report of 30 June 2022 says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from demo.plan import askings, declared
from demo.plan.declared import Spot
from reports.catalogue import BY_ID
from reports.choices import Respondent
from reports.figures import Declared
from unions.choices import Form

TODAY = date(2026, 11, 23)
ALL = [*askings.CLOSED, askings.open_on(TODAY)]


def province(branches):
    """Two districts with a commune each, and branches with these numbers of members."""
    spots = []
    for district in (1, 2):
        commune = district * 10
        spots.append(Spot(district, f"D{district}", Form.LOCAL, None, district, {}))
        spots.append(Spot(commune, f"C{district}", Form.UNION, commune, district, {}))
    for number, members in enumerate(branches):
        district = number % 2 + 1
        unit, counted = 100 + number, {"members_reported": members}
        place = (f"B{number}", Form.BRANCH, district * 10, district)
        spots.append(Spot(unit, *place, counted))
    return spots


def total(told, figure):
    return sum(int(own[figure].text) for own in told.values() if figure in own)


@pytest.mark.parametrize("asking", ALL, ids=str)
@given(branches=some.lists(some.integers(0, 60), min_size=2, max_size=30))
def test_totals_are_met_exactly(asking, branches):
    told = declared.declare(asking, province(branches))

    found = {figure: total(told, figure) for figure in asking.totals}
    assert found == asking.totals


@given(some.lists(some.integers(0, 60), min_size=2, max_size=200))
def test_members_who_moved_are_counted_once(branches):
    told = declared.declare(askings.FIRST_HALF, province(branches))

    assert total(told, "members_reported") == sum(branches)
    moved = [own["members_reported"] for own in told.values() if _is_moved(own)]
    assert len(moved) % 2 == 0


def _is_moved(own):
    return "members_reported" in own and own["members_reported"].reason


def test_closed_periods_add_up_to_the_report():
    sums = {
        figure: sum(asking.totals[figure] for asking in askings.CLOSED)
        for figure in askings.TURNS
    }

    members, youth, installs = sums.values()
    assert (members + youth, installs) == (120_728, 12_524)


@pytest.mark.parametrize("asking", ALL, ids=str)
def test_every_cell_is_told_and_no_other(asking):
    spots = province([3, 4, 5])
    told = declared.declare(asking, spots)

    for spot in spots:
        asked = {
            figure
            for figure, respondent, _ in asking.figures
            if spot.form in respondent.forms
            or (respondent == Respondent.SENDER and spot.unit == spot.sender)
        }
        assert set(told.get(spot.unit, {})) == asked
    assert all(isinstance(BY_ID[name], Declared) for name, _, _ in asking.figures)


def test_the_same_is_told_on_every_call():
    first, second = (
        declared.declare(askings.FIRST_HALF, province([3, 9, 27])) for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize(
    ("today", "name", "closing"),
    [
        (date(2026, 6, 30), "Sáu tháng đầu năm 2026", date(2026, 6, 30)),
        (date(2026, 7, 1), "Sáu tháng cuối năm 2026", date(2026, 12, 31)),
        (date(2027, 1, 1), "Sáu tháng đầu năm 2027", date(2027, 6, 30)),
    ],
)
def test_open_period_is_the_half_year_of_the_day(today, name, closing):
    asking = askings.open_on(today)

    assert (asking.name, asking.closing) == (name, closing)
    assert asking.opens_on < today < asking.due_on


@given(some.dates(date(2022, 7, 2), date(2060, 1, 1)))
def test_open_period_is_later_than_the_closed_ones(today):
    assert askings.open_on(today).opening > askings.FIRST_HALF.closing
