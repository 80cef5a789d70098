from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from cadres.choices import Employment, Manner, TenureEnd
from cadres.models import Post, Seat, Tenure
from cadres.services import registers, seats, sequels, tenures
from cadres.services.sequels import Leaving
from tests.factories import PersonFactory
from tests.waived import WAIVED
from unions.services import units

OPENED = date(2018, 1, 1)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)
TERMS = {"manner": Manner.ELECTED, "employment": Employment.FULL_TIME}


@pytest.fixture
def hoa(ha_quang):
    return PersonFactory(full_name="Nông Thị Hoa", unit=ha_quang)


@pytest.fixture
def secretary(db):
    return Post.objects.get(code="SECRETARY")


@pytest.fixture
def held(giang, hoa, ha_quang, secretary):
    """Hoa leads Hà Quảng from OPENED; there is one seat."""
    there = {"unit": ha_quang, "post": secretary, "on": OPENED, "by": giang}
    seats.fix(quota=1, **there)
    return tenures.appoint(person=hoa, **there, **TERMS, **WAIVED)


def rows():
    held = ["person", "unit", "post", "since", "until", "end", *TERMS]
    there = ["unit", "post", "quota", "since", "until"]
    return (
        list(Tenure.objects.order_by("since", "pk").values_list(*held)),
        list(Seat.objects.order_by("since", "pk").values_list(*there)),
    )


def test_sequels_are_the_same_as_single_acts(giang, held, hoa, hoa_an, secretary):
    there = {"unit": hoa_an, "post": secretary}
    told = {
        "leavings": [Leaving(hoa, held.unit, secretary, DAY, TenureEnd.MOVED)],
        "tenures": [Tenure(person=hoa, since=DAY, **there, **TERMS)],
        "seats": [Seat(quota=2, since=DAY, **there)],
    }

    with transaction.atomic():
        ended = sequels.record(**told, by=giang)
        at_once = rows()
        transaction.set_rollback(True)

    tenures.end(tenure=held, on=DAY, reason=TenureEnd.MOVED, by=giang)
    tenures.appoint(person=hoa, on=DAY, by=giang, **there, **TERMS, **WAIVED)
    seats.fix(quota=2, on=DAY, by=giang, **there)
    assert rows() == at_once
    assert ended == [held]


def test_sequels_are_logged_once(giang, held, hoa, secretary):
    leaving = Leaving(hoa, held.unit, secretary, DAY, TenureEnd.MOVED)

    sequels.record(leavings=[leaving], by=giang)

    event = Event.objects.get(act="register.continue")
    assert event.subject == "Cán bộ"
    assert event.detail == {"seats": 0, "tenures": 0, "ended": 1}


def test_sequels_take_no_more_statements_for_more_cadres(giang, ha_quang, secretary):
    counts = []
    for size in (1, 3, 30):
        there = {"unit": ha_quang, "post": secretary, **TERMS}
        people = [PersonFactory(unit=ha_quang) for _ in range(size)]
        told = [Tenure(person=p, since=OPENED, **there) for p in people]
        registers.record(seats=[], tenures=told, qualifications=[], by=giang)
        leavings = [
            Leaving(p, ha_quang, secretary, DAY, TenureEnd.MOVED) for p in people
        ]
        again = [Tenure(person=p, since=LATER, **there) for p in people]
        with CaptureQueriesContext(connection) as queries:
            sequels.record(leavings=leavings, tenures=again, by=giang)
        counts.append(len(queries))

    assert counts == [counts[0]] * 3


@pytest.fixture
def wrong(giang, held, hoa, ha_quang, hoa_an, secretary):
    """What cannot have become of Hoa's post, by what is wrong with it."""
    units.dissolve(unit=hoa_an, on=DAY, by=giang)
    deputy = Post.objects.get(code="DEPUTY")
    gone = {"unit": hoa_an, "post": secretary}
    here = {"unit": ha_quang, "post": secretary}
    return {
        "not held": {"leavings": [Leaving(hoa, ha_quang, deputy, DAY, "MOVED")]},
        "before it began": {
            "leavings": [Leaving(hoa, ha_quang, secretary, OPENED, "MOVED")]
        },
        "unit gone": {"tenures": [Tenure(person=hoa, since=DAY, **gone, **TERMS)]},
        "held already": {"tenures": [Tenure(person=hoa, since=DAY, **here, **TERMS)]},
        "seat there": {"seats": [Seat(quota=2, since=DAY, **here)]},
    }


HA_QUANG, HOA_AN = "Huyện Đoàn Hà Quảng", "Huyện Đoàn Hòa An"
REFUSALS = {
    "not held": f"Nông Thị Hoa – Phó Bí thư, {HA_QUANG}: hiện không giữ chức danh này.",
    "before it began": f"Nông Thị Hoa – Bí thư, {HA_QUANG}: ngày thôi 01/01/2018 phải "
    "sau ngày nhận 01/01/2018.",
    "unit gone": f"Nông Thị Hoa – Bí thư, {HOA_AN}: từ ngày 01/01/2020 nằm ngoài thời "
    "gian hoạt động của đơn vị.",
    "held already": f"Nông Thị Hoa – Bí thư, {HA_QUANG}: các thời gian bị chồng nhau.",
    "seat there": f"2 Bí thư – {HA_QUANG}: các thời gian bị chồng nhau.",
}


@pytest.mark.parametrize(("fault", "expected"), REFUSALS.items(), ids=REFUSALS)
def test_sequel_that_cannot_have_been_leaves_nothing(
    giang, wrong, refused, fault, expected
):
    before = rows()

    with refused({"__all__": [expected]}):
        sequels.record(**{"leavings": []} | wrong[fault], by=giang)

    assert rows() == before


def test_post_is_left_once(giang, held, hoa, secretary, refused):
    leavings = [
        Leaving(hoa, held.unit, secretary, day, TenureEnd.MOVED) for day in (DAY, LATER)
    ]

    with refused({"__all__": [REFUSALS["not held"].replace("Phó Bí thư", "Bí thư")]}):
        sequels.record(leavings=leavings, by=giang)
