from datetime import date

import pytest

from accounts.models import Event
from cadres.choices import MoveKind, Sphere, Tier
from cadres.models import Attendance, BaseSalary, Course, Move
from cadres.services import work_registers
from tests.factories import PersonFactory
from tests.factories.cadre_work import CourseFactory
from unions.services import units

OPENED, CLOSED = date(2018, 1, 1), date(2020, 2, 1)


@pytest.fixture
def hoa(thong_nong):
    return PersonFactory(full_name="Nông Thị Hoa", unit=thong_nong)


@pytest.fixture
def gone(thong_nong, giang):
    """Thông Nông, after its end."""
    units.dissolve(unit=thong_nong, on=CLOSED, by=giang)
    thong_nong.refresh_from_db()
    return thong_nong


def course(unit, on):
    return CourseFactory.build(name="Lớp một", unit=unit, begins_on=on, ends_on=on)


def move(person, unit, on):
    return Move(
        person=person,
        unit=unit,
        post_id="SECRETARY",
        kind=MoveKind.TRANSFER,
        sphere=Sphere.PARTY,
        tier=Tier.DISTRICT,
        place="Văn phòng Huyện ủy",
        on=on,
    )


def test_rows_are_written_with_those_that_hang_on_them(giang, hoa, thong_nong):
    held = course(thong_nong, OPENED)
    turn = Attendance(course=held, person=hoa, unit=thong_nong)

    work_registers.record(rows=[turn, held, move(hoa, thong_nong, CLOSED)], by=giang)

    assert list(Attendance.objects.values_list("course__name", "person")) == [
        ("Lớp một", hoa.pk)
    ]
    event = Event.objects.get(act="register.open", subject="Công tác cán bộ")
    assert event.by == giang.get_username()
    assert event.detail == {"attendance": 1, "course": 1, "move": 1}


def test_move_may_leave_a_unit_on_its_first_day_gone(giang, hoa, gone):
    work_registers.record(rows=[move(hoa, gone, CLOSED)], by=giang)

    assert Move.objects.get().on == CLOSED


def test_row_of_a_unit_that_has_ended_is_refused(giang, gone, refused):
    told = f"Lớp một: {gone} không hoạt động ngày 01/02/2020."

    with refused({"__all__": [told]}):
        work_registers.record(rows=[course(gone, CLOSED)], by=giang)

    assert not Course.objects.exists()
    assert not Event.objects.filter(subject="Công tác cán bộ").exists()


def test_row_of_a_unit_not_founded_yet_is_refused(giang, thong_nong, refused):
    told = f"Lớp một: {thong_nong} không hoạt động ngày 31/12/2017."

    with refused({"__all__": [told]}):
        work_registers.record(rows=[course(thong_nong, date(2017, 12, 31))], by=giang)


def test_dated_rows_that_overlap_are_refused(giang, refused):
    rows = [
        BaseSalary(amount=1_300_000, source="Một", since=OPENED),
        BaseSalary(amount=1_390_000, source="Hai", since=CLOSED),
    ]

    with refused({"__all__": ["1.390.000 đồng: các thời gian bị chồng nhau."]}):
        work_registers.record(rows=rows, by=giang)

    assert not BaseSalary.objects.exists()
