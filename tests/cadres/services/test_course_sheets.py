"""Sheets of those who are sent to courses: what a file would do, does, and how it is
taken back."""

from datetime import date

import pytest

from accounts.choices import Role
from cadres.choices import Result
from cadres.models import Attendance
from tests.factories import AttendanceFactory, CourseFactory, PersonFactory

BEGAN = date(2021, 5, 10)
LAN = {
    "Tên lớp": "Bồi dưỡng bí thư",
    "Ngày khai giảng": "10/05/2021",
    "Họ và tên": "Bế Thị Lan",
    "Ngày sinh": "20/05/1990",
}
PAPER = {"Kết quả": "Hoàn thành", "Số chứng chỉ": "15/CC", "Ngày cấp": "14/05/2021"}
CORRECT = "hãy để trống ô này, hoặc đính chính trên trang của lớp."


@pytest.fixture
def sheet(office, province):
    return office("hoc-vien")


@pytest.fixture
def course(province):
    return CourseFactory(
        unit=province, name="Bồi dưỡng bí thư", begins_on=BEGAN, ends_on=BEGAN
    )


@pytest.fixture
def lan(pac_bo):
    return PersonFactory(full_name="Bế Thị Lan", born_on=date(1990, 5, 20), unit=pac_bo)


def turns():
    columns = ("person__full_name", "unit__code", "post_id", "result", "certificate")
    return list(Attendance.objects.order_by("pk").values_list(*columns))


def outcomes(plan):
    return [(row.number, row.outcome) for row in plan.rows]


def reasons(plan):
    return [row.reason for row in plan.of("refused")]


def test_people_are_enrolled_with_what_became_of_them(sheet, course, lan):
    plan = sheet.send(LAN | PAPER)

    assert [row.changes for row in plan.rows] == [
        {
            "Tên lớp": ("", "Bồi dưỡng bí thư"),
            "Mã đơn vị cử": ("", "CB-HQ-TH-PB"),
            "Kết quả": ("", "Hoàn thành"),
            "Số chứng chỉ": ("", "15/CC"),
            "Ngày cấp": ("", "14/05/2021"),
        }
    ]
    assert turns() == []
    sheet.apply(plan)
    assert turns() == [("Bế Thị Lan", "CB-HQ-TH-PB", None, "PASSED", "15/CC")]


def test_sender_is_where_the_highest_post_is_held(sheet, course, hoa):
    row = LAN | {"Họ và tên": "Nông Thị Hoa", "Ngày sinh": "01/05/1995"}

    sheet.commit(row)

    assert turns() == [("Nông Thị Hoa", "CB-HQ-TH", "SECRETARY", "LEARNING", "")]


def test_result_of_a_turn_on_record_is_filled_in_and_taken_back(sheet, course, lan):
    AttendanceFactory(course=course, person=lan)

    plan = sheet.send(LAN | PAPER)
    footprint = sheet.apply(plan)

    assert outcomes(plan) == [(2, "changed")]
    assert turns()[0][3:] == ("PASSED", "15/CC")
    sheet.undo(footprint)
    assert turns()[0][3:] == ("LEARNING", "")


def test_file_that_was_written_changes_nothing(sheet, course, lan):
    sheet.commit(LAN | PAPER)

    assert outcomes(sheet.send(LAN | PAPER)) == [(2, "unchanged")]
    assert outcomes(sheet.send(LAN)) == [(2, "unchanged")]


def test_exported_turns_are_read_back(sheet, course, lan):
    sheet.commit(LAN | PAPER)

    sheet.export(Attendance.objects.all())

    assert outcomes(sheet.read()) == [(2, "unchanged")]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {"Tên lớp": "Lớp khác"},
            "Cột Tên lớp: không tìm thấy lớp “Lớp khác” khai giảng ngày 10/05/2021; "
            "hãy ghi lớp trước, hoặc kiểm tra lại tên và ngày.",
        ),
        (
            {"Mã đơn vị cử": "CB-XX"},
            "Cột Mã đơn vị cử: không tìm thấy “CB-XX”; hãy kiểm tra lại mã.",
        ),
        (
            {"Mã đơn vị cử": "CB-HOAAN"},
            f"Cột Mã đơn vị cử: khác với đã ghi “CB-HQ-TH-PB”; {CORRECT}",
        ),
        ({"Kết quả": "Thôi học"}, f"Cột Kết quả: khác với đã ghi; {CORRECT}"),
        ({"Số chứng chỉ": "16/CC"}, f"Cột Số chứng chỉ: khác với đã ghi; {CORRECT}"),
        (
            {"Ngày cấp": "02/07/2022"},
            "Cột Ngày cấp: 02/07/2022 ở sau hôm nay; hãy kiểm tra lại ngày.",
        ),
        (
            {"Ngày cấp": "09/05/2021"},
            "Bế Thị Lan: chứng chỉ cấp ngày 09/05/2021, trước ngày khai giảng "
            "10/05/2021; hãy kiểm tra lại ngày.",
        ),
    ],
)
def test_row_is_refused(sheet, course, lan, hoa_an, facts, reason):
    AttendanceFactory(
        course=course, person=lan, result=Result.PASSED, certificate="15/CC"
    )

    assert reasons(sheet.send(LAN | facts)) == [reason]


def test_unit_that_did_not_stand_sends_nobody(sheet, course, lan, found, province):
    found("CB-MOI", "LOCAL", "Huyện Đoàn Mới", province, on=date(2021, 5, 11))

    told = reasons(sheet.send(LAN | {"Mã đơn vị cử": "CB-MOI"}))

    assert told == [
        "Cột Mã đơn vị cử: Huyện Đoàn Mới không hoạt động ngày 10/05/2021; hãy điền "
        "đơn vị khác."
    ]


def test_one_person_stands_once_in_a_course(sheet, course, lan):
    plan = sheet.send(LAN, LAN)

    assert reasons(plan) == [
        "Trùng với dòng 2 của tệp: cùng lớp và học viên; hãy giữ lại một dòng."
    ]


def test_two_courses_of_one_name_are_told(sheet, course, lan, ha_quang):
    CourseFactory(unit=ha_quang, name=course.name, begins_on=BEGAN, ends_on=BEGAN)

    assert reasons(sheet.send(LAN)) == [
        "Cột Tên lớp: có nhiều lớp “Bồi dưỡng bí thư” khai giảng ngày 10/05/2021; hãy "
        "ghi học viên ở trang của lớp."
    ]


def test_course_of_another_office_is_unknown(
    sheet, course, lan, open_account, ha_quang, giang
):
    staff = open_account("linh", "Nông Mai Linh", Role.STAFF, ha_quang, giang)

    assert reasons(sheet.send(LAN, by=staff)) == [
        "Cột Tên lớp: không tìm thấy lớp “Bồi dưỡng bí thư” khai giảng ngày "
        "10/05/2021; hãy ghi lớp trước, hoặc kiểm tra lại tên và ngày."
    ]
