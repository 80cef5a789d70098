from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, connection, transaction

from members.choices import Entry, Exit, TransferState
from members.models import (
    Admission,
    Allotment,
    Distinction,
    Enrolment,
    Person,
    SensitiveFacts,
    Transfer,
)
from tests.factories import (
    AdmissionFactory,
    AllotmentFactory,
    DistinctionFactory,
    EnrolmentFactory,
    PersonFactory,
    SensitiveFactsFactory,
    TransferFactory,
)

BEFORE = date(2017, 1, 1)
OPENED = date(2018, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)

BROKEN = {
    "members_person_named": (Person, {"full_name": ""}, "Hãy nhập họ và tên."),
    "members_person_birth_year_known": (
        Person,
        {"is_birth_year_only": True, "born_on": None},
        "Hãy nhập năm sinh khi chỉ biết năm sinh.",
    ),
    "members_person_identity_number_once": (
        Person,
        {"identity_number": "004200000001"},
        "Số định danh này đã có ở một hồ sơ khác.",
    ),
    "members_sensitivefacts_party_dates": (
        SensitiveFacts,
        {"party_left_on": OPENED},
        "Ngày ra khỏi Đảng phải sau ngày vào Đảng.",
    ),
    "members_enrolment_until_after_since": (
        Enrolment,
        {"until": BEFORE},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "members_enrolment_one_open": (
        Enrolment,
        {"until": None, "exit": ""},
        "Đoàn viên đang sinh hoạt ở một chi đoàn; hãy chuyển sinh hoạt thay vì ghi "
        "thêm.",
    ),
    "members_enrolment_exit_with_until": (
        Enrolment,
        {"exit": ""},
        "Ngày ra và lý do ra phải được ghi cùng nhau.",
    ),
    "members_admission_decision_given": (
        Admission,
        {"decision": ""},
        "Hãy nhập số quyết định chuẩn y kết nạp.",
    ),
    "members_transfer_one_waiting": (
        Transfer,
        {"state": TransferState.REQUESTED, "settled_at": None, "settled_by": None},
        "Đoàn viên đã có một đề nghị chuyển sinh hoạt đang chờ giải quyết.",
    ),
    "members_transfer_elsewhere": (
        Transfer,
        {"target": lambda transfer: transfer.source},
        "Nơi đến phải khác nơi đi.",
    ),
    "members_transfer_settled_at_and_by": (
        Transfer,
        {"settled_at": None},
        "Phải ghi cả người và lúc giải quyết.",
    ),
    "members_transfer_refused_with_reason": (
        Transfer,
        {"reason": ""},
        "Hãy nhập lý do từ chối.",
    ),
    "members_distinction_once": (
        Distinction,
        {"second": lambda row: row.first.told_apart},
        "Hai hồ sơ này đã được xác nhận là khác nhau.",
    ),
    "members_distinction_in_order": (
        Distinction,
        {"first": lambda row: row.second, "second": lambda row: row.first},
        "Hồ sơ mở trước phải đứng trước.",
    ),
    "members_allotment_once": (
        Allotment,
        {"person": lambda row: row.person.allotted},
        "Đoàn viên đã được phân về một phần trong quyết định này.",
    ),
    "members_allotment_part_given": (
        Allotment,
        {"into": ""},
        "Hãy chọn phần tiếp nhận đoàn viên.",
    ),
}


@pytest.fixture
def rows(pac_bo, coc_lung, giang):
    """A good row of each model, not saved; its person is a member since 2018."""
    person = PersonFactory(unit=pac_bo)
    enrolment = EnrolmentFactory(person=person)
    PersonFactory(unit=pac_bo, identity_number="004200000001")
    TransferFactory(person=person, source=pac_bo)
    person.told_apart = PersonFactory(unit=pac_bo)
    DistinctionFactory(first=person, second=person.told_apart)
    allotment = AllotmentFactory(person__unit=pac_bo)
    person.allotted = allotment.person
    return {
        Person: PersonFactory.build(unit=pac_bo),
        SensitiveFacts: SensitiveFactsFactory.build(person=person),
        Enrolment: Enrolment(
            person=person,
            unit=pac_bo,
            since=BEFORE,
            until=OPENED,
            entry=Entry.RECORDED,
            exit=Exit.MOVED,
        ),
        Admission: AdmissionFactory.build(enrolment=enrolment),
        Transfer: TransferFactory.build(
            person=person,
            source=pac_bo,
            target=coc_lung,
            requested_by=giang,
            state=TransferState.REFUSED,
            reason="Đang học xa",
            settled_at=NOW,
            settled_by=giang,
        ),
        Distinction: DistinctionFactory.build(
            first=person, second=PersonFactory(unit=pac_bo), decided_by=giang
        ),
        Allotment: AllotmentFactory.build(
            restructuring=allotment.restructuring, person=person
        ),
    }


def break_row(row, fault):
    """Sets what is wrong; a function tells it from the row as it was."""
    values = {
        field: value(row) if callable(value) else value
        for field, value in fault.items()
    }
    for field, value in values.items():
        setattr(row, field, value)


@pytest.mark.parametrize(
    "model",
    [Person, SensitiveFacts, Enrolment, Admission, Transfer, Distinction, Allotment],
)
def test_good_row_is_allowed(rows, model):
    row = rows[model]

    row.full_clean()
    row.save()

    assert model.objects.filter(pk=row.pk).count() == 1


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_told_by_its_constraint(rows, refused, model, fault, message):
    row = rows[model]
    break_row(row, fault)

    with refused({NON_FIELD_ERRORS: [message]}):
        row.validate_constraints()


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_in_vietnamese(rows, refused, model, fault, message):
    row = rows[model]
    break_row(row, fault)
    # A field left empty is told by the field.
    blank = [
        field for field in ("full_name", "decision", "into") if fault.get(field) == ""
    ]
    expected = {field: ["Trường này không được để trắng."] for field in blank}

    with refused(expected or {NON_FIELD_ERRORS: [message]}):
        row.full_clean()


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_by_the_database(rows, model, fault, message):
    row = rows[model]
    break_row(row, fault)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    "faults",
    [
        {"party_joined_on": OPENED, "party_left_on": OPENED},
        {"party_joined_on": OPENED, "party_left_on": BEFORE},
    ],
)
def test_party_left_before_it_was_joined_is_refused(rows, refused, faults):
    row = rows[SensitiveFacts]
    break_row(row, faults)

    with refused({NON_FIELD_ERRORS: ["Ngày ra khỏi Đảng phải sau ngày vào Đảng."]}):
        row.full_clean()


def test_sensitive_facts_of_one_person_twice_are_refused(rows):
    rows[SensitiveFacts].save()
    twin = SensitiveFacts(person=rows[SensitiveFacts].person)

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_exit_without_a_day_is_refused(rows, refused):
    row = rows[Enrolment]
    row.person = PersonFactory(unit=row.unit)
    row.until = None

    with refused({NON_FIELD_ERRORS: ["Ngày ra và lý do ra phải được ghi cùng nhau."]}):
        row.full_clean()


# Two closed enrolments of one person on one day


@pytest.fixture
def neighbour(rows):
    """An enrolment that shares a day with a closed one."""
    rows[Enrolment].save()
    return Enrolment(
        person=rows[Enrolment].person,
        unit=rows[Enrolment].unit,
        since=date(2016, 1, 1),
        until=date(2017, 1, 2),
        entry=Entry.RECORDED,
        exit=Exit.MOVED,
    )


def test_overlapping_closed_enrolment_is_refused_in_vietnamese(neighbour, refused):
    expected = {NON_FIELD_ERRORS: ["Thời gian này chồng lên một thời gian đã ghi."]}

    with refused(expected):
        neighbour.full_clean()


def test_adjoining_closed_enrolment_is_allowed(neighbour):
    neighbour.until = BEFORE

    neighbour.full_clean()
    neighbour.save()

    assert neighbour.person.enrolments.count() == 3


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no exclusion constraints"
)
def test_overlapping_closed_enrolment_is_refused_by_postgresql(neighbour):
    name = "members_enrolment_no_overlap"

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        neighbour.save()


# Words


def test_rows_speak_their_person(rows, pac_bo):
    rows[Enrolment].person.full_name = "Nông Thị Hoa"

    assert str(rows[Enrolment]) == f"Nông Thị Hoa – {pac_bo}"
    assert str(rows[SensitiveFacts]) == "Thông tin nhạy cảm của Nông Thị Hoa"
    assert str(rows[Admission]) == "Kết nạp Nông Thị Hoa"


def test_transfers_and_distinctions_speak_their_people(rows, pac_bo, coc_lung):
    rows[Transfer].person.full_name = "Nông Thị Hoa"
    rows[Distinction].second.full_name = "Nông Thị Hòa"

    assert str(rows[Transfer]) == f"Nông Thị Hoa: {pac_bo} → {coc_lung}"
    assert str(rows[Distinction]) == "Nông Thị Hoa ≠ Nông Thị Hòa"
