from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import ReviewState, Role
from reports.views.returns import listing
from tests import factories
from tests.conftest import OPENED
from tests.fixtures_boards import moment
from unions.services import mandates


@pytest.fixture
def see(client):
    def see(user, **asked):
        client.force_login(user)
        return client.get(reverse("returns"), asked)

    return see


@pytest.fixture
def minh(open_account, truong_ha, giang):
    """Secretary of the commune Trường Hà."""
    return open_account("minh", "Nông Đức Minh", Role.SECRETARY, truong_ha, giang)


@pytest.fixture
def locked(giang):
    def locked(month):
        return factories.PeriodFactory(
            name=f"Tháng {month} năm 2022",
            opening=date(2022, month, 1),
            closing=date(2022, month, 20),
            due_on=date(2022, 12, 31),
            opens_on=date(2022, month, 1),
            locked_at=moment(1),
            locked_by=giang,
        )

    return locked


def acts(response):
    return [
        (item["standing"].unit.code, item["act"], item["is_work"])
        for item in response.context["due"]
    ]


@pytest.mark.parametrize(
    ("name", "act", "is_work"),
    [
        ("nguyen_binh", "Nhập số liệu", True),
        ("bao_lac", "Tiếp tục", True),
        ("thong_nong", "Xem, sửa theo nhận xét", True),
        ("hoa_an", "Xem", False),
        ("ha_quang", "Xem", False),
    ],
)
def test_each_state_has_its_button(
    districts, see, open_account, giang, name, act, is_work
):
    unit = getattr(districts, name)
    user = open_account("x", "Bế La", Role.SECRETARY, unit, giang)

    response = see(user)

    assert acts(response) == [(unit.code, act, is_work)]
    link = f'href="/bieu-mau/{districts.period.pk}/{unit.code}/"'
    assert link in response.content.decode()


def test_reader_has_nothing_to_fill_in(districts, see, open_account, giang):
    user = open_account("x", "Bế La", Role.AUDITOR, districts.bao_lac, giang)

    assert acts(see(user)) == [("CB-BAOLAC", "Xem", False)]


def test_returned_return_tells_why(districts, see, open_account, giang):
    user = open_account("x", "Bế La", Role.SECRETARY, districts.thong_nong, giang)

    assert "Lý do trả lại: Thiếu" in see(user).content.decode()


def test_due_day_and_progress_are_told(told, see, open_account, giang):
    user = open_account("x", "Bế La", Role.SECRETARY, told.bao_lam, giang)

    text = see(user).content.decode()

    assert "Hạn nộp 20/07/2022" in text
    assert "Được gia hạn đến hết 20/07/2022" in text
    assert "quá hạn" in text
    assert "0/1 ô" in text


def test_past_returns_are_listed_the_latest_first(districts, locked, see, binh):
    for month in (3, 4):
        factories.ReturnFactory(period=locked(month), unit=districts.ha_quang)
    factories.ReturnFactory(period=locked(5), unit=districts.hoa_an)

    page = see(binh).context["page"]

    assert [item["period"].name for item in page] == [
        "Tháng 4 năm 2022",
        "Tháng 3 năm 2022",
    ]


def test_past_parts_are_listed_for_a_commune(districts, locked, see, minh, truong_ha):
    row = factories.ReturnFactory(period=locked(3), unit=districts.ha_quang)
    factories.PortionFactory(unit_return=row, unit=truong_ha)

    (item,) = see(minh).context["page"]

    assert item["url"] == f"/bieu-mau/{row.period_id}/CB-HQ-TH/"


def test_past_returns_of_a_district_are_listed_while_nothing_is_due(
    db, locked, see, ha_quang, binh
):
    factories.ReturnFactory(period=locked(3), unit=ha_quang)

    response = see(binh)

    assert len(response.context["page"]) == 1
    assert "không có kỳ báo cáo nào đang mở" in response.content.decode()


@pytest.mark.parametrize("who", ["an", "dung"])
def test_province_sees_what_waits_the_longest_first(districts, see, request, who):
    response = see(request.getfixturevalue(who))

    assert list(response.context["waiting"]) == [districts.late, districts.in_time]
    link = f'href="/bieu-mau/{districts.period.pk}/CB-HOAAN/duyet/"'
    assert link in response.content.decode()


def test_province_sees_the_boards_of_its_periods(districts, locked, see, an):
    before = locked(3)

    (now, then) = see(an).context["page"]

    assert (now["period"], then["period"]) == (districts.period, before)
    tally = now["tally"]
    assert (tally.expected, tally.sent, tally.approved) == (7, 4, 1)
    assert (then["tally"].expected, then["tally"].sent) == (7, 0)


def test_period_that_opens_later_has_no_board_yet(districts, see, an):
    factories.PeriodFactory(
        closing=date(2999, 6, 30), opens_on=date(2999, 6, 1), due_on=date(2999, 7, 1)
    )

    assert len(see(an).context["page"]) == 1


def test_secretary_decides_nothing(districts, see, binh):
    context = see(binh).context

    assert (context["may_decide"], context["waiting"]) == (False, [])
    assert not context["is_office"]


def test_staff_of_a_district_decides_on_its_own(districts, see, open_account, giang):
    linh = open_account("linh", "Nông Mai Linh", Role.STAFF, districts.hoa_an, giang)

    context = see(linh).context

    assert list(context["waiting"]) == [districts.late]
    assert not context["is_office"]


def test_whoever_has_no_mandate_is_told_so(districts, see, nobody):
    response = see(nobody)

    text = response.content.decode()
    assert "chưa được giao phụ trách đơn vị nào" in text
    assert "Không có biểu nào chờ phê duyệt" in text
    assert "CB-" not in text


def test_whoever_may_see_no_returns_is_refused(districts, see, binh):
    binh.groups.clear()

    assert see(binh).status_code == 403


def test_page_is_only_read(districts, client, binh):
    client.force_login(binh)

    assert client.post(reverse("returns")).status_code == 405


def test_queries_do_not_grow_with_units(told, see, binh, an, giang, hand_in):
    def count(user):
        with CaptureQueriesContext(connection) as queries:
            see(user)
        return len(queries)

    count(binh), count(an)
    one = count(binh), count(an)
    for unit in (told.nguyen_binh, told.bao_lam):
        mandates.grant(user=binh, unit=unit, on=OPENED, by=giang)
        hand_in(unit, ReviewState.SUBMITTED, sent=3)

    assert (count(binh), count(an)) == one


def test_many_periods_come_on_pages(districts, locked, see, an):
    for month in range(1, listing.PERIODS + 1):
        locked(month)

    assert len(see(an).context["page"]) == listing.PERIODS
    assert len(see(an, trang=2).context["page"]) == 1
