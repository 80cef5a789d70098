from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Event
from cadres.choices import Degree, Employment, Manner, Subject, TenureEnd
from cadres.models import Post, Qualification, Seat, Tenure
from cadres.services import qualifications, registers, seats, tenures
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


def rows():
    seats = ["unit", "post", "quota", "since", "until"]
    held = ["person", "unit", "post", "since", "until", "end", *TERMS]
    degrees = ["person", "subject", "level", "obtained_on"]
    return (
        list(Seat.objects.order_by("since").values_list(*seats)),
        list(Tenure.objects.order_by("since").values_list(*held)),
        list(Qualification.objects.order_by("subject").values_list(*degrees)),
    )


def test_register_is_the_same_as_single_acts(giang, hoa, ha_quang, secretary):
    there = {"unit": ha_quang, "post": secretary}
    told = {
        "seats": [
            Seat(quota=2, since=DAY, **there),
            Seat(quota=1, since=OPENED, until=DAY, **there),
        ],
        "tenures": [
            Tenure(person=hoa, since=LATER, **there, **TERMS),
            Tenure(
                person=hoa,
                since=OPENED,
                until=DAY,
                end=TenureEnd.TERM,
                **there,
                **TERMS,
            ),
        ],
        "qualifications": [
            Qualification(
                person=hoa,
                subject=Subject.PROFESSIONAL,
                level=Degree.MASTER,
                obtained_on=DAY,
            )
        ],
    }

    with transaction.atomic():
        registers.record(**told, by=giang)
        at_once = rows()
        transaction.set_rollback(True)

    seats.fix(quota=1, on=OPENED, by=giang, **there)
    seats.fix(quota=2, on=DAY, by=giang, **there)
    first = tenures.appoint(person=hoa, on=OPENED, by=giang, **there, **TERMS, **WAIVED)
    tenures.end(tenure=first, on=DAY, reason=TenureEnd.TERM, by=giang)
    tenures.appoint(person=hoa, on=LATER, by=giang, **there, **TERMS, **WAIVED)
    qualifications.award(
        person=hoa, subject=Subject.PROFESSIONAL, level=Degree.MASTER, on=DAY, by=giang
    )
    assert rows() == at_once


def test_register_is_logged_once(giang, ha_quang, secretary):
    seat = Seat(unit=ha_quang, post=secretary, quota=1, since=OPENED)

    registers.record(seats=[seat], tenures=[], qualifications=[], by=giang)

    event = Event.objects.get(act="register.open")
    assert (event.subject, event.detail) == ("Cán bộ", {"seats": 1, "tenures": 0})


def spans(case):
    """Days of the rows of a register that cannot have been."""
    return {
        "overlap": [(OPENED, LATER), (DAY, None)],
        "two open": [(OPENED, None), (DAY, None)],
        "before the unit": [(date(2017, 12, 31), LATER)],
        "outlives the unit": [(OPENED, None)],
        "after the unit": [(LATER, date(2022, 1, 1))],
    }[case]


OUTSIDE = "{}: từ ngày {} nằm ngoài thời gian hoạt động của đơn vị."
REFUSALS = {
    "overlap": "{}: các thời gian bị chồng nhau.",
    "two open": "{}: các thời gian bị chồng nhau.",
    "before the unit": OUTSIDE.format("{}", "31/12/2017"),
    "outlives the unit": OUTSIDE.format("{}", "01/01/2018"),
    "after the unit": OUTSIDE.format("{}", "01/01/2021"),
}


@pytest.mark.parametrize("kind", ["seats", "tenures"])
@pytest.mark.parametrize(("case", "expected"), REFUSALS.items(), ids=REFUSALS)
def test_register_with_a_wrong_row_leaves_nothing(
    giang, hoa, ha_quang, secretary, refused, kind, case, expected
):
    there = {"unit": ha_quang, "post": secretary}
    if "unit" in case:
        units.dissolve(unit=ha_quang, on=LATER, by=giang)
    told = {
        "seats": [Seat(quota=1, since=s, until=u, **there) for s, u in spans(case)],
        "tenures": [
            Tenure(
                person=hoa,
                since=s,
                until=u,
                end=TenureEnd.TERM if u else "",
                **there,
                **TERMS,
            )
            for s, u in spans(case)
        ],
    }
    lone = Qualification(person=hoa, subject="THEORY", level=1, obtained_on=DAY)
    given = {"seats": [], "tenures": [], "qualifications": [lone]}

    with refused({"__all__": [expected.format(told[kind][0])]}):
        registers.record(**given | {kind: told[kind]}, by=giang)

    assert rows() == ([], [], [])


def test_register_that_breaks_a_rule_of_the_database_leaves_nothing(
    giang, ha_quang, secretary
):
    seat = Seat(unit=ha_quang, post=secretary, quota=0, since=OPENED)

    with pytest.raises(IntegrityError), transaction.atomic():
        registers.record(seats=[seat], tenures=[], qualifications=[], by=giang)

    assert rows() == ([], [], [])
