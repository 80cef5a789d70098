"""What a reader is told of the periods that declared figures rest on. Of the members of
the small province three are in Hà Quảng and one is in Hòa An."""

from datetime import date, timedelta

import pytest

from accounts.choices import ReviewState
from members.choices import Entry
from reports.catalogue import FIGURES
from reports.figures import read
from reports.models import Period
from reports.returns import resting
from tests import factories

MEMBERS, ADMISSIONS = "members_reported", "admissions_reported"
CLOSING = date(2022, 6, 30)
EVE = date(2021, 12, 31)
UNFINISHED = "đơn vị đã được phê duyệt; số do đơn vị khai trong kỳ này chưa đủ."


@pytest.fixture
def ask():
    """A half-year that asks a figure of each branch."""

    def ask(figure, opening=date(2022, 1, 1), closing=CLOSING, name="Kỳ I"):
        period = factories.PeriodFactory(name=name, opening=opening, closing=closing)
        factories.PeriodFigureFactory(period=period, figure=figure)
        return period

    return ask


@pytest.fixture
def declare(pac_bo, clinic, lam_son, ha_quang, hoa_an):
    """Both returns of a period, with a number for each branch, in a state."""

    def declare(period, figure, numbers, hoa_an_is=ReviewState.APPROVED):
        states = {ha_quang: ReviewState.APPROVED, hoa_an: hoa_an_is}
        rows = {
            unit: factories.ReturnFactory(period=period, unit=unit, state=state)
            for unit, state in states.items()
        }
        for unit, value in zip((pac_bo, clinic, lam_son), numbers, strict=True):
            factories.ReturnLineFactory(
                unit_return=rows[unit.district], unit=unit, figure=figure, value=value
            )

    return declare


def told(scope, opening=EVE, closing=CLOSING):
    readings = read(FIGURES, scope=scope, opening=opening, closing=closing)
    return [each.text for each in resting.check(readings)]


def test_nothing_is_told_where_nothing_was_asked(small):
    factories.PeriodFactory()

    assert told(small) == []


def test_nothing_is_told_of_a_period_that_is_complete(small, ask, declare):
    declare(ask(MEMBERS), MEMBERS, (2, 1, 1))

    assert told(small) == []


def test_period_with_returns_that_wait_is_told(
    small, ask, declare, ha_quang, hoa_an, truong_ha
):
    declare(ask(MEMBERS), MEMBERS, (2, 1, 1), hoa_an_is=ReviewState.SUBMITTED)

    assert told(small) == [f"Kỳ “Kỳ I”: 1/2 {UNFINISHED}"]
    assert told(ha_quang) == []
    assert told(hoa_an) == [f"Kỳ “Kỳ I”: 0/1 {UNFINISHED}"]
    assert told(truong_ha) == []


@pytest.mark.parametrize(
    ("opening", "closing", "count"),
    [
        (EVE, CLOSING, 1),
        (EVE, CLOSING - timedelta(1), 0),
        # Nobody approved anything, so the stock of the later day rests on nothing.
        (CLOSING, date(2022, 12, 31), 0),
    ],
)
def test_period_counts_where_it_ended(small, ask, opening, closing, count):
    ask(MEMBERS)

    found = told(small, opening, closing)

    assert found == [f"Kỳ “Kỳ I”: 0/2 {UNFINISHED}"] * count


def test_period_that_a_stock_still_rests_on_is_told_later_too(small, ask, declare):
    declare(ask(MEMBERS), MEMBERS, (2, 1, 1), hoa_an_is=ReviewState.SUBMITTED)

    found = told(small, CLOSING + timedelta(1), date(2022, 12, 31))

    assert found == [f"Kỳ “Kỳ I”: 1/2 {UNFINISHED}"]


def test_stock_that_the_register_contradicts_is_told(small, ask, declare, ha_quang):
    declare(ask(MEMBERS), MEMBERS, (2, 5, 1))
    words = "Đoàn viên theo biểu của đơn vị bằng số đếm từ sổ: cuối kỳ"

    assert told(small) == [f"{words}, 8 và 4, chênh 4."]
    assert told(ha_quang) == [f"{words}, 7 và 3, chênh 4."]
    assert told(small, closing=CLOSING + timedelta(1)) == []


def test_stock_of_a_period_that_waits_is_not_compared(small, ask, declare):
    declare(ask(MEMBERS), MEMBERS, (9, 9, 9), hoa_an_is=ReviewState.DRAFT)

    assert told(small) == [f"Kỳ “Kỳ I”: 1/2 {UNFINISHED}"]


def test_flow_is_compared_where_periods_cover_the_span(
    small, ask, declare, enrol, pac_bo
):
    enrol(pac_bo, "Triệu Thị Lan", on=date(2021, 8, 1), entry=Entry.ADMITTED)
    first = date(2021, 7, 1)
    declare(ask(ADMISSIONS, first, EVE, "Kỳ 0"), ADMISSIONS, (1, 0, 0))
    declare(ask(ADMISSIONS), ADMISSIONS, (0, 3, 0))

    words = "Kết nạp theo biểu của đơn vị bằng số đếm từ sổ: trong kỳ"
    assert told(small, first - timedelta(1)) == [f"{words}, 4 và 1, chênh 3."]
    assert told(small) == [f"{words}, 3 và 0, chênh 3."]
    assert told(small, first - timedelta(2)) == []
    assert told(small, first - timedelta(1), EVE) == []


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow_with_periods(
    small, ask, declare, more, django_assert_num_queries
):
    for year in range(2021, 2021 - more, -1):
        days = date(year, 1, 1), date(year, 6, 30)
        declare(ask(MEMBERS, *days, f"Kỳ {year}"), MEMBERS, (2, 1, 1))
    readings = read(FIGURES, scope=small, opening=date(2018, 1, 1), closing=CLOSING)

    with django_assert_num_queries(4):
        assert resting.check(readings) == []
    assert Period.objects.count() == more
