"""Sheets of awards: what a file would do, does, and how it is taken back."""

from datetime import date

import pytest

from accounts.choices import Role
from cadres.models import Award
from tests.factories import PersonFactory
from unions.services import units

UNIT = {
    "Mã đơn vị": "CB-HQ-TH-PB",
    "Danh hiệu": "Chi đoàn tiêu biểu",
    "Hình thức": "Bằng khen",
    "Cấp khen": "Cấp tỉnh",
    "Thành tích, dịp": "Năm 2020",
    "Số quyết định": "17-QĐ/TĐTN",
    "Ngày quyết định": "26/03/2021",
}
LAN = {"Họ và tên": "Bế Thị Lan", "Ngày sinh": "20/05/1990"}
SECRETARY = {"Mã đơn vị": "", "Danh hiệu": "Bí thư chi đoàn tiêu biểu"}
CORRECT = "hãy sửa dòng này, hoặc đính chính khen thưởng đã ghi."


@pytest.fixture
def sheet(office, province, pac_bo):
    return office("khen-thuong")


@pytest.fixture
def lan(pac_bo):
    return PersonFactory(full_name="Bế Thị Lan", born_on=date(1990, 5, 20), unit=pac_bo)


def given():
    columns = ("unit__code", "person__full_name", "title", "form", "tier", "on")
    return list(Award.objects.order_by("pk").values_list(*columns))


def outcomes(plan):
    return [(row.number, row.outcome) for row in plan.rows]


def reasons(plan):
    return [row.reason for row in plan.of("refused")]


def test_units_and_people_are_commended_and_it_is_taken_back(sheet, lan):
    plan = sheet.send(UNIT, UNIT | SECRETARY | LAN)

    assert plan.rows[0].changes == {name: ("", value) for name, value in UNIT.items()}
    assert given() == []
    footprint = sheet.apply(plan)
    day = date(2021, 3, 26)
    assert given() == [
        ("CB-HQ-TH-PB", None, "BRANCH", "CERTIFICATE", "PROVINCE", day),
        (
            "CB-HQ-TH-PB",
            "Bế Thị Lan",
            "BRANCH_SECRETARY",
            "CERTIFICATE",
            "PROVINCE",
            day,
        ),
    ]
    sheet.undo(footprint)
    assert given() == []


def test_file_that_was_written_changes_nothing(sheet, lan):
    rows = (UNIT, UNIT | SECRETARY | LAN)
    sheet.commit(*rows)

    assert outcomes(sheet.send(*rows)) == [(2, "unchanged"), (3, "unchanged")]


def test_exported_awards_are_read_back(sheet, lan):
    sheet.commit(UNIT, UNIT | SECRETARY | LAN)

    sheet.export(Award.objects.all())

    assert outcomes(sheet.read()) == [(2, "unchanged"), (3, "unchanged")]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {"Mã đơn vị": "CB-XX"},
            "Cột Mã đơn vị: không tìm thấy “CB-XX”; hãy kiểm tra lại mã.",
        ),
        (
            {"Mã đơn vị": ""},
            "Cột Mã đơn vị đang trống; hãy điền mã của tập thể được khen.",
        ),
        (
            {"Mã đơn vị": "CB-HQ-TH"},
            "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không phải chi đoàn, nên không "
            "nhận danh hiệu Chi đoàn tiêu biểu; hãy chọn chi đoàn hoặc danh hiệu khác.",
        ),
        (
            {"Danh hiệu": "Bí thư chi đoàn tiêu biểu"},
            "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng: hãy chọn cá nhân "
            "được khen.",
        ),
        (
            {"Ngày sinh": "20/05/1990"},
            "Cột Họ và tên đang trống mà cột Ngày sinh có ghi; hãy điền tên người được "
            "khen, hoặc để trống cả hai khi khen tập thể.",
        ),
        (
            {"Họ và tên": "Không Có", "Ngày sinh": "20/05/1990"},
            "Cột Họ và tên: không tìm thấy “Không Có” với ngày sinh ở dòng này; hãy "
            "lập hồ sơ người này trước, bằng bảng tính đoàn viên hoặc trên trang.",
        ),
        (
            {"Ngày quyết định": "02/07/2022"},
            "Cột Ngày quyết định: 02/07/2022 ở sau hôm nay; hãy kiểm tra lại ngày.",
        ),
        ({"Hình thức": "Giấy khen"}, f"Cột Hình thức: khác với đã ghi; {CORRECT}"),
        (
            {"Ngày quyết định": "27/03/2021"},
            f"Cột Ngày quyết định: khác với đã ghi; {CORRECT}",
        ),
    ],
)
def test_row_is_refused(sheet, facts, reason):
    sheet.commit(UNIT)

    assert reasons(sheet.send({"Họ và tên": "", "Ngày sinh": ""} | UNIT | facts)) == [
        reason
    ]
    assert len(given()) == 1


def test_award_of_today_is_recorded(sheet):
    sheet.commit(UNIT | {"Ngày quyết định": "01/07/2022"})

    assert given()[0][5] == date(2022, 7, 1)


def test_unit_that_had_ended_is_not_commended(an, sheet, pac_bo):
    units.dissolve(unit=pac_bo, on=date(2021, 3, 26), by=an)
    pac_bo.refresh_from_db()

    plan = sheet.send(
        UNIT, UNIT | {"Ngày quyết định": "25/03/2021", "Số quyết định": "1"}
    )

    assert reasons(plan) == [
        f"{pac_bo} không hoạt động ngày 26/03/2021; hãy sửa ngày hoặc chọn đơn vị khác."
    ]
    assert outcomes(plan)[1] == (3, "new")


def test_award_stands_once_in_a_file(sheet):
    assert reasons(sheet.send(UNIT, UNIT)) == [
        "Trùng với dòng 2 của tệp: cùng đơn vị, cá nhân, danh hiệu và quyết định; hãy "
        "giữ lại một dòng."
    ]


def test_unit_of_another_office_is_unknown(sheet, open_account, hoa_an, giang):
    staff = open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)

    assert reasons(sheet.send(UNIT, by=staff)) == [
        "Cột Mã đơn vị: không tìm thấy “CB-HQ-TH-PB”; hãy kiểm tra lại mã."
    ]


def test_hundreds_are_read_in_as_many_queries_as_one(
    sheet, lan, django_assert_max_num_queries
):
    rows = [UNIT | {"Số quyết định": f"{n}-QĐ"} for n in range(50)]
    rows += [UNIT | SECRETARY | LAN | {"Số quyết định": f"{n}-QĐ"} for n in range(50)]

    with django_assert_max_num_queries(16):
        plan = sheet.send(*rows)

    assert plan.counts["new"] == 100
