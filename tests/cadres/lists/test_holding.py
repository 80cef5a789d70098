"""Who is in office, and who has left, as a personnel officer lists them."""

from datetime import date, timedelta

import pytest

from cadres.choices import Degree, Employment, Manner, Subject, TenureEnd, Theory
from cadres.lists import Asked, find
from tests.factories import QualificationFactory, TenureFactory

DAY, NEXT = date(2022, 6, 30), timedelta(1)
NOTHING = {"chuc-danh": None, "hinh-thuc": "", "che-do": "", "tu": None}
TRUONG_HA = "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"


@pytest.fixture
def rows(an):
    def rows(slug, user=an, day=DAY, unit=None, **facts):
        listing, asked = find(slug), Asked(user, day, unit, NOTHING | facts)
        found = listing.found(asked)
        return [tuple(c.read(row, asked) for c in listing.columns) for row in found]

    return rows


@pytest.fixture
def tai(holder, truong_ha):
    """Hired, with a degree from DAY on."""
    facts = {"manner": Manner.HIRED, "employment": Employment.CONTRACT}
    tenure = holder("Hứa Văn Tài", truong_ha, "DRIVER", **facts)
    facts = {"subject": Subject.PROFESSIONAL, "level": Degree.COLLEGE}
    QualificationFactory(person=tenure.person, obtained_on=DAY, **facts)
    return tenure


def test_holders_of_the_day_with_what_they_have(rows, tai, hoa):
    theory = {"subject": Subject.THEORY, "level": Theory.ELEMENTARY}
    QualificationFactory(person=hoa.person, **theory)
    gender, began = hoa.person.get_gender_display(), date(2018, 1, 1)
    facts = (TRUONG_HA, "01/05/1995", gender)
    elected = ("Chưa ghi", "Sơ cấp", "Bầu", "Chuyên trách", began)
    hired = ("Cao đẳng", "Chưa ghi", "Tuyển dụng, hợp đồng", Employment.CONTRACT.label)

    assert rows("duong-nhiem") == [
        ("Nông Thị Hoa", "Bí thư", *facts, *elected),
        ("Hứa Văn Tài", "Lái xe", *facts, *hired, began),
    ]
    assert rows("duong-nhiem", day=DAY - NEXT)[1][5] == "Chưa ghi"
    assert rows("duong-nhiem", day=began - NEXT) == []


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ({"hinh-thuc": "HIRED"}, ["Hứa Văn Tài"]),
        ({"hinh-thuc": "ELECTED"}, ["Nông Thị Hoa"]),
        ({"che-do": "CONTRACT"}, ["Hứa Văn Tài"]),
        ({"che-do": "FULL_TIME", "hinh-thuc": "HIRED"}, []),
    ],
)
def test_holders_are_narrowed(rows, tai, hoa, facts, names):
    assert [row[0] for row in rows("duong-nhiem", **facts)] == names


def test_holders_of_a_post_and_of_a_unit(rows, tai, hoa, post, soc_ha, chi):
    asked = {"chuc-danh": post("DRIVER")}

    assert [row[0] for row in rows("duong-nhiem", **asked)] == ["Hứa Văn Tài"]
    assert rows("duong-nhiem", unit=soc_ha) == rows("duong-nhiem", user=chi) == []


def test_holders_are_counted_by_how_they_are_paid(tai, hoa, post, soc_ha, an):
    unpaid = {"employment": Employment.NONE, "manner": Manner.ELECTED}
    TenureFactory(person=hoa.person, unit=soc_ha, post=post("SECRETARY"), **unpaid)
    type(tai.person).objects.filter(pk=tai.person_id).update(born_on=None)
    listing, asked = find("duong-nhiem"), Asked(an, DAY, None, NOTHING)

    assert listing.summary(listing.found(asked), asked) == [
        ("Số cán bộ", 2),
        ("Chuyên trách", 1),
        ("Không chuyên trách, hưởng phụ cấp", 0),
        ("Hợp đồng theo Nghị định 68", 1),
        ("Kiêm nhiệm", 1),
        ("Cán bộ chưa ghi ngày sinh", 1),
    ]


@pytest.fixture
def ended(holder, truong_ha):
    def ended(name, until, end):
        return holder(name, truong_ha, "DEPUTY", until=until, end=end)

    return ended


def test_who_left_is_listed_from_the_first_day_without_the_post(rows, ended):
    ended("Bế Văn Trước", DAY, TenureEnd.TERM)
    ended("Bế Văn Sau", DAY + NEXT, TenureEnd.OVER_AGE)

    began = date(2018, 1, 1)
    told = ("Bế Văn Trước", "Phó Bí thư", TRUONG_HA, began, DAY, "Hết nhiệm kỳ")
    assert rows("thoi-giu") == [told]
    assert [row[0] for row in rows("thoi-giu", day=DAY + NEXT)] == [
        "Bế Văn Sau",
        "Bế Văn Trước",
    ]
    assert rows("thoi-giu", tu=DAY) == [told]
    assert rows("thoi-giu", tu=DAY + NEXT) == []


def test_discipline_is_told_to_those_who_may_read_it(rows, ended, an, binh):
    ended("Bế Văn A", DAY, TenureEnd.DISMISSED)
    ended("Bế Văn B", DAY, TenureEnd.RESIGNED)
    ended("Bế Văn C", DAY, TenureEnd.MOVED)
    veiled = ["Thôi giữ chức danh", "Thôi giữ chức danh", "Chuyển công tác"]
    open_ = ["Cách chức", "Xin thôi", "Chuyển công tác"]

    for user in (an, binh):
        may = user.has_perm("members.view_sensitive")
        told = [row[5] for row in rows("thoi-giu", user=user)]
        assert told == (open_ if may else veiled)
    binh.groups.clear()
    blind = type(binh).objects.get(pk=binh.pk)
    assert [row[5] for row in rows("thoi-giu", user=blind)] == veiled
