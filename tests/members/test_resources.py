"""Sheets of people: what a file would do, does, and how it is taken back."""

import unicodedata
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import Role
from accounts.spreadsheets import Outcome
from members.choices import Exit, TransferState
from members.models import Admission, Person, Transfer
from members.services import enrolments, people
from tests.factories import EnrolmentFactory, PersonFactory, SensitiveFactsFactory
from unions.services import units

OPENED = date(2018, 1, 1)
BORN = date(2000, 5, 20)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)

HOA = {
    "Họ và tên": "Nông Thị Hoa",
    "Giới tính": "Nữ",
    "Ngày sinh": "20/05/2000",
    "Mã chi đoàn": "CB-HQ-TH-PB",
    "Ngày vào chi đoàn": "01/01/2018",
}


@pytest.fixture
def sheet(office, pac_bo, lam_son):
    return office("doan-vien")


@pytest.fixture
def staff(open_account, ha_quang, giang):
    """Staff of Hà Quảng alone, without sensitive facts."""
    return open_account("linh", "Nông Mai Linh", Role.STAFF, ha_quang, giang)


@pytest.fixture
def hoa(pac_bo):
    person = PersonFactory(full_name="Nông Thị Hoa", born_on=BORN, unit=pac_bo)
    EnrolmentFactory(person=person)
    return person


@pytest.fixture
def stranger(lam_son):
    person = PersonFactory(full_name="Bế Thị Lan", born_on=BORN, unit=lam_son)
    EnrolmentFactory(person=person)
    return person


def outcomes(plan):
    return [(row.number, row.outcome) for row in plan.rows]


def reasons(plan):
    return [(row.number, row.reason) for row in plan.of(Outcome.REFUSED)]


def stays(person):
    rows = person.enrolments.order_by("since")
    return [(r.unit.code, r.since, r.until, r.entry, r.exit) for r in rows]


# Somebody new


def test_new_person_is_enrolled(sheet):
    plan = sheet.send(HOA | {"Điện thoại": "912345678", "Số định danh": "001200000001"})

    assert [row.changes for row in plan.rows] == [
        {
            "Họ và tên": ("", "Nông Thị Hoa"),
            "Giới tính": ("", "Nữ"),
            "Ngày sinh": ("", "20/05/2000"),
            "Số định danh": ("", "001200000001"),
            "Điện thoại": ("", "0912345678"),
            "Mã chi đoàn": ("", "CB-HQ-TH-PB"),
            "Ngày vào chi đoàn": ("", "01/01/2018"),
            "Hình thức vào": ("", "Ghi nhận khi mở sổ"),
        }
    ]
    assert Person.objects.count() == 0
    sheet.apply(plan)
    person = Person.objects.get()
    assert (person.full_name, person.search_name) == ("Nông Thị Hoa", "nong thi hoa")
    assert (person.gender, person.born_on, person.phone) == ("F", BORN, "0912345678")
    assert (person.identity_number, person.unit.code) == ("001200000001", "CB-HQ-TH-PB")
    assert stays(person) == [("CB-HQ-TH-PB", OPENED, None, "RECORDED", "")]


def test_new_person_with_a_decision_is_admitted(sheet):
    sheet.commit(
        HOA
        | {
            "Số quyết định kết nạp": "12 – QĐ/ĐTN",
            "Ngày quyết định": "01/01/2018",
            "Đợt": "Lớp đoàn viên 90 năm",
        }
    )

    admission = Admission.objects.get()
    assert (admission.decision, admission.decided_on) == ("12-QĐ/ĐTN", OPENED)
    assert (admission.campaign, admission.enrolment.entry) == ("CLASS_90", "ADMITTED")


def test_admission_under_age_is_told_not_refused(sheet):
    row = HOA | {"Ngày sinh": "20/05/2003", "Số quyết định kết nạp": "12-QĐ"}

    plan = sheet.send(row)

    told = "Lưu ý: kết nạp khi 14 tuổi, chưa đủ 16 tuổi; hãy kiểm tra ngày sinh."
    assert [(r.outcome, r.reason) for r in plan.rows] == [("new", told)]


def test_new_person_may_have_left_again(sheet):
    sheet.commit(HOA | {"Ngày ra": LATER, "Lý do ra": "Trưởng thành đoàn"})

    person = Person.objects.get()
    assert stays(person) == [("CB-HQ-TH-PB", OPENED, LATER, "RECORDED", "MATURED")]


@pytest.mark.parametrize(
    "name",
    [
        unicodedata.normalize("NFD", "Nông Thị Hoa"),
        "  Nông\u00a0Thị   Hoa ",
        "NÔNG THỊ HOA",
        "Nông Thị\u200b Hoa",
    ],
)
def test_same_name_in_another_spelling_is_unchanged(sheet, hoa, name):
    assert outcomes(sheet.send(HOA | {"Họ và tên": name})) == [(2, "unchanged")]


@pytest.mark.parametrize("born", ["20/05/2000", "20-5-2000", BORN, 36666, "2000", 2000])
def test_birth_may_be_written_in_many_ways(sheet, hoa, born):
    assert outcomes(sheet.send(HOA | {"Ngày sinh": born})) == [(2, "unchanged")]


REFUSED = {
    "no gender": (
        {"Giới tính": None},
        "Cột Giới tính đang trống; người mới cần có giới tính.",
    ),
    "no unit": (
        {"Mã chi đoàn": None},
        "Cột Mã chi đoàn đang trống; hãy điền vào ô này.",
    ),
    "unknown unit": (
        {"Mã chi đoàn": "CB-XX"},
        "Cột Mã chi đoàn: không tìm thấy “CB-XX”; hãy kiểm tra lại mã, hoặc nhập đơn "
        "vị trước.",
    ),
    "unit without members": (
        {"Mã chi đoàn": "CB-HQ-TH"},
        "Cột Ngày vào chi đoàn: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không trực tiếp "
        "quản lý đoàn viên suốt thời gian sinh hoạt từ ngày 01/01/2018; hãy kiểm tra "
        "lại.",
    ),
    "before the unit": (
        {"Ngày vào chi đoàn": "31/12/2017"},
        "Cột Ngày vào chi đoàn: thời gian sinh hoạt từ ngày 31/12/2017 nằm ngoài thời "
        "gian hoạt động của Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng; "
        "hãy kiểm tra lại.",
    ),
    "future": (
        {"Ngày vào chi đoàn": "02/07/2022"},
        "Cột Ngày vào chi đoàn: 02/07/2022 ở sau hôm nay; hãy kiểm tra lại ngày.",
    ),
    "before birth": (
        {"Ngày sinh": "01/01/2018"},
        "Cột Ngày vào chi đoàn: 01/01/2018 không sau ngày sinh; hãy kiểm tra lại hai "
        "ngày.",
    ),
    "no day": (
        {"Ngày vào chi đoàn": None},
        "Cột Ngày vào chi đoàn đang trống; hãy điền vào ô này.",
    ),
    "no decision": (
        {"Hình thức vào": "Kết nạp"},
        "Cột Số quyết định kết nạp đang trống; hãy điền vào ô này.",
    ),
    "decision of another day": (
        {"Số quyết định kết nạp": "1-QĐ", "Ngày quyết định": "02/01/2018"},
        "Cột Ngày quyết định: 02/01/2018 phải trùng Ngày vào chi đoàn 01/01/2018; nếu "
        "kết nạp ở nơi khác, hãy để trống số và ngày quyết định.",
    ),
    "decision of another entry": (
        {"Hình thức vào": "Ghi nhận khi mở sổ", "Số quyết định kết nạp": "1-QĐ"},
        "Cột Số quyết định kết nạp, Ngày quyết định và Đợt chỉ ghi khi Hình thức vào "
        "là Kết nạp; hãy để trống các ô đó.",
    ),
    "moved by a sheet": (
        {"Hình thức vào": "Chuyển đến trong tỉnh"},
        "Cột Hình thức vào: “Chuyển đến trong tỉnh” không ghi bằng bảng tính được; hãy "
        "lập đề nghị chuyển sinh hoạt.",
    ),
    "gone without a reason": (
        {"Ngày ra": "01/01/2020"},
        "Cột Ngày ra và Lý do ra phải được điền cùng nhau.",
    ),
    "gone before coming": (
        {"Ngày ra": "01/01/2018", "Lý do ra": "Từ trần"},
        "Cột Ngày ra: 01/01/2018 phải sau Ngày vào chi đoàn 01/01/2018.",
    ),
    "gone by a move": (
        {"Ngày ra": "01/01/2020", "Lý do ra": "Chuyển đi trong tỉnh"},
        "Cột Lý do ra: “Chuyển đi trong tỉnh” không ghi bằng bảng tính được; hãy lập "
        "đề nghị chuyển sinh hoạt.",
    ),
    "unknown code": (
        {"Mã đoàn viên": "DV999999999999999999"},
        "Cột Mã đoàn viên: không tìm thấy “DV999999999999999999”; hãy kiểm tra lại "
        "mã, hoặc để trống nếu là người mới.",
    ),
    "party": (
        {"Ngày ra Đảng": "01/01/2020"},
        "Cột Ngày ra Đảng: 01/01/2020 phải sau Ngày vào Đảng; hãy kiểm tra lại hai "
        "ngày.",
    ),
}


@pytest.mark.parametrize(("cells", "reason"), REFUSED.values(), ids=REFUSED)
def test_row_that_a_service_would_refuse_is_refused_in_the_plan(sheet, cells, reason):
    plan = sheet.send(HOA | cells)

    assert reasons(plan) == [(2, reason)]


def test_unit_of_a_stranger_is_not_found(sheet, staff):
    plan = sheet.send(HOA | {"Mã chi đoàn": "CB-HA-HV-LS"}, by=staff)

    assert reasons(plan) == [
        (
            2,
            "Cột Mã chi đoàn: không tìm thấy “CB-HA-HV-LS”; hãy kiểm tra lại mã, hoặc "
            "nhập đơn vị trước.",
        )
    ]


# Twice in one file

LAN = HOA | {"Họ và tên": "Bế Thị Lan"}
TWICE = {
    "same": {},
    "year": {"Ngày sinh": "2000"},
    "no birth": {"Ngày sinh": None},
    "elsewhere": {"Mã chi đoàn": "CB-HA-HV-LS"},
}


@pytest.mark.parametrize("cells", TWICE.values(), ids=TWICE)
def test_second_row_of_a_new_person_is_refused(sheet, cells):
    plan = sheet.send(HOA, LAN, HOA | cells)

    told = "Trùng người với dòng 2 của tệp; hãy giữ lại một dòng."
    assert reasons(plan) == [(4, told)]


def test_second_row_of_a_known_person_or_number_is_refused(sheet, hoa):
    number = {"Số định danh": "001200000001"}
    plan = sheet.send(HOA, HOA | {"Mã đoàn viên": hoa.code}, LAN | number, LAN | number)

    assert [number for number, _ in reasons(plan)] == [3, 5]


@pytest.mark.parametrize(
    "cells",
    [
        {"Ngày sinh": "21/05/2000"},
        {"Ngày sinh": "2001"},
        {"Mã chi đoàn": "CB-HA-HV-LS", "Giới tính": "Nam"},
    ],
)
def test_namesakes_are_two_people(sheet, cells):
    assert outcomes(sheet.send(HOA, HOA | cells)) == [(2, "new"), (3, "new")]


# Somebody known


def test_facts_are_put_right_field_by_field(sheet, hoa):
    SensitiveFactsFactory(person=hoa, ethnicity="02")
    row = HOA | {
        "Mã đoàn viên": hoa.code,
        "Họ và tên": "Nông Thị Hòa",
        "Điện thoại": "0912345678",
        "Dân tộc": "Nùng",
        "Tôn giáo": None,
    }

    plan = sheet.send(row)

    assert [(r.outcome, r.changes) for r in plan.rows] == [
        (
            "changed",
            {
                "Họ và tên": ("Nông Thị Hoa", "Nông Thị Hòa"),
                "Điện thoại": ("", "0912345678"),
                "Dân tộc": ("Tày", "Nùng"),
            },
        )
    ]
    sheet.apply(plan)
    hoa.refresh_from_db()
    assert (hoa.full_name, hoa.search_name) == ("Nông Thị Hòa", "nong thi hoa")
    assert (hoa.phone, hoa.sensitive.ethnicity) == ("0912345678", "07")
    assert outcomes(sheet.read()) == [(2, "unchanged")]


def test_empty_cell_keeps_what_is(sheet, hoa):
    Person.objects.update(phone="0912345678", identity_number="001200000001")

    plan = sheet.send(HOA | {"Điện thoại": None, "Số định danh": None})

    assert outcomes(plan) == [(2, "unchanged")]


def test_person_is_matched_by_number_and_birth_put_right(sheet, hoa):
    Person.objects.update(identity_number="001200000001")

    plan = sheet.send(HOA | {"Ngày sinh": "2001", "Số định danh": "001200000001"})

    assert [row.changes for row in plan.rows] == [{"Ngày sinh": ("20/05/2000", "2001")}]


def test_day_of_birth_is_added_to_a_year(sheet, hoa):
    Person.objects.update(born_on=date(2000, 1, 1), is_birth_year_only=True)

    sheet.commit(HOA)

    hoa.refresh_from_db()
    assert (hoa.born_on, hoa.is_birth_year_only) == (BORN, False)


def test_code_beside_another_name_and_birth_is_a_slip(sheet, hoa):
    row = LAN | {"Mã đoàn viên": hoa.code, "Ngày sinh": "01/01/1999"}

    assert reasons(sheet.send(row)) == [
        (
            2,
            f"Cột Mã đoàn viên là của Nông Thị Hoa ({hoa.code}, sinh 20/05/2000), khác "
            "với họ tên và ngày sinh ở dòng này; hãy kiểm tra xem các dòng có bị lệch "
            "không.",
        )
    ]


def test_two_candidates_are_both_named(sheet, hoa, pac_bo):
    other = PersonFactory(full_name="Nông Thị Hoa", born_on=BORN, unit=pac_bo)

    [(_, reason)] = reasons(sheet.send(HOA))

    assert reason.startswith("Có hai hồ sơ cùng họ tên và ngày sinh: ")
    assert {code in reason for code in (hoa.code, other.code)} == {True}


def test_namesake_without_a_birth_is_asked_about(sheet, hoa):
    [(_, reason)] = reasons(sheet.send(HOA | {"Ngày sinh": None}))

    assert reason == (
        f"Chi đoàn đã có Nông Thị Hoa ({hoa.code}, sinh 20/05/2000) cùng họ tên nhưng "
        "một bên chưa có ngày sinh; hãy điền Mã đoàn viên nếu là cùng một người."
    )


def test_identity_number_of_another_is_refused(sheet, hoa, pac_bo):
    PersonFactory(full_name="Bế Thị Lan", identity_number="001200000001", unit=pac_bo)

    plan = sheet.send(HOA | {"Mã đoàn viên": hoa.code, "Số định danh": "001200000001"})

    assert [(r.outcome, r.reason[:35]) for r in plan.rows] == [
        ("refused", "Cột Số định danh: 001200000001 đã c")
    ]


def test_open_enrolment_is_ended(sheet, hoa):
    sheet.commit(HOA | {"Ngày ra": LATER, "Lý do ra": "Chuyển ra ngoài tỉnh"})

    assert stays(hoa) == [("CB-HQ-TH-PB", OPENED, LATER, "RECORDED", "TRANSFERRED")]
    assert outcomes(sheet.read()) == [(2, "unchanged")]


def test_member_who_left_comes_back(sheet, hoa, giang):
    enrolments.leave(person=hoa, on=DAY, exit=Exit.TRANSFERRED, by=giang)

    sheet.commit(
        HOA | {"Ngày vào chi đoàn": LATER, "Hình thức vào": "Chuyển đến từ ngoài tỉnh"}
    )

    assert stays(hoa)[1:] == [("CB-HQ-TH-PB", LATER, None, "TRANSFERRED", "")]


def test_coming_back_before_leaving_is_refused(sheet, hoa, giang):
    enrolments.leave(person=hoa, on=DAY, exit=Exit.TRANSFERRED, by=giang)

    plan = sheet.send(HOA | {"Ngày vào chi đoàn": "31/12/2019"})

    assert [row.outcome for row in plan.rows] == ["refused"]


@pytest.mark.parametrize(
    "cells",
    [
        {"Ngày vào chi đoàn": "02/01/2018"},
        {"Hình thức vào": "Chuyển đến từ ngoài tỉnh"},
    ],
)
def test_enrolment_is_not_rewritten_by_a_sheet(sheet, hoa, cells):
    plan = sheet.send(HOA | cells)

    assert [row.outcome for row in plan.rows] == ["refused"]


def test_admission_is_put_right(sheet, giang, pac_bo):
    lan = people.register(
        full_name="Bế Thị Lan", gender="F", unit=pac_bo, born_on=BORN, by=giang
    )
    enrolments.admit(
        person=lan, unit=pac_bo, decision="1-QĐ", decided_on=OPENED, by=giang
    )

    sheet.commit(LAN | {"Số quyết định kết nạp": "2-QĐ"})

    assert Admission.objects.get().decision == "2-QĐ"


# Somebody elsewhere


def test_member_of_another_unit_is_proposed_to_move(sheet, hoa):
    row = HOA | {"Mã chi đoàn": "CB-HA-HV-LS", "Ngày vào chi đoàn": LATER}

    plan = sheet.send(row)
    footprint = sheet.apply(plan)

    assert outcomes(plan) == [(2, "transfer")]
    transfer = Transfer.objects.get()
    assert (transfer.person, transfer.state) == (hoa, TransferState.REQUESTED)
    assert (transfer.source.code, transfer.target.code, transfer.moves_on) == (
        "CB-HQ-TH-PB",
        "CB-HA-HV-LS",
        LATER,
    )
    assert (Person.objects.count(), stays(hoa)) == (
        1,
        [("CB-HQ-TH-PB", OPENED, None, "RECORDED", "")],
    )
    assert outcomes(sheet.read()) == [(2, "unchanged")]
    sheet.undo(footprint)
    assert Transfer.objects.count() == 0


@pytest.mark.parametrize("key", ["code", "number", "name"])
def test_stranger_is_proposed_without_being_told(sheet, staff, stranger, key):
    Person.objects.filter(pk=stranger.pk).update(identity_number="001200000001")
    keys = {
        "code": {"Mã đoàn viên": stranger.code},
        "number": {"Số định danh": "001200000001"},
        "name": {},
    }

    plan = sheet.send(LAN | keys[key] | {"Điện thoại": "0912345678"}, by=staff)

    assert [(r.outcome, r.changes["Mã chi đoàn"]) for r in plan.rows] == [
        ("transfer", ("đơn vị khác", "CB-HQ-TH-PB"))
    ]
    sheet.apply(plan, by=staff)
    stranger.refresh_from_db()
    assert (stranger.phone, Transfer.objects.get().person) == ("", stranger)


def test_stranger_is_not_told_by_a_code_alone(sheet, staff, stranger):
    plan = sheet.send(HOA | {"Mã đoàn viên": stranger.code}, by=staff)

    assert reasons(plan) == [
        (
            2,
            f"Cột Mã đoàn viên: không tìm thấy “{stranger.code}”; hãy kiểm tra lại mã, "
            "hoặc để trống nếu là người mới.",
        )
    ]


def test_stranger_is_not_named_by_a_number_alone(sheet, staff, stranger):
    Person.objects.filter(pk=stranger.pk).update(identity_number="001200000001")

    plan = sheet.send(HOA | {"Số định danh": "001200000001"}, by=staff)

    assert reasons(plan) == [
        (
            2,
            "Cột Số định danh là của một người ở đơn vị khác, khác với họ tên và ngày "
            "sinh ở dòng này; hãy kiểm tra xem các dòng có bị lệch không.",
        )
    ]


def test_year_alone_does_not_mean_somebody_elsewhere(sheet, stranger):
    assert outcomes(sheet.send(LAN | {"Ngày sinh": "2000"})) == [(2, "new")]


def test_proposal_to_a_third_unit_is_refused(sheet, hoa, clinic):
    sheet.commit(HOA | {"Mã chi đoàn": "CB-HA-HV-LS"})

    plan = sheet.send(HOA | {"Mã chi đoàn": "CB-HQ-TTYT"})

    assert [row.outcome for row in plan.rows] == ["refused"]


def test_stranger_who_left_is_left_to_their_office(sheet, staff, stranger, giang):
    enrolments.leave(person=stranger, on=DAY, exit=Exit.MATURED, by=giang)

    [(_, reason)] = reasons(sheet.send(LAN, by=staff))

    assert reason == (
        "Đã có hồ sơ của một người ở đơn vị khác, hiện không sinh hoạt ở chi đoàn nào; "
        "hãy nhờ cấp quản lý hồ sơ đó ghi lại."
    )


# Sensitive facts


def test_sensitive_columns_need_a_permission(sheet, staff, hoa):
    SensitiveFactsFactory(person=hoa)
    row = HOA | {"Dân tộc": "Nùng"}

    assert outcomes(sheet.send(row, by=staff)) == [(2, "unchanged")]
    staff.user_permissions.add(Permission.objects.get(codename="view_sensitive"))
    staff = type(staff).objects.get(pk=staff.pk)
    assert outcomes(sheet.send(row, by=staff)) == [(2, "changed")]


# The whole


def people_in(count):
    rows = [HOA | {"Họ và tên": f"Nông Thị {n}"} for n in range(count)]
    return [row | {"Số quyết định kết nạp": "1-QĐ", "Dân tộc": "Tày"} for row in rows]


@pytest.mark.parametrize("state", ["new", "changed"])
def test_plan_and_apply_take_the_same_queries_for_any_number(sheet, state):
    def count(rows):
        with CaptureQueriesContext(connection) as queries:
            sheet.commit(*rows)
        return len(queries)

    counts = []
    for start, size in ((0, 1), (100, 3), (200, 30)):
        rows = people_in(300)[start : start + size]
        if state == "changed":
            sheet.commit(*rows)
            rows = [
                row | {"Điện thoại": "0912345678", "Dân tộc": "Nùng"} for row in rows
            ]
        counts.append(count(rows))

    assert counts == [counts[0]] * 3


def test_plan_writes_nothing_and_second_time_nothing_changes(sheet, hoa, dump):
    before = dump()
    rows = [*people_in(5), HOA | {"Điện thoại": "0912345678"}, LAN | {"Ngày ra": 5}]

    plan = sheet.send(*rows)
    assert dump() == before
    sheet.apply(plan)

    again = sheet.read()
    assert again.counts == {
        "new": 0,
        "changed": 0,
        "unchanged": 6,
        "transfer": 0,
        "refused": 1,
    }
    after = dump()
    sheet.apply(again)
    assert dump() == after


def test_import_is_undone_to_the_letter(sheet, hoa, giang, lam_son, dump):
    SensitiveFactsFactory(person=hoa)
    lan = PersonFactory(full_name="Bế Thị Lan", born_on=BORN, unit=lam_son)
    EnrolmentFactory(person=lan)
    before = dump()
    ended = {"Ngày ra": LATER, "Lý do ra": "Từ trần", "Dân tộc": "Dao"}

    footprint = sheet.commit(*people_in(3), HOA | ended, LAN)
    assert dump() != before
    sheet.undo(footprint)

    assert dump() == before


def test_import_on_which_something_rests_is_not_undone(sheet, giang, lam_son):
    footprint = sheet.commit(HOA)
    enrolments.move(person=Person.objects.get(), unit=lam_son, on=LATER, by=giang)

    with pytest.raises(ValidationError):
        sheet.undo(footprint)

    assert Person.objects.count() == 1


def test_export_comes_back_unchanged(sheet, hoa, stranger, giang, pac_bo, lam_son):
    odd = ["=Nông Thị A", "Lò  Thị\u00a0B", unicodedata.normalize("NFD", "Vừ Ý"), "A Ủ"]
    for number, name in enumerate(odd):
        person = PersonFactory(
            full_name=name,
            born_on=date(2000 + number, 1, 1),
            is_birth_year_only=number % 2 == 0,
            phone=["0900 000 123", "0912345678", "", ""][number],
            identity_number=["001200000001", "001200001", "", ""][number],
            unit=pac_bo,
        )
        SensitiveFactsFactory(person=person)
        if number:
            EnrolmentFactory(person=person)
    sheet.commit(*people_in(3))
    enrolments.leave(person=hoa, on=DAY, exit=Exit.MATURED, by=giang)
    enrolments.move(person=stranger, unit=pac_bo, on=DAY, by=giang)

    assert sheet.export(Person.objects.all()) == 9

    plan = sheet.read()
    assert reasons(plan) == []
    assert plan.counts["unchanged"] == 9


def test_export_of_a_closed_branch_comes_back_unchanged(sheet, hoa, giang, lam_son):
    enrolments.leave(person=hoa, on=DAY, exit=Exit.MATURED, by=giang)
    units.dissolve(unit=hoa.unit, on=LATER, by=giang, into=lam_son)

    sheet.export(Person.objects.all())

    assert outcomes(sheet.read()) == [(2, "unchanged")]


def test_export_has_sensitive_columns_only_with_the_permission(sheet, staff, giang):
    labels = {column.label for column in sheet.sheet.export_columns(staff)}

    assert "Dân tộc" not in labels
    assert {c.label for c in sheet.sheet.export_columns(giang)} > labels


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.fixed_dictionaries(dict.fromkeys(HOA, names)))
def test_whatever_stands_in_the_cells_is_told(sheet, cells):
    row = HOA | {key: text for key, text in cells.items() if text[:1] not in ("", "=")}

    plan = sheet.send(LAN, row)

    assert len(plan.rows) in (1, 2)


# What must not be found out by trying


@pytest.mark.parametrize("code", ["", "CB-HA-HV-LS"])
def test_stranger_is_not_dated_by_a_row_without_a_new_unit(
    sheet, staff, stranger, code
):
    row = LAN | {"Mã chi đoàn": code, "Mã đoàn viên": stranger.code}
    row |= {"Ngày vào chi đoàn": "05/05/2019"}

    [(_, reason)] = reasons(sheet.send(row, by=staff))

    assert reason.startswith("Cột Mã chi đoàn: không tìm thấy “" if code else "Cột Mã")
    assert "01/01/2018" not in reason


def test_stranger_who_came_today_is_not_placed(sheet, staff, stranger):
    stranger.enrolments.update(since=date(2022, 7, 1))

    [(_, reason)] = reasons(sheet.send(LAN, by=staff))

    assert reason == (
        "Người này mới vào đơn vị đang sinh hoạt; hãy đề nghị chuyển vào ngày khác."
    )


@pytest.mark.parametrize("tried", ["Khai trừ", "Xóa tên"])
def test_reason_of_leaving_is_not_found_out_by_trying(sheet, staff, hoa, giang, tried):
    enrolments.leave(person=hoa, on=DAY, exit=Exit.EXPELLED, by=giang)
    row = HOA | {"Ngày ra": DAY, "Lý do ra": tried}

    assert outcomes(sheet.send(row, by=staff)) == [(2, "unchanged")]
    told = "unchanged" if tried == "Khai trừ" else "refused"
    assert outcomes(sheet.send(row)) == [(2, told)]
