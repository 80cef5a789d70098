from datetime import date

import pytest

from accounts.models import Event
from cadres.models import Post, Seat
from cadres.services import seats
from unions.services import units

OPENED = date(2018, 1, 1)
EVE = date(2019, 12, 31)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)


@pytest.fixture
def deputy(db):
    return Post.objects.get(code="DEPUTY")


@pytest.fixture
def fix(giang, ha_quang, deputy):
    """Fixes the deputies of Hà Quảng."""

    def fix(quota, on, unit=ha_quang):
        return seats.fix(unit=unit, post=deputy, quota=quota, on=on, by=giang)

    return fix


def quotas():
    rows = Seat.objects.order_by("since")
    return list(rows.values_list("quota", "since", "until"))


def test_seats_fixed_anew_keep_the_number_of_earlier_days(fix):
    fix(2, OPENED)

    fix(3, DAY)

    assert quotas() == [(2, OPENED, DAY), (3, DAY, None)]
    assert [Seat.objects.on(day).get().quota for day in (EVE, DAY)] == [2, 3]
    assert Event.objects.filter(act="seat.fix").count() == 2


def test_seats_fixed_to_none_are_closed(fix):
    fix(2, OPENED)

    assert fix(0, DAY) is None

    assert quotas() == [(2, OPENED, DAY)]


def test_seats_of_another_post_are_left_alone(giang, fix, ha_quang):
    fix(2, OPENED)
    secretary = Post.objects.get(code="SECRETARY")

    seats.fix(unit=ha_quang, post=secretary, quota=1, on=DAY, by=giang)

    assert quotas() == [(2, OPENED, None), (1, DAY, None)]


@pytest.mark.parametrize("on", [OPENED, DAY])
def test_seats_fixed_before_a_later_number_are_refused(fix, ha_quang, refused, on):
    fix(2, DAY)
    expected = (
        f"Định biên 2 Phó Bí thư – {ha_quang} đã ghi từ ngày 01/01/2020; hãy chọn ngày "
        "muộn hơn."
    )

    with refused({"__all__": [expected]}):
        fix(3, on)


def test_seats_fixed_before_they_were_closed_are_refused(fix, refused):
    fix(2, OPENED)
    fix(0, DAY)

    with refused({"__all__": ["Thời gian này chồng lên một thời gian đã ghi."]}):
        fix(3, EVE)
    fix(3, DAY)

    assert quotas() == [(2, OPENED, DAY), (3, DAY, None)]


def test_seats_below_none_are_refused(fix, refused):
    with refused({"quota": ["Đảm bảo giá trị này lớn hơn hoặc bằng với 0 ."]}):
        fix(-1, OPENED)

    assert quotas() == []


@pytest.mark.parametrize("on", [date(2017, 12, 31), EVE, DAY])
def test_seats_outside_the_life_of_the_unit_are_refused(
    giang, fix, ha_quang, refused, on
):
    units.dissolve(unit=ha_quang, on=DAY, by=giang)
    expected = f"Huyện Đoàn Hà Quảng không hoạt động suốt từ ngày {on:%d/%m/%Y}."

    with refused({"unit": [expected]}):
        fix(2, on)


def test_seats_close_with_their_unit(giang, fix, ha_quang, hoa_an):
    fix(2, OPENED)
    fix(1, OPENED, unit=hoa_an)

    units.dissolve(unit=ha_quang, on=DAY, by=giang, into=hoa_an)

    rows = Seat.objects.order_by("unit__code")
    assert list(rows.values_list("unit__code", "until")) == [
        ("CB-HAQUANG", DAY),
        ("CB-HOAAN", None),
    ]


@pytest.mark.parametrize("end", [None, LATER])
def test_unit_with_later_seats_is_not_dissolved(giang, fix, ha_quang, refused, end):
    fix(2, DAY)
    if end:
        fix(0, end)
    changed = "01/01/2021" if end else "01/01/2020"
    expected = (
        f"Định biên 2 Phó Bí thư – Huyện Đoàn Hà Quảng đã ghi từ ngày {changed}; hãy "
        "chọn ngày muộn hơn."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=ha_quang, on=DAY, by=giang)

    ha_quang.refresh_from_db()
    assert ha_quang.closed_on is None
