"""Two communes of Hà Quảng with their leaders: Trường Hà, which ends, and Sóc Hà."""

from datetime import date

import pytest

from cadres.choices import Employment, Manner
from cadres.models import Post, Seat, Tenure
from tests.factories import PersonFactory, SeatFactory, TenureFactory
from unions.choices import Form

YOUNG = date(1995, 5, 1)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}


@pytest.fixture
def post(db):
    return lambda code: Post.objects.get(pk=code)


@pytest.fixture
def seated(post):
    """Seats of a post in a unit since the records began."""

    def seated(unit, code="SECRETARY", quota=1):
        return SeatFactory(unit=unit, post=post(code), quota=quota)

    return seated


@pytest.fixture
def holder(post):
    """Somebody in a post since the records began."""

    def holder(name, unit, code="SECRETARY", born_on=YOUNG, **facts):
        person = PersonFactory(full_name=name, unit=unit, born_on=born_on)
        facts = {"manner": Manner.ELECTED, "employment": Employment.NONE} | facts
        return TenureFactory(person=person, unit=unit, post=post(code), **facts)

    return holder


@pytest.fixture
def soc_ha(found, ha_quang):
    return found("CB-HQ-SH", Form.UNION, "Đoàn xã Sóc Hà", ha_quang, **RURAL)


@pytest.fixture
def hoa(truong_ha, seated, holder):
    """Secretary of Trường Hà."""
    seated(truong_ha)
    return holder("Nông Thị Hoa", truong_ha, employment=Employment.FULL_TIME)


@pytest.fixture
def lan(truong_ha, seated, holder):
    """Deputy of Trường Hà."""
    seated(truong_ha, "DEPUTY")
    return holder("Bế Thị Lan", truong_ha, "DEPUTY")


@pytest.fixture
def merger(row, hoa, lan, soc_ha):
    """The line by which Trường Hà joins Sóc Hà."""
    return row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH")


@pytest.fixture
def union(row, hoa, lan, soc_ha):
    """The line by which Trường Hà and Sóc Hà unite into Quý Quân."""
    return [
        row(1, "unite", unit="CB-HQ-TH", code="CB-HQ-QQ", name="Đoàn xã Quý Quân"),
        row(1, "unite", unit="CB-HQ-SH"),
    ]


@pytest.fixture
def held():
    """The tenures: person, unit, post, days, reason, manner, employment."""

    def held():
        rows = Tenure.objects.order_by("person__full_name", "since", "unit__code")
        columns = ("person__full_name", "unit__code", "post_id", "since", "until")
        return list(rows.values_list(*columns, "end", "manner", "employment"))

    return held


@pytest.fixture
def seats():
    def seats(unit):
        rows = Seat.objects.filter(unit__code=unit).order_by("post__rank", "since")
        return list(rows.values_list("post_id", "quota", "since", "until"))

    return seats
