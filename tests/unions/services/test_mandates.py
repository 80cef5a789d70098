from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import Event
from tests.factories import UserFactory
from unions.models import Mandate, Unit
from unions.services import mandates, units

OPENED = date(2018, 1, 1)
DAY = date(2020, 1, 1)


def test_mandate_granted_opens_the_unit_and_all_below(giang, nobody, truong_ha, pac_bo):
    mandates.grant(user=nobody, unit=truong_ha, on=DAY, by=giang)

    assert set(Unit.objects.visible_to(nobody)) == {truong_ha, pac_bo}
    assert Event.objects.get(act="mandate.grant").detail == {
        "user": "Triệu Vô Danh",
        "on": "2020-01-01",
    }


def test_mandate_over_a_branch_opens_the_branch_alone(giang, nobody, truong_ha, pac_bo):
    mandates.grant(user=nobody, unit=pac_bo, on=DAY, by=giang)

    assert list(Unit.objects.visible_to(nobody)) == [pac_bo]


def test_mandate_over_a_closed_unit_is_refused(giang, nobody, pac_bo, refused):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)
    expected = f"{pac_bo} không hoạt động suốt từ ngày 31/12/2019."

    with refused({"unit": [expected]}):
        mandates.grant(user=nobody, unit=pac_bo, on=date(2019, 12, 31), by=giang)


def test_mandate_before_the_unit_is_refused(giang, nobody, pac_bo, refused):
    expected = f"{pac_bo} không hoạt động suốt từ ngày 31/12/2017."

    with refused({"unit": [expected]}):
        mandates.grant(user=nobody, unit=pac_bo, on=date(2017, 12, 31), by=giang)


def test_mandate_granted_twice_is_refused(giang, binh, ha_quang, refused):
    with refused({"__all__": ["Người dùng đang phụ trách đơn vị này rồi."]}):
        mandates.grant(user=binh, unit=ha_quang, on=DAY, by=giang)


def test_mandate_over_days_already_held_is_refused(giang, binh, ha_quang, refused):
    mandates.end(mandate=Mandate.objects.get(user=binh), on=DAY, by=giang)

    with refused({"__all__": ["Thời gian này chồng lên một thời gian đã ghi."]}):
        mandates.grant(user=binh, unit=ha_quang, on=date(2019, 12, 31), by=giang)
    mandates.grant(user=binh, unit=ha_quang, on=DAY, by=giang)

    assert Mandate.objects.filter(user=binh, unit=ha_quang).count() == 2


def test_mandate_ended_closes_the_unit(giang, binh, ha_quang):
    mandate = Mandate.objects.get(user=binh)

    mandates.end(mandate=mandate, on=DAY, by=giang)

    assert list(Unit.objects.visible_to(binh)) == []
    assert list(Mandate.objects.on(date(2019, 12, 31)).filter(user=binh)) == [mandate]
    assert list(Mandate.objects.on(DAY).filter(user=binh)) == []
    assert Event.objects.get(act="mandate.end").subject == "Huyện Đoàn Hà Quảng"


def test_mandate_ended_on_its_first_day_is_refused(giang, binh, refused):
    mandate = Mandate.objects.get(user=binh)

    with refused({"__all__": ["Ngày kết thúc phải sau ngày bắt đầu."]}):
        mandates.end(mandate=mandate, on=OPENED, by=giang)


def test_mandate_of_tomorrow_opens_nothing_today(giang, nobody, ha_quang):
    tomorrow = timezone.localdate() + timedelta(days=1)

    mandates.grant(user=nobody, unit=ha_quang, on=tomorrow, by=giang)

    assert list(Unit.objects.visible_to(nobody)) == []


def test_two_mandates_are_added_up(giang, binh, ha_quang, hoa_an, thong_nong):
    mandates.grant(user=binh, unit=hoa_an, on=DAY, by=giang)

    assert set(Unit.objects.visible_to(binh)) == {ha_quang, hoa_an}


def test_mandates_in_force_come_oldest_first(giang, binh, ha_quang, hoa_an):
    older = Mandate.objects.get(user=binh)
    newer = mandates.grant(user=binh, unit=hoa_an, on=DAY, by=giang)
    days = [date(2017, 12, 31), OPENED, DAY]

    held = [list(Mandate.objects.in_force(binh, day)) for day in days]

    assert held == [[], [older], [older, newer]]
    assert list(Mandate.objects.in_force(giang, DAY)) == []


def test_visitor_sees_nothing(pac_bo):
    assert list(Unit.objects.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize(
    ("user", "holders"),
    [
        ("giang", ["an", "binh", "chi"]),
        ("an", ["an", "binh", "chi"]),
        ("binh", ["binh"]),
        ("chi", ["chi"]),
        ("nobody", []),
    ],
)
def test_mandates_visible_to_each_user(an, binh, chi, request, user, holders):
    user = request.getfixturevalue(user)

    visible = Mandate.objects.visible_to(user).order_by("user__username")

    assert list(visible.values_list("user__username", flat=True)) == holders


def test_mandates_of_a_province_do_not_multiply(an, giang, province, pac_bo):
    mandates.grant(user=an, unit=pac_bo, on=DAY, by=giang)
    mandates.grant(user=UserFactory(), unit=pac_bo, on=DAY, by=giang)

    assert Unit.objects.visible_to(an).count() == 4
    assert Mandate.objects.under(province, DAY).count() == 3
