from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from members.choices import Entry, Exit
from members.models import Admission, Enrolment, Person
from members.services import enrolments, registers, sequels
from members.services.registers import Entrant, Stay
from members.services.sequels import Sequel
from unions.services import units

OPENED = date(2018, 1, 1)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)


@pytest.fixture
def enter(giang):
    """Members of a unit since OPENED, by name."""

    def enter(unit, *names):
        stay = Stay(unit, OPENED, Entry.RECORDED)
        told = [
            Entrant({"full_name": name, "gender": "F"}, stays=(stay,)) for name in names
        ]
        return registers.record(told, by=giang)

    return enter


@pytest.fixture
def hoa(enter, pac_bo):
    [hoa] = enter(pac_bo, "Nông Thị Hoa")
    return hoa


def rows():
    """Who was where, and who keeps the record, by name instead of by id."""
    stays = ["person__full_name", "unit__code", "since", "until", "entry", "exit"]
    told = Enrolment.objects.order_by("person__full_name", "since")
    kept = Person.objects.order_by("full_name").values_list("full_name", "unit__code")
    return list(told.values_list(*stays)), list(kept)


def test_sequels_are_the_same_as_single_acts(giang, hoa, enter, lam_son, coc_lung):
    [lan] = enter(lam_son, "Bế Thị Lan")
    moved = (
        Stay(lam_son, DAY, Entry.MOVED, LATER, Exit.MOVED),
        Stay(coc_lung, LATER, Entry.MOVED),
    )
    told = [
        Sequel(hoa, DAY, Exit.MOVED, moved),
        Sequel(lan, LATER, Exit.MATURED),
    ]

    with transaction.atomic():
        ended = sequels.record(told, by=giang)
        at_once = rows()
        transaction.set_rollback(True)

    enrolments.move(person=hoa, unit=lam_son, on=DAY, by=giang)
    enrolments.move(person=hoa, unit=coc_lung, on=LATER, by=giang)
    enrolments.leave(person=lan, on=LATER, exit=Exit.MATURED, by=giang)
    assert rows() == at_once
    assert [row.person for row in ended] == [hoa, lan]


def test_sequel_of_somebody_admitted_anew_keeps_the_decision(giang, hoa, lam_son):
    again = Stay(lam_son, LATER, Entry.ADMITTED, decision="12-QĐ")

    sequels.record([Sequel(hoa, DAY, Exit.STRUCK_OFF, (again,))], by=giang)

    admission = Admission.objects.get()
    assert (admission.enrolment.unit, admission.decided_on) == (lam_son, LATER)


def test_sequels_are_logged_once(giang, enter, pac_bo):
    told = [Sequel(person, DAY, Exit.MATURED) for person in enter(pac_bo, "Hoa", "Lan")]

    sequels.record(told, by=giang, batch=1)

    event = Event.objects.get(act="register.continue")
    assert (event.subject, event.detail) == ("Người", {"people": 2})


def test_sequels_take_no_more_statements_for_more_people(giang, enter, pac_bo, lam_son):
    counts = []
    for size in (1, 3, 30):
        people = enter(pac_bo, *(f"Hoa {size} {n}" for n in range(size)))
        stay = Stay(lam_son, DAY, Entry.MOVED)
        told = [Sequel(person, DAY, Exit.MOVED, (stay,)) for person in people]
        with CaptureQueriesContext(connection) as queries:
            sequels.record(told, by=giang)
        counts.append(len(queries))

    assert counts == [counts[0]] * 3


@pytest.fixture
def wrong(giang, hoa, pac_bo, lam_son, truong_ha):
    """Sequels of Hoa that cannot have been, by what is wrong with them."""
    units.dissolve(unit=lam_son, on=DAY, by=giang)
    moved = Entry.MOVED
    return {
        "before it began": Sequel(hoa, OPENED, Exit.MATURED),
        "overlap": Sequel(hoa, LATER, Exit.MOVED, (Stay(pac_bo, DAY, moved),)),
        "unit gone": Sequel(hoa, DAY, Exit.MOVED, (Stay(lam_son, DAY, moved),)),
        "no members": Sequel(hoa, DAY, Exit.MOVED, (Stay(truong_ha, DAY, moved),)),
    }


REFUSALS = {
    "before it began": "ngày ra 01/01/2018 phải sau ngày vào 01/01/2018.",
    "overlap": "các thời gian sinh hoạt bị chồng nhau.",
    "unit gone": "thời gian sinh hoạt từ ngày 01/01/2020 nằm ngoài thời gian hoạt động "
    "của Chi đoàn Lam Sơn, Đoàn xã Hồng Việt, Huyện Đoàn Hòa An.",
    "no members": "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không trực tiếp quản lý đoàn "
    "viên suốt thời gian sinh hoạt từ ngày 01/01/2020.",
}


@pytest.mark.parametrize(("fault", "expected"), REFUSALS.items(), ids=REFUSALS)
def test_sequel_that_cannot_have_been_leaves_nothing(
    giang, enter, pac_bo, wrong, refused, fault, expected
):
    [lan] = enter(pac_bo, "Bế Thị Lan")
    before = rows()
    told = [Sequel(lan, DAY, Exit.MATURED), wrong[fault]]

    with refused({"__all__": [f"Nông Thị Hoa: {expected}"]}):
        sequels.record(told, by=giang, batch=1)

    assert rows() == before


def test_sequel_of_nobody_s_member_is_refused(giang, hoa, refused):
    enrolments.leave(person=hoa, on=DAY, exit=Exit.MATURED, by=giang)

    with refused({"__all__": ["Nông Thị Hoa hiện không sinh hoạt ở chi đoàn nào."]}):
        sequels.record([Sequel(hoa, LATER, Exit.MATURED)], by=giang)


def test_two_sequels_of_one_person_are_refused(giang, hoa, refused):
    told = [Sequel(hoa, day, Exit.MATURED) for day in (DAY, LATER)]

    with refused({"__all__": ["Nông Thị Hoa được ghi tiếp hai lần."]}):
        sequels.record(told, by=giang, batch=1)


def test_sequel_without_a_reason_is_refused_by_the_database(giang, hoa):
    with pytest.raises(IntegrityError), transaction.atomic():
        sequels.record([Sequel(hoa, DAY, "")], by=giang)

    assert Enrolment.objects.open().get().person == hoa
