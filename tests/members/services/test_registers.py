import random
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from members.choices import Entry, Ethnicity, Exit, Gender
from members.models import Admission, Enrolment, Person, SensitiveFacts
from members.services import enrolments, people, registers
from members.services.registers import Entrant, Stay
from unions.choices import Form
from unions.services import units

OPENED = date(2018, 1, 1)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)

HOA = {"full_name": " Nông Thị  Hoa", "gender": Gender.FEMALE}


def rows():
    """Everything that is recorded of people, by name instead of by id."""
    facts = ["full_name", "search_name", "sort_key", "gender", "born_on", "phone"]
    stays = ["person__full_name", "unit__code", "since", "until", "entry", "exit"]
    decisions = ["enrolment__person__full_name", "decision", "decided_on", "campaign"]
    sensitive = ["person__full_name", "ethnicity", "religion", "party_joined_on"]
    return (
        list(Person.objects.order_by("full_name").values_list(*facts, "unit__code")),
        list(
            Enrolment.objects.order_by("person__full_name", "since").values_list(*stays)
        ),
        list(Admission.objects.order_by("decision").values_list(*decisions)),
        list(
            SensitiveFacts.objects.order_by("person__full_name").values_list(*sensitive)
        ),
    )


def test_register_is_the_same_as_single_acts(giang, pac_bo, lam_son, truong_ha):
    lan = {"full_name": "Bế Thị Lan", "gender": "F", "born_on": date(2001, 2, 3)}
    minh = {"full_name": "Lý Văn Minh", "gender": "M", "phone": "0206"}
    tay = {"ethnicity": Ethnicity.TAY, "party_joined_on": DAY}
    told = [
        Entrant(
            HOA,
            tay,
            stays=(
                Stay(pac_bo, OPENED, Entry.RECORDED, DAY, Exit.MOVED),
                Stay(lam_son, DAY, Entry.MOVED, LATER, Exit.MATURED),
            ),
        ),
        Entrant(
            lan,
            stays=(Stay(pac_bo, DAY, Entry.ADMITTED, decision="12 – QĐ/ĐTN"),),
        ),
        Entrant(minh, unit=truong_ha),
    ]

    with transaction.atomic():
        registers.record(told, by=giang)
        at_once = rows()
        transaction.set_rollback(True)

    hoa = people.register(**HOA, **tay, unit=pac_bo, by=giang)
    enrolments.enrol(person=hoa, unit=pac_bo, on=OPENED, entry=Entry.RECORDED, by=giang)
    enrolments.move(person=hoa, unit=lam_son, on=DAY, by=giang)
    enrolments.leave(person=hoa, on=LATER, exit=Exit.MATURED, by=giang)
    enrolments.admit(
        person=people.register(**lan, unit=pac_bo, by=giang),
        unit=pac_bo,
        decision="12 – QĐ/ĐTN",
        decided_on=DAY,
        by=giang,
    )
    people.register(**minh, unit=truong_ha, by=giang)
    assert rows() == at_once


def test_register_gives_the_people_in_order(giang, pac_bo):
    names = [f"Nông Thị {n}" for n in range(7)]
    random.Random(7).shuffle(names)
    told = [Entrant({"full_name": n, "gender": "F"}, unit=pac_bo) for n in names]

    recorded = registers.record(told, by=giang, batch=3)

    assert [person.full_name for person in recorded] == names
    assert [Person.objects.get(pk=p.pk).full_name for p in recorded] == names


def test_register_is_logged_once(giang, pac_bo):
    registers.record([Entrant(HOA, unit=pac_bo)] * 3, by=giang)

    event = Event.objects.get(act="register.open", subject="Người")
    assert event.detail == {"people": 3}


def test_register_takes_no_more_statements_for_more_people(giang, pac_bo):
    stay = Stay(pac_bo, DAY, Entry.ADMITTED, decision="12-QĐ")
    counts = []
    for size in (1, 3, 30):
        told = [Entrant(HOA, {"ethnicity": "02"}, (stay,))] * size
        with CaptureQueriesContext(connection) as queries:
            registers.record(told, by=giang)
        counts.append(len(queries))

    assert counts == [counts[0]] * 3


@pytest.fixture
def stays(giang, pac_bo, lam_son, truong_ha, clinic):
    """Stays that cannot have been, by what is wrong with them."""
    units.dissolve(unit=lam_son, on=DAY, by=giang)
    units.change(unit=clinic, form=Form.UNION, on=DAY, by=giang)
    known = Entry.RECORDED
    return {
        "overlap": (
            Stay(pac_bo, OPENED, known, LATER, Exit.MOVED),
            Stay(pac_bo, DAY, Entry.MOVED),
        ),
        "two open": (Stay(pac_bo, OPENED, known), Stay(pac_bo, DAY, Entry.MOVED)),
        "not in order": (
            Stay(pac_bo, DAY, known, LATER, Exit.MOVED),
            Stay(pac_bo, OPENED, Entry.MOVED, DAY, Exit.MOVED),
        ),
        "before the unit": (Stay(pac_bo, date(2017, 12, 31), known),),
        "outlives the unit": (Stay(lam_son, OPENED, known),),
        "after the unit": (Stay(lam_son, DAY, known, LATER, Exit.MATURED),),
        "no members here": (Stay(truong_ha, OPENED, known),),
        "no members any more": (Stay(clinic, OPENED, known),),
    }


OUTSIDE = (
    "Nông Thị Hoa: thời gian sinh hoạt từ ngày {} nằm ngoài thời gian hoạt động của {}."
)
NONE_HELD = (
    "Nông Thị Hoa: {} không trực tiếp quản lý đoàn viên suốt thời gian sinh hoạt từ "
    "ngày 01/01/2018."
)
LAM_SON = "Chi đoàn Lam Sơn, Đoàn xã Hồng Việt, Huyện Đoàn Hòa An"
PAC_BO = "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
REFUSALS = {
    "overlap": "Nông Thị Hoa: các thời gian sinh hoạt bị chồng nhau.",
    "two open": "Nông Thị Hoa: các thời gian sinh hoạt bị chồng nhau.",
    "not in order": "Nông Thị Hoa: các thời gian sinh hoạt bị chồng nhau.",
    "before the unit": OUTSIDE.format("31/12/2017", PAC_BO),
    "outlives the unit": OUTSIDE.format("01/01/2018", LAM_SON),
    "after the unit": OUTSIDE.format("01/01/2020", LAM_SON),
    "no members here": NONE_HELD.format("Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"),
    "no members any more": NONE_HELD.format(
        "Chi đoàn cơ sở Trung tâm Y tế, Huyện Đoàn Hà Quảng"
    ),
}


@pytest.mark.parametrize(("fault", "expected"), REFUSALS.items(), ids=REFUSALS)
def test_register_with_a_wrong_stay_leaves_nothing(
    giang, pac_bo, stays, refused, fault, expected
):
    told = [Entrant(HOA, unit=pac_bo), Entrant(HOA, stays=stays[fault])]

    with refused({"__all__": [expected]}):
        registers.record(told, by=giang, batch=1)

    assert rows() == ([], [], [], [])


def test_register_of_stays_inside_the_life_of_their_units_is_allowed(
    giang, lam_son, clinic
):
    units.dissolve(unit=lam_son, on=DAY, by=giang)
    units.change(unit=clinic, form=Form.UNION, on=DAY, by=giang)
    ended = (
        Stay(lam_son, OPENED, Entry.RECORDED, DAY, Exit.MATURED),
        Stay(clinic, OPENED, Entry.RECORDED, DAY, Exit.MATURED),
    )

    registers.record([Entrant(HOA, stays=(stay,)) for stay in ended], by=giang)

    assert Enrolment.objects.filter(until=DAY).count() == 2


@pytest.mark.parametrize(
    ("facts", "entry", "exit"),
    [
        (HOA | {"full_name": " "}, Entry.RECORDED, ""),
        (HOA, Entry.ADMITTED, ""),
        (HOA, Entry.RECORDED, Exit.MATURED),
    ],
    ids=["no name", "no decision", "exit without a day"],
)
def test_register_that_breaks_a_rule_of_the_database_leaves_nothing(
    giang, pac_bo, facts, entry, exit
):
    told = [Entrant(facts, stays=(Stay(pac_bo, OPENED, entry, exit=exit),))]

    with pytest.raises(IntegrityError), transaction.atomic():
        registers.record(told, by=giang)

    assert rows() == ([], [], [], [])
