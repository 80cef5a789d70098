from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.choices import PeriodKind
from reports.models import Period
from reports.returns.calendar import add_months, last_day, name_of, proposal_after

QUARTER, HALF, YEAR, SPECIAL = PeriodKind


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 10, 1), 3, date(2027, 1, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_are_added(day, months, later):
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("kind", "opening", "name"),
    [
        (QUARTER, date(2026, 1, 1), "Quý I năm 2026"),
        (QUARTER, date(2026, 10, 1), "Quý IV năm 2026"),
        (HALF, date(2027, 1, 1), "Sáu tháng đầu năm 2027"),
        (HALF, date(2026, 7, 1), "Sáu tháng cuối năm 2026"),
        (YEAR, date(2027, 1, 1), "Năm 2027"),
        (QUARTER, date(2026, 2, 1), "Kỳ từ 01/02/2026 đến 30/04/2026"),
        (HALF, date(2026, 4, 1), "Kỳ từ 01/04/2026 đến 30/09/2026"),
        (YEAR, date(2026, 12, 1), "Kỳ từ 01/12/2026 đến 30/11/2027"),
        (QUARTER, date(2026, 1, 2), "Kỳ từ 02/01/2026 đến 01/04/2026"),
    ],
)
def test_period_is_named_after_its_part_of_the_year(kind, opening, name):
    assert name_of(kind, opening, last_day(kind, opening)) == name


def test_special_period_is_followed_by_one_as_long():
    period = Period(
        kind=SPECIAL,
        opening=date(2026, 3, 1),
        closing=date(2026, 3, 31),
        opens_on=date(2026, 3, 26),
        due_on=date(2026, 4, 5),
    )

    assert proposal_after(period) == {
        "name": "Kỳ từ 01/04/2026 đến 01/05/2026",
        "kind": SPECIAL,
        "opening": date(2026, 4, 1),
        "closing": date(2026, 5, 1),
        "opens_on": date(2026, 4, 26),
        "due_on": date(2026, 5, 6),
    }


@given(
    st.sampled_from(PeriodKind),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(0, 400),
)
def test_what_follows_begins_the_day_after(kind, opening, days):
    closing = last_day(kind, opening) or opening + timedelta(days)
    period = Period(
        kind=kind, opening=opening, closing=closing, opens_on=closing, due_on=closing
    )

    following = proposal_after(period)

    assert following["opening"] == closing + timedelta(1)
    assert following["closing"] >= following["opening"]
    assert following["due_on"] >= following["opens_on"]
    if kind.months:
        assert following["closing"] == last_day(kind, following["opening"])
