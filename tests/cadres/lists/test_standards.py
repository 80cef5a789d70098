"""Who stands in the lists of the standards, and what is told of them."""

from datetime import date, timedelta

import pytest

from cadres import lists
from cadres.choices import Degree
from cadres.lists import Asked
from tests.factories import QualificationFactory, WaiverFactory

DAY = date(2022, 6, 30)


@pytest.fixture
def read(an):
    """The cells of a list as `user` asks for it, without the addresses."""

    def read(slug, user=an, unit=None, day=DAY, **facts):
        listing = lists.find(slug)
        asked = Asked(user=user, day=day, unit=unit, facts=facts)
        return [
            [column.read(row, asked) for column in listing.columns]
            for row in listing.found(asked)
        ]

    return read


SECRETARY = ["Bí thư", "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"]
BEGAN = date(2018, 1, 1)


def test_over_age_now(read, holder, truong_ha):
    holder("Hứa Văn Già", truong_ha, born_on=date(1986, 6, 30))
    holder("Nông Văn Trẻ", truong_ha, "DEPUTY", born_on=date(1986, 7, 1))

    assert read("qua-tuoi") == [
        ["Hứa Văn Già", *SECRETARY, "30/06/1986", 36, 35, BEGAN]
    ]


def test_over_age_within_months(read, holder, truong_ha):
    holder("Nông Văn Sắp", truong_ha, born_on=date(1986, 7, 30))
    holder("Nông Văn Sau", truong_ha, "DEPUTY", born_on=date(1986, 7, 31))

    assert read("sap-qua-tuoi", thang=1) == [
        ["Nông Văn Sắp", *SECRETARY, "30/07/1986", date(2022, 7, 30), 35, BEGAN]
    ]


def test_too_old_at_first(read, holder, ha_quang):
    holder("Hứa Văn Già", ha_quang, born_on=date(1987, 1, 1))
    holder("Nông Văn Trẻ", ha_quang, "DEPUTY", born_on=date(1987, 1, 2))

    unit = ["Bí thư", "Huyện Đoàn Hà Quảng"]
    assert read("lan-dau-qua-tuoi") == [
        ["Hứa Văn Già", *unit, "01/01/1987", BEGAN, 31, 30]
    ]


@pytest.fixture
def unschooled(holder, truong_ha):
    """A secretary on special ground who has no degree, one who has no theory."""
    truong_ha.placements.update(special_area=True)
    enough = holder("Nông Thị Có", truong_ha, "DEPUTY")
    QualificationFactory(person=enough.person, level=Degree.MASTER)
    return [holder("Nông Thị Thiếu", truong_ha), enough]


def test_below_standard(read, unschooled):
    both = ["Chưa ghi", "Trung cấp", "Chưa ghi", "Sơ cấp"]
    theory = ["Thạc sĩ", "Trung cấp", "Chưa ghi", "Sơ cấp"]
    lacking = ["Nông Thị Thiếu", *SECRETARY, *both]

    assert read("duoi-chuan", thieu="") == [
        lacking,
        ["Nông Thị Có", "Phó Bí thư", SECRETARY[1], *theory],
    ]
    assert read("duoi-chuan", thieu="chuyen-mon") == [lacking]
    assert len(read("duoi-chuan", thieu="ly-luan")) == 2


def test_waivers(read, holder, truong_ha, an):
    WaiverFactory(tenure=holder("Nông Thị Hoa", truong_ha), by=an)

    assert read("ngoai-tieu-chuan", day=date(2021, 10, 31)) == []
    assert read("ngoai-tieu-chuan") == [
        [
            "Nông Thị Hoa – Bí thư",
            SECRETARY[1],
            "Tuổi cao nhất khi giữ chức danh",
            "36 tuổi, quy định 35",
            "Chưa có nguồn thay thế",
            date(2021, 11, 1),
            "Nông Thúy An",
        ]
    ]


@pytest.mark.parametrize(
    ("user", "unit", "count"),
    [
        ("an", None, 2),
        ("an", "ha_quang", 1),
        ("an", "truong_ha", 1),
        ("an", "pac_bo", 0),
        ("binh", None, 1),
        ("binh", "hoa_an", 0),
        ("chi", None, 1),
        ("nobody", None, 0),
    ],
)
def test_list_is_of_the_unit_asked_for(
    request, read, holder, truong_ha, hong_viet, user, unit, count
):
    for there in (truong_ha, hong_viet):
        holder("Hứa Văn Già", there, born_on=date(1980, 1, 1))
    of = request.getfixturevalue
    unit = unit and of(unit)

    assert len(read("qua-tuoi", user=of(user), unit=unit)) == count


@pytest.mark.parametrize("slug", ["qua-tuoi", "sap-qua-tuoi"])
def test_whoever_has_no_birth_date_is_counted_apart(
    read, holder, truong_ha, hong_viet, an, chi, slug
):
    for unit in (truong_ha, hong_viet):
        holder("Hứa Văn Mất", unit, born_on=None)
    # No rule asks for the age of a driver.
    holder("Đàm Văn Lái", truong_ha, "DRIVER", born_on=None)
    listing = lists.find(slug)

    def unknown(user, day=DAY):
        asked = Asked(user=user, day=day, facts={"thang": 12})
        return listing.summary(listing.found(asked), asked)[0][1]

    assert read(slug, thang=12) == []
    assert (unknown(an), unknown(chi), unknown(an, BEGAN - timedelta(1))) == (2, 1, 0)
