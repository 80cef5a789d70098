from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.choices import Manner, TenureEnd
from cadres.lists import Asked, find
from tests.factories import CongressFactory, RuleFactory, TenureFactory
from unions.choices import RuleKind

OPENED, DAY = date(2018, 1, 1), date(2022, 6, 30)


@pytest.fixture
def rows(an):
    """What An finds in a list on a day, as its columns read it."""

    def rows(slug, user=an, day=DAY, unit=None, **facts):
        listing = find(slug)
        usual = {"khuyet": {"chuc-danh": None}, "nhiem-ky": {"thang": 6}}
        asked = Asked(user, day, unit, usual.get(slug, {}) | facts)
        found = list(listing.found(asked))
        if listing.prepare:
            listing.prepare(found, asked)
        return [tuple(c.read(row, asked) for c in listing.columns) for row in found]

    return rows


@pytest.fixture
def totals(an):
    def totals(slug, **facts):
        listing, asked = find(slug), Asked(an, DAY, None, facts)
        return listing.summary(listing.found(asked), asked)

    return totals


def test_vacancies_are_seats_without_holders(
    rows, totals, seated, holder, truong_ha, soc_ha, post
):
    seated(truong_ha, "DEPUTY", 3)
    holder("Nông Thị Hoa", truong_ha, "DEPUTY")
    holder("Bế Thị Lan", truong_ha, "DEPUTY", manner=Manner.PROVISIONAL)
    seated(soc_ha)
    full = holder("Lục Thị Mai", soc_ha, manner=Manner.APPOINTED)

    assert rows("khuyet") == [("Phó Bí thư", truong_ha.label, 3, 2, 1, 0, 1, 1)]
    assert totals("khuyet", **{"chuc-danh": None}) == [
        ("Số vị trí của những chức danh này", 3),
        ("Có người giữ", 2),
        ("Khuyết", 1),
    ]
    full.until, full.end = DAY, TenureEnd.RESIGNED
    full.save()
    empty = ("Bí thư", soc_ha.label, 1, 0, 0, 0, 0, 1)
    assert rows("khuyet")[0] == empty
    assert rows("khuyet", day=date(2022, 6, 29))[0][0] == "Phó Bí thư"
    assert rows("khuyet", **{"chuc-danh": post("SECRETARY")}) == [empty]


def test_vacancies_of_others_are_not_told(rows, seated, truong_ha, hong_viet, chi):
    seated(truong_ha)
    seated(hong_viet)

    assert [row[1] for row in rows("khuyet", user=chi)] == [hong_viet.label]
    assert [row[1] for row in rows("khuyet", unit=truong_ha)] == [truong_ha.label]


def test_more_holders_than_seats_leave_no_vacancy(
    rows, totals, seated, holder, truong_ha
):
    seated(truong_ha)
    for name in ("Nông Thị Hoa", "Bế Thị Lan"):
        holder(name, truong_ha)

    assert rows("khuyet") == []
    assert totals("khuyet", **{"chuc-danh": None})[-1] == ("Khuyết", 0)


def test_provisional_leader_is_listed_once_the_months_are_over(rows, holder, truong_ha):
    facts = {"manner": Manner.PROVISIONAL, "since": date(2022, 1, 15)}
    holder("Nông Thị Hoa", truong_ha, **facts)
    holder("Bế Thị Lan", truong_ha, "DEPUTY", since=date(2022, 1, 15))
    holder("Hứa Văn Tài", truong_ha, "SPECIALIST", **facts)

    assert rows("lam-thoi", day=date(2022, 7, 14)) == []
    assert rows("lam-thoi", day=date(2022, 7, 15)) == [
        (
            "Nông Thị Hoa",
            "Bí thư",
            truong_ha.label,
            date(2022, 1, 15),
            6,
            date(2022, 7, 15),
        )
    ]


def test_months_of_a_provisional_leader_are_those_of_the_ground(
    rows, holder, truong_ha, soc_ha
):
    """The rule that names most is asked, and its last day is inside."""
    asked = {"kind": RuleKind.PROVISIONAL_MONTHS, "post": "SECRETARY"}
    RuleFactory(level="GRASSROOTS", ground="SPECIAL", value=12, **asked)
    truong_ha.placements.update(special_area=True)
    for name, unit in (("Nông Thị Hoa", truong_ha), ("Bế Thị Lan", soc_ha)):
        holder(name, unit, manner=Manner.PROVISIONAL, since=date(2021, 7, 1))

    told = [(row[0], row[4], row[5]) for row in rows("lam-thoi")]
    assert told == [("Bế Thị Lan", 6, date(2022, 1, 1))]
    told = [(row[0], row[4]) for row in rows("lam-thoi", day=date(2022, 7, 1))]
    assert told == [("Bế Thị Lan", 6), ("Nông Thị Hoa", 12)]


@pytest.mark.parametrize(
    ("until", "left"),
    [
        (date(2022, 6, 29), "quá hạn 2 ngày"),
        (DAY, "quá hạn 1 ngày"),
        (date(2022, 7, 1), "còn 1 ngày"),
        (date(2022, 12, 30), "còn 183 ngày"),
        (date(2022, 12, 31), None),
    ],
)
def test_term_is_listed_as_it_ends(rows, truong_ha, until, left):
    held = date(2017, 6, 1)
    days = {"held_on": held, "term_since": held, "term_until": until}
    CongressFactory(unit=truong_ha, name="Đại hội X", **days)

    found = rows("nhiem-ky")

    assert [row[4] for row in found] == ([left] if left else [])
    assert [row[:3] for row in found] == [(truong_ha.label, "Đại hội X", held)] * bool(
        left
    )


def test_term_that_was_followed_is_over(rows, truong_ha):
    first, second = date(2018, 6, 1), date(2020, 6, 1)
    for held, until in ((first, second), (second, date(2022, 6, 1))):
        days = {"held_on": held, "term_since": held, "term_until": until}
        CongressFactory(unit=truong_ha, **days)

    assert [row[2] for row in rows("nhiem-ky")] == [second]
    assert [row[2] for row in rows("nhiem-ky", day=date(2020, 5, 31))] == [first]


def test_people_with_several_posts_are_listed(
    rows, totals, holder, truong_ha, ha_quang, post
):
    hoa = holder("Nông Thị Hoa", truong_ha)
    TenureFactory(person=hoa.person, unit=truong_ha, post=post("COMMITTEE_MEMBER"))
    lan = holder("Bế Thị Lan", truong_ha, "DEPUTY")
    TenureFactory(person=lan.person, unit=ha_quang, post=post("COMMITTEE_MEMBER"))
    mai = holder("Lục Thị Mai", truong_ha, "COMMITTEE_MEMBER")
    TenureFactory(person=mai.person, unit=truong_ha, post=post("SPECIALIST"))

    told = [(row[0], row[1], row[5]) for row in rows("kiem-nhiem")]

    assert told == [
        ("Bế Thị Lan", "Phó Bí thư", "Ủy viên Ban Chấp hành, Huyện Đoàn Hà Quảng"),
        ("Bế Thị Lan", "Ủy viên Ban Chấp hành", "Phó Bí thư, Đoàn xã Trường Hà"),
        ("Lục Thị Mai", "Ủy viên Ban Chấp hành", "Chuyên viên, Đoàn xã Trường Hà"),
        ("Lục Thị Mai", "Chuyên viên", "Ủy viên Ban Chấp hành, Đoàn xã Trường Hà"),
    ]
    assert totals("kiem-nhiem") == [("Số cán bộ", 2)]


def test_two_posts_beside_every_ladder_are_several(rows, holder, truong_ha, post):
    tai = holder("Hứa Văn Tài", truong_ha, "DRIVER")
    TenureFactory(person=tai.person, unit=truong_ha, post=post("YOUTH_ASSISTANT"))

    assert [row[1] for row in rows("kiem-nhiem")] == ["Trợ lý thanh niên", "Lái xe"]


@pytest.fixture
def populate(found, ha_quang, seated, holder, post):
    """A further unit that stands once (with its people twice) in every list."""

    def populate(number):
        rural = {"bloc": "RESIDENTIAL", "area": "RURAL"}
        unit = found(f"CB-{number}", "UNION", f"Đoàn xã {number}", ha_quang, **rural)
        seated(unit, "DEPUTY")
        held = holder("Nông Thị Hoa", unit, manner=Manner.PROVISIONAL)
        TenureFactory(person=held.person, unit=unit, post=post("SPECIALIST"))
        CongressFactory(unit=unit, term_until=date(2022, 6, 1), term_since=OPENED)

    return populate


@pytest.mark.parametrize("slug", ["khuyet", "lam-thoi", "nhiem-ky", "kiem-nhiem"])
def test_list_takes_the_same_queries(slug, an, populate, client):
    client.force_login(an)
    counted = []
    for number in range(3):
        populate(number)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/can-bo/{slug}/")
        counted.append(len(queries))
        lines = (1 + number) * (2 if slug == "kiem-nhiem" else 1)
        assert response.content.count(b"<tr>") == 1 + lines

    assert counted[0] == counted[2]
