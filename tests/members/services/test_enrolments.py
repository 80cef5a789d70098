from datetime import date

import pytest

from accounts.models import Event
from members.choices import Campaign, Entry, Exit
from members.models import Admission, Enrolment, Person, SensitiveFacts
from members.services import enrolments
from tests.factories import PersonFactory, SensitiveFactsFactory
from unions.choices import Form
from unions.models import Unit
from unions.services import units

OPENED = date(2018, 1, 1)
EVE = date(2019, 12, 31)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)


@pytest.fixture
def hoa(pac_bo):
    return PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)


@pytest.fixture
def enrol(giang, hoa, pac_bo):
    """Enrols Hoa in Pác Bó on the first day, unless told otherwise."""

    def enrol(person=hoa, unit=pac_bo, on=OPENED, entry=Entry.RECORDED):
        return enrolments.enrol(person=person, unit=unit, on=on, entry=entry, by=giang)

    return enrol


def stays(person):
    rows = person.enrolments.order_by("since")
    return [(r.unit.code, r.since, r.until, r.entry, r.exit) for r in rows]


# Enrolling


def test_person_enrolled_is_a_member_from_that_day(enrol, hoa, pac_bo, lam_son):
    enrol(unit=lam_son, on=DAY)

    hoa.refresh_from_db()
    assert stays(hoa) == [("CB-HA-HV-LS", DAY, None, "RECORDED", "")]
    assert hoa.unit == lam_son
    assert [Enrolment.objects.on(day).count() for day in (EVE, DAY)] == [0, 1]
    assert Event.objects.get(act="enrolment.open").detail == {
        "unit": str(lam_son),
        "on": "2020-01-01",
    }


def test_branch_union_holds_members_directly(enrol, hoa, clinic):
    enrol(unit=clinic)

    assert stays(hoa) == [("CB-HQ-TTYT", OPENED, None, "RECORDED", "")]


@pytest.mark.parametrize("code", ["CB", "CB-HAQUANG", "CB-HQ-TH"])
def test_enrol_in_a_unit_without_members_of_its_own_is_refused(enrol, refused, code):
    unit = Unit.objects.filter(code=code)
    expected = (
        "không trực tiếp quản lý đoàn viên; hãy chọn chi đoàn hoặc chi đoàn cơ sở."
    )

    with refused({"unit": [f"{unit.get()} {expected}"]}):
        enrol(unit=unit.get())


def test_enrol_where_members_are_no_longer_held_is_refused(
    giang, enrol, clinic, refused
):
    units.change(unit=clinic, form=Form.UNION, on=DAY, by=giang)
    expected = (
        f"{clinic} không trực tiếp quản lý đoàn viên; hãy chọn chi đoàn hoặc chi đoàn "
        "cơ sở."
    )

    with refused({"unit": [expected]}):
        enrol(unit=clinic, on=EVE)


@pytest.mark.parametrize("on", [date(2017, 12, 31), EVE, DAY])
def test_enrol_outside_the_life_of_the_unit_is_refused(
    giang, enrol, lam_son, refused, on
):
    units.dissolve(unit=lam_son, on=DAY, by=giang)
    expected = f"{lam_son} không hoạt động suốt từ ngày {on:%d/%m/%Y}."

    with refused({"unit": [expected]}):
        enrol(unit=lam_son, on=on)


def test_enrol_of_a_member_is_refused(enrol, lam_son, refused):
    enrol()
    expected = (
        "Nông Thị Hoa đang sinh hoạt tại Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện "
        "Đoàn Hà Quảng từ ngày 01/01/2018; hãy chuyển sinh hoạt thay vì ghi thêm."
    )

    with refused({"__all__": [expected]}):
        enrol(unit=lam_son, on=DAY)


def test_enrol_before_an_earlier_stay_ended_is_refused(giang, enrol, hoa, refused):
    enrol()
    enrolments.leave(person=hoa, on=DAY, exit=Exit.TRANSFERRED, by=giang)
    expected = (
        "Nông Thị Hoa đang sinh hoạt tại Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện "
        "Đoàn Hà Quảng từ ngày 01/01/2018; hãy chuyển sinh hoạt thay vì ghi thêm."
    )

    with refused({"__all__": [expected]}):
        enrol(on=EVE)
    enrol(on=DAY, entry=Entry.TRANSFERRED)

    assert stays(hoa) == [
        ("CB-HQ-TH-PB", OPENED, DAY, "RECORDED", "TRANSFERRED"),
        ("CB-HQ-TH-PB", DAY, None, "TRANSFERRED", ""),
    ]


def test_enrol_by_an_unknown_way_is_refused(enrol, refused):
    with refused({"entry": ["Giá trị 'BORN' không phải là lựa chọn hợp lệ."]}):
        enrol(entry="BORN")


# Admitting


def test_person_admitted_by_a_decision(giang, hoa, pac_bo):
    admission = enrolments.admit(
        person=hoa,
        unit=pac_bo,
        decision=" 12 – QĐ/ĐTN",
        decided_on=DAY,
        by=giang,
        campaign=Campaign.CLASS_90,
    )

    assert (admission.decision, admission.decided_on) == ("12-QĐ/ĐTN", DAY)
    assert admission.campaign == Campaign.CLASS_90
    assert stays(hoa) == [("CB-HQ-TH-PB", DAY, None, "ADMITTED", "")]


def test_admission_without_a_decision_leaves_nothing(giang, hoa, pac_bo, refused):
    with refused({"decision": ["Trường này không được để trắng."]}):
        enrolments.admit(
            person=hoa, unit=pac_bo, decision=" ", decided_on=DAY, by=giang
        )

    assert (stays(hoa), Admission.objects.count()) == ([], 0)


# Leaving


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Exit.MATURED, "Trưởng thành đoàn"),
        (Exit.EXPELLED, "Ra khỏi tổ chức Đoàn"),
        (Exit.TRANSFERRED, "Chuyển ra ngoài tỉnh"),
    ],
)
def test_member_leaves_for_a_reason(giang, enrol, hoa, reason, told):
    enrol()

    enrolments.leave(person=hoa, on=DAY, exit=reason, by=giang)

    assert stays(hoa) == [("CB-HQ-TH-PB", OPENED, DAY, "RECORDED", reason)]
    assert [Enrolment.objects.on(day).count() for day in (EVE, DAY)] == [1, 0]
    assert Event.objects.get(act="enrolment.end").detail == {
        "why": told,
        "on": "2020-01-01",
    }


def test_leaving_without_a_reason_is_refused(giang, enrol, hoa, refused):
    enrol()

    with refused({"__all__": ["Ngày ra và lý do ra phải được ghi cùng nhau."]}):
        enrolments.leave(person=hoa, on=DAY, exit="", by=giang)


def test_leaving_on_the_first_day_is_refused(giang, enrol, hoa, refused):
    enrol()

    with refused({"__all__": ["Ngày kết thúc phải sau ngày bắt đầu."]}):
        enrolments.leave(person=hoa, on=OPENED, exit=Exit.MATURED, by=giang)


def test_leaving_by_somebody_who_is_no_member_is_refused(giang, hoa, refused):
    expected = "Nông Thị Hoa hiện không sinh hoạt ở chi đoàn nào."

    with refused({"__all__": [expected]}):
        enrolments.leave(person=hoa, on=DAY, exit=Exit.MATURED, by=giang)


# Moving


def test_member_moved_is_one_member_on_every_day(giang, enrol, hoa, lam_son, province):
    enrol()

    enrolments.move(person=hoa, unit=lam_son, on=DAY, by=giang)

    hoa.refresh_from_db()
    assert stays(hoa) == [
        ("CB-HQ-TH-PB", OPENED, DAY, "RECORDED", "MOVED"),
        ("CB-HA-HV-LS", DAY, None, "MOVED", ""),
    ]
    assert hoa.unit == lam_son
    members = [Enrolment.objects.on(d).under(province, d).count() for d in (EVE, DAY)]
    assert members == [1, 1]


def test_member_moved_is_counted_where_they_were(
    giang, enrol, hoa, lam_son, ha_quang, hoa_an
):
    enrol()

    enrolments.move(person=hoa, unit=lam_son, on=DAY, by=giang)

    counts = {
        (unit.code, day): Enrolment.objects.on(day).under(unit, day).count()
        for unit in (ha_quang, hoa_an)
        for day in (EVE, DAY)
    }
    assert counts == {
        ("CB-HAQUANG", EVE): 1,
        ("CB-HAQUANG", DAY): 0,
        ("CB-HOAAN", EVE): 0,
        ("CB-HOAAN", DAY): 1,
    }


def test_move_to_a_unit_without_members_leaves_everything(
    giang, enrol, hoa, hong_viet, refused
):
    enrol()
    expected = (
        f"{hong_viet} không trực tiếp quản lý đoàn viên; hãy chọn chi đoàn hoặc chi "
        "đoàn cơ sở."
    )

    with refused({"unit": [expected]}):
        enrolments.move(person=hoa, unit=hong_viet, on=DAY, by=giang)

    assert stays(hoa) == [("CB-HQ-TH-PB", OPENED, None, "RECORDED", "")]


# Following a merger


def test_members_follow_their_branch(giang, enrol, hoa, pac_bo, lam_son):
    enrol()
    kept = PersonFactory(unit=pac_bo)

    units.dissolve(unit=pac_bo, on=DAY, by=giang, into=lam_son)

    hoa.refresh_from_db()
    kept.refresh_from_db()
    assert stays(hoa) == [
        ("CB-HQ-TH-PB", OPENED, DAY, "RECORDED", "UNIT_MERGED"),
        ("CB-HA-HV-LS", DAY, None, "UNIT_MERGED", ""),
    ]
    assert (hoa.unit, kept.unit) == (lam_son, lam_son)


def test_records_without_members_go_to_the_parent(giang, hoa, pac_bo, truong_ha):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)

    hoa.refresh_from_db()
    assert hoa.unit == truong_ha


def test_dissolving_a_branch_with_members_into_nothing_is_refused(
    giang, enrol, pac_bo, refused
):
    enrol()
    expected = (
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng còn 1 đoàn viên; hãy "
        "chọn đơn vị tiếp nhận đoàn viên."
    )

    with refused({"into": [expected]}):
        units.dissolve(unit=pac_bo, on=DAY, by=giang)

    pac_bo.refresh_from_db()
    assert (pac_bo.closed_on, pac_bo.placements.get().until) == (None, None)


def test_dissolving_before_a_member_came_is_refused(
    giang, enrol, pac_bo, lam_son, refused
):
    enrol(on=DAY)
    expected = (
        "Có đoàn viên vào đơn vị đúng hoặc sau ngày sáp nhập, hoặc ra sau ngày đó; hãy "
        "chọn ngày muộn hơn hoặc chuyển sinh hoạt các đoàn viên đó trước."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=pac_bo, on=DAY, by=giang, into=lam_son)


def test_dissolving_before_a_member_left_is_refused(
    giang, enrol, hoa, pac_bo, lam_son, refused
):
    enrol()
    enrolments.leave(person=hoa, on=LATER, exit=Exit.MATURED, by=giang)
    expected = (
        "Có đoàn viên vào đơn vị đúng hoặc sau ngày sáp nhập, hoặc ra sau ngày đó; hãy "
        "chọn ngày muộn hơn hoặc chuyển sinh hoạt các đoàn viên đó trước."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=pac_bo, on=DAY, by=giang, into=lam_son)
    units.dissolve(unit=pac_bo, on=LATER, by=giang, into=lam_son)

    assert stays(hoa) == [("CB-HQ-TH-PB", OPENED, LATER, "RECORDED", "MATURED")]


def test_members_do_not_follow_into_a_unit_that_holds_none(
    giang, enrol, clinic, truong_ha, refused
):
    enrol(unit=clinic)
    expected = (
        "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không trực tiếp quản lý đoàn viên; hãy "
        "chọn chi đoàn hoặc chi đoàn cơ sở."
    )

    with refused({"unit": [expected]}):
        units.dissolve(unit=clinic, on=DAY, by=giang, into=truong_ha)


# Who sees what


@pytest.mark.parametrize(
    ("user", "names"),
    [
        ("giang", ["Nông Thị Hoa", "Bế Thị Lan"]),
        ("an", ["Nông Thị Hoa", "Bế Thị Lan"]),
        ("dung", ["Nông Thị Hoa", "Bế Thị Lan"]),
        ("binh", ["Nông Thị Hoa"]),
        ("chi", ["Bế Thị Lan"]),
        ("nobody", []),
    ],
)
def test_members_visible_to_each_user(giang, hoa, lam_son, request, user, names):
    lan = PersonFactory(full_name="Bế Thị Lan", unit=lam_son)
    for person in (hoa, lan):
        SensitiveFactsFactory(person=person)
        enrolments.admit(
            person=person, unit=person.unit, decision="1-QĐ", decided_on=DAY, by=giang
        )
    user = request.getfixturevalue(user)

    people = Person.objects.visible_to(user)
    facts = SensitiveFacts.objects.visible_to(user)
    stays = Enrolment.objects.visible_to(user)
    admissions = Admission.objects.visible_to(user)

    assert {p.full_name for p in people} == set(names)
    assert {f.person.full_name for f in facts} == set(names)
    assert {e.person.full_name for e in stays} == set(names)
    assert {a.enrolment.person.full_name for a in admissions} == set(names)


def test_member_moved_away_is_seen_by_the_new_office_alone(
    giang, enrol, hoa, lam_son, binh, chi
):
    enrol()
    enrolments.move(person=hoa, unit=lam_son, on=DAY, by=giang)

    assert list(Person.objects.visible_to(binh)) == []
    assert list(Person.objects.visible_to(chi)) == [hoa]
    assert [e.until for e in Enrolment.objects.visible_to(binh)] == [DAY]
    assert [e.until for e in Enrolment.objects.visible_to(chi)] == [None]
