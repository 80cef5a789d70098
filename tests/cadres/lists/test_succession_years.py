"""Which plans have still to be reviewed in the year of a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.lists import Asked, find
from cadres.services import succession_reviews
from tests.fixtures_succession import DECIDED
from unions.services import units

SLUG = "quy-hoach-chua-ra-soat"
DAY = date(2026, 8, 1)


@pytest.fixture
def told(an):
    def told(day=DAY, user=an, unit=None):
        listing = find(SLUG)
        asked = Asked(user=user, day=day, unit=unit)
        return [
            (row.unit.name, *(c.read(row, asked) for c in listing.columns[-2:]))
            for row in listing.found(asked)
        ]

    return told


@pytest.mark.parametrize(
    ("state", "label"),
    [
        ("plan", "Chưa bắt đầu"),
        ("draft", "Đang soạn"),
        ("sent_list", "Chờ duyệt"),
    ],
)
def test_list_that_is_not_approved_is_told(request, state, label, told):
    request.getfixturevalue(state)

    assert told() == [("Huyện Đoàn Hà Quảng", "", label)]


def test_list_that_came_back_is_told(approved_list, dung, told):
    assert told() == []

    succession_reviews.send_back(
        review=approved_list, reason="Nhầm", by=dung, at=DECIDED
    )

    assert told() == [("Huyện Đoàn Hà Quảng", "", "Bị trả lại")]


def test_next_year_asks_anew(approved_list, told):
    assert told(date(2026, 12, 31)) == []
    assert told(date(2027, 1, 1)) == [
        ("Huyện Đoàn Hà Quảng", "Năm 2026", "Chưa bắt đầu")
    ]


def test_plan_is_asked_for_as_long_as_its_term(plan, told):
    assert len(told(date(2030, 9, 30))) == 1
    assert told(date(2030, 10, 1)) == []


def test_plan_of_a_unit_that_ended_is_asked_for_no_more(
    drawn_up, truong_ha, giang, told
):
    drawn_up(truong_ha)
    units.dissolve(unit=truong_ha, on=DAY, by=giang)

    assert (len(told(date(2026, 7, 31))), told()) == (1, [])


def test_longest_ago_stand_first_and_only_of_the_mandate(
    approved_list, drawn_up, hoa_an, truong_ha, binh, chi, nobody, ha_quang, told
):
    drawn_up(truong_ha)
    drawn_up(hoa_an)
    day = date(2027, 1, 1)

    names = [name for name, *_ in told(day)]
    assert names == ["Đoàn xã Trường Hà", "Huyện Đoàn Hòa An", "Huyện Đoàn Hà Quảng"]
    own = [names[0], names[2]]
    assert [name for name, *_ in told(day, chi)] == [names[1]]
    assert [name for name, *_ in told(day, binh)] == own
    assert [name for name, *_ in told(day, unit=ha_quang)] == own
    assert told(day, nobody) == []


def test_page_costs_the_same_with_more_rows(plan, drawn_up, truong_ha, client, an):
    client.force_login(an)

    def count():
        with CaptureQueriesContext(connection) as queries:
            text = client.get(f"/can-bo/{SLUG}/").content.decode()
        return len(queries), text

    count()
    alone, text = count()
    assert f'href="/quy-hoach/{plan.pk}/"' in text
    drawn_up(truong_ha)

    assert count()[0] == alone
