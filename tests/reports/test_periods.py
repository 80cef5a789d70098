from datetime import date

import pytest

from reports import periods
from reports.periods import PeriodError

TODAY = date(2022, 7, 15)


def check(scope, opening, closing):
    periods.check(scope, opening=opening, closing=closing, today=TODAY)


def test_period_inside_the_records_passes(ha_quang):
    check(ha_quang, date(2018, 1, 1), TODAY)
    check(ha_quang, TODAY, TODAY)


@pytest.mark.parametrize(
    ("opening", "closing", "field", "sentence"),
    [
        (
            date(2022, 6, 30),
            date(2022, 6, 29),
            "closing",
            "Ngày cuối kỳ 29/06/2022 trước ngày đầu kỳ 30/06/2022; hãy chọn ngày cuối "
            "kỳ từ ngày đó trở đi.",
        ),
        (
            date(2017, 12, 31),
            date(2022, 6, 30),
            "opening",
            "Ngày 31/12/2017 nằm ngoài hồ sơ; hãy chọn ngày từ 01/01/2018 đến "
            "15/07/2022.",
        ),
        (
            date(2018, 1, 1),
            date(2022, 7, 16),
            "closing",
            "Ngày 16/07/2022 nằm ngoài hồ sơ; hãy chọn ngày từ 01/01/2018 đến "
            "15/07/2022.",
        ),
    ],
)
def test_period_is_refused_in_one_sentence(ha_quang, opening, closing, field, sentence):
    with pytest.raises(PeriodError) as caught:
        check(ha_quang, opening, closing)

    assert (caught.value.field, str(caught.value)) == (field, sentence)


def test_year_ends_lie_inside_the_period():
    days = periods.year_ends(date(2018, 12, 31), date(2021, 12, 31))

    assert days == [date(2019, 12, 31), date(2020, 12, 31)]


@pytest.mark.parametrize(
    ("today", "opening", "closing"),
    [
        (date(2022, 6, 29), date(2020, 12, 31), date(2021, 12, 31)),
        (date(2022, 6, 30), date(2021, 6, 30), date(2022, 6, 30)),
        (date(2022, 12, 31), date(2021, 6, 30), date(2022, 6, 30)),
        (date(2023, 1, 1), date(2021, 12, 31), date(2022, 12, 31)),
    ],
)
def test_usual_period_is_the_year_up_to_the_closed_half_year(today, opening, closing):
    assert periods.usual(today) == (opening, closing)
