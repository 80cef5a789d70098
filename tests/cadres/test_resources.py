"""Sheets of cadres: what a file would do, does, and how it is taken back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from cadres.choices import Degree, Employment, Manner, Subject, TenureEnd
from cadres.models import Post, Qualification, Tenure
from cadres.services import tenures
from tests.factories import PersonFactory, QualificationFactory, TenureFactory
from unions.services import units

OPENED = date(2018, 1, 1)
BORN = date(1990, 5, 20)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)

HOA = {"Họ và tên": "Nông Thị Hoa", "Ngày sinh": "20/05/1990"}
SECRETARY = HOA | {
    "Mã đơn vị": "CB-HQ-TH-PB",
    "Chức danh": "Bí thư",
    "Từ ngày": "01/01/2018",
    "Hình thức": "Bầu",
    "Chế độ": "Kiêm nhiệm",
}


@pytest.fixture
def sheet(office, pac_bo, lam_son):
    return office("can-bo")


@pytest.fixture
def staff(open_account, ha_quang, giang):
    return open_account("linh", "Nông Mai Linh", Role.STAFF, ha_quang, giang)


@pytest.fixture
def hoa(pac_bo):
    return PersonFactory(full_name="Nông Thị Hoa", born_on=BORN, unit=pac_bo)


@pytest.fixture
def secretary(hoa):
    post = Post.objects.get(code="SECRETARY")
    return TenureFactory(person=hoa, post=post, since=OPENED)


def outcomes(plan):
    return [(row.number, row.outcome) for row in plan.rows]


def reasons(plan):
    return [(row.number, row.reason) for row in plan.of("refused")]


def held(person):
    rows = person.tenures.order_by("since")
    return [(t.post_id, t.unit.code, t.since, t.until, t.end) for t in rows]


def test_new_tenure_and_degrees_are_recorded(sheet, hoa):
    row = SECRETARY | {
        "Trình độ chuyên môn": "Đại học",
        "Ngày đạt chuyên môn": "30/06/2012",
        "Lý luận chính trị": "Trung cấp",
        "Ngày đạt lý luận": DAY,
    }

    plan = sheet.send(row)

    assert [r.changes for r in plan.rows] == [
        {
            "Trình độ chuyên môn": ("", "Đại học"),
            "Ngày đạt chuyên môn": ("", "30/06/2012"),
            "Lý luận chính trị": ("", "Trung cấp"),
            "Ngày đạt lý luận": ("", "01/01/2020"),
            "Mã đơn vị": ("", "CB-HQ-TH-PB"),
            "Chức danh": ("", "Bí thư"),
            "Từ ngày": ("", "01/01/2018"),
            "Hình thức": ("", "Bầu"),
            "Chế độ": ("", "Kiêm nhiệm"),
        }
    ]
    assert Tenure.objects.count() == 0
    sheet.apply(plan)
    tenure = Tenure.objects.get()
    assert held(hoa) == [("SECRETARY", "CB-HQ-TH-PB", OPENED, None, "")]
    assert (tenure.manner, tenure.employment) == (Manner.ELECTED, Employment.NONE)
    rows = Qualification.objects.order_by("subject").values_list(
        "subject", "level", "obtained_on"
    )
    assert list(rows) == [
        (Subject.PROFESSIONAL, Degree.BACHELOR, date(2012, 6, 30)),
        (Subject.THEORY, 2, DAY),
    ]
    assert outcomes(sheet.read()) == [(2, "unchanged")]


def test_open_tenure_is_ended(sheet, hoa, secretary):
    plan = sheet.send(SECRETARY | {"Đến ngày": DAY, "Lý do thôi": "Hết nhiệm kỳ"})
    sheet.apply(plan)

    assert [r.changes for r in plan.rows] == [
        {"Đến ngày": ("", "01/01/2020"), "Lý do thôi": ("", "Hết nhiệm kỳ")}
    ]
    assert held(hoa) == [("SECRETARY", "CB-HQ-TH-PB", OPENED, DAY, "TERM")]
    assert outcomes(sheet.read()) == [(2, "unchanged")]


def test_one_file_ends_a_tenure_and_opens_the_next(sheet, hoa, secretary):
    again = SECRETARY | {"Từ ngày": DAY}

    sheet.commit(SECRETARY | {"Đến ngày": DAY, "Lý do thôi": "Hết nhiệm kỳ"}, again)

    assert held(hoa) == [
        ("SECRETARY", "CB-HQ-TH-PB", OPENED, DAY, "TERM"),
        ("SECRETARY", "CB-HQ-TH-PB", DAY, None, ""),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"Từ ngày": None, "Hình thức": None},
        {"Chức danh": "bi thu"},
        {"Ngày sinh": "1990"},
    ],
)
def test_tenure_that_is_known_is_unchanged(sheet, secretary, cells):
    assert outcomes(sheet.send(SECRETARY | cells)) == [(2, "unchanged")]


def test_cadre_is_found_by_code_or_number(sheet, hoa, secretary):
    type(hoa).objects.update(identity_number="001090000001")
    row = {key: value for key, value in SECRETARY.items() if key != "Ngày sinh"}

    plan = sheet.send(
        row | {"Mã cán bộ": hoa.code}, row | {"Số định danh": "001090000001"}
    )

    assert outcomes(plan) == [(2, "unchanged"), (3, "refused")]
    assert plan.rows[1].reason.startswith("Trùng với dòng 2 của tệp")


REFUSED = {
    "nobody": (
        {"Họ và tên": "Bế Thị Lan"},
        "Cột Họ và tên: không tìm thấy “Bế Thị Lan” với ngày sinh ở dòng này; hãy lập "
        "hồ sơ người này trước, bằng bảng tính đoàn viên hoặc trên trang.",
    ),
    "unknown code": (
        {"Mã cán bộ": "DV9999999"},
        "Cột Mã cán bộ: không tìm thấy “DV9999999”; hãy lập hồ sơ người này trước, "
        "bằng bảng tính đoàn viên hoặc trên trang.",
    ),
    "post": (
        {"Chức danh": "Thủ lĩnh"},
        "Cột Chức danh: “Thủ lĩnh” không có trong danh mục; hãy chọn đúng tên chức "
        "danh.",
    ),
    "no post": (
        {"Chức danh": None},
        "Cột Mã đơn vị và Chức danh phải được điền cùng nhau.",
    ),
    "unit": (
        {"Mã đơn vị": "CB-XX"},
        "Cột Mã đơn vị: không tìm thấy “CB-XX”; hãy kiểm tra lại mã.",
    ),
    "no manner": (
        {"Hình thức": None},
        "Cột Hình thức đang trống; hãy điền vào ô này.",
    ),
    "before the unit": (
        {"Từ ngày": "31/12/2017"},
        "Cột Từ ngày: 31/12/2017 nằm ngoài thời gian hoạt động của Chi đoàn Pác Bó, "
        "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng; hãy kiểm tra lại.",
    ),
    "future": (
        {"Từ ngày": "02/07/2022"},
        "Cột Từ ngày: 02/07/2022 ở sau hôm nay; hãy kiểm tra lại ngày.",
    ),
    "end alone": (
        {"Lý do thôi": "Từ trần"},
        "Cột Đến ngày và Lý do thôi phải được điền cùng nhau.",
    ),
    "end first": (
        {"Lý do thôi": "Từ trần", "Đến ngày": OPENED},
        "Cột Đến ngày: 01/01/2018 phải sau Từ ngày 01/01/2018.",
    ),
    "degree without a day": (
        {"Trình độ chuyên môn": "Đại học"},
        "Cột Ngày đạt chuyên môn đang trống; hãy điền ngày đạt trình độ.",
    ),
    "degree before birth": (
        {"Trình độ chuyên môn": "Đại học", "Ngày đạt chuyên môn": BORN},
        None,
    ),
}


@pytest.mark.parametrize(("cells", "reason"), REFUSED.values(), ids=REFUSED)
def test_row_that_cannot_be_is_refused(sheet, hoa, cells, reason):
    reason = reason or (
        "Cột Ngày đạt chuyên môn: 20/05/1990 không sau ngày sinh của Nông Thị Hoa "
        f"({hoa.code}, sinh 20/05/1990); hãy kiểm tra lại ngày."
    )

    assert reasons(sheet.send(SECRETARY | cells)) == [(2, reason)]


@pytest.mark.parametrize(
    "cells",
    [
        {"Từ ngày": "02/01/2018"},
        {"Hình thức": "Lâm thời"},
        {"Chế độ": "Chuyên trách"},
    ],
)
def test_tenure_is_not_rewritten_by_a_sheet(sheet, secretary, cells):
    assert [r.outcome for r in sheet.send(SECRETARY | cells).rows] == ["refused"]


def test_degree_of_another_day_is_not_rewritten(sheet, hoa):
    QualificationFactory(person=hoa)

    plan = sheet.send(
        HOA | {"Trình độ chuyên môn": "Đại học", "Ngày đạt chuyên môn": "01/07/2017"}
    )

    assert [row.outcome for row in plan.rows] == ["refused"]


def test_two_namesakes_are_both_named(sheet, hoa, pac_bo):
    other = PersonFactory(full_name="Nông Thị Hoa", born_on=BORN, unit=pac_bo)

    [(_, reason)] = reasons(sheet.send(SECRETARY))

    assert {code in reason for code in (hoa.code, other.code)} == {True}


def test_strangers_are_not_found(sheet, staff, lam_son):
    lan = PersonFactory(full_name="Bế Thị Lan", born_on=BORN, unit=lam_son)
    row = SECRETARY | {"Họ và tên": "Bế Thị Lan"}

    plan = sheet.send(row, row | {"Mã cán bộ": lan.code}, by=staff)

    assert outcomes(plan) == [(2, "refused"), (3, "refused")]
    assert "Lam Sơn" not in "".join(reason for _, reason in reasons(plan))


def test_unit_of_a_stranger_is_not_found(sheet, staff, hoa):
    plan = sheet.send(SECRETARY | {"Mã đơn vị": "CB-HA-HV-LS"}, by=staff)

    assert reasons(plan) == [
        (2, "Cột Mã đơn vị: không tìm thấy “CB-HA-HV-LS”; hãy kiểm tra lại mã.")
    ]


def test_plan_and_apply_take_the_same_queries_for_any_number(sheet, pac_bo):
    for n in range(40):
        PersonFactory(full_name=f"Nông Thị {n}", born_on=BORN, unit=pac_bo)
    counts = []
    for start, size in ((0, 1), (5, 3), (10, 30)):
        rows = [SECRETARY | {"Họ và tên": f"Nông Thị {start + n}"} for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            sheet.commit(*rows)
        counts.append(len(queries))

    assert counts == [counts[0]] * 3


def test_import_is_undone_to_the_letter(sheet, hoa, secretary, dump):
    before = dump()
    ended = {"Đến ngày": DAY, "Lý do thôi": "Xin thôi"}
    degree = {"Trình độ chuyên môn": "Thạc sĩ", "Ngày đạt chuyên môn": DAY}

    footprint = sheet.commit(
        SECRETARY | ended | degree, SECRETARY | {"Mã đơn vị": "CB-HA-HV-LS"}
    )
    assert dump() != before
    sheet.undo(footprint)

    assert dump() == before


def test_import_on_which_something_rests_is_not_undone(sheet, hoa, giang):
    footprint = sheet.commit(SECRETARY)
    tenures.end(tenure=Tenure.objects.get(), on=DAY, reason=TenureEnd.TERM, by=giang)

    with pytest.raises(ValidationError):
        sheet.undo(footprint)


def test_export_comes_back_unchanged(sheet, secretary, pac_bo, giang):
    odd = PersonFactory(
        full_name="=Lò  Thị\u00a0B",
        born_on=date(1991, 1, 1),
        is_birth_year_only=True,
        unit=pac_bo,
    )
    TenureFactory(person=odd, post_id="DEPUTY")
    TenureFactory(
        person=PersonFactory(born_on=None, unit=pac_bo), post_id="STANDING_MEMBER"
    )
    for level in (Degree.BACHELOR, Degree.MASTER):
        QualificationFactory(person=odd, level=level)
    units.dissolve(unit=pac_bo, on=LATER, by=giang)

    assert sheet.export(Tenure.objects.all()) == 3

    plan = sheet.read()
    assert (reasons(plan), plan.counts["unchanged"]) == ([], 3)


@pytest.mark.parametrize("tried", ["Cách chức", "Xin thôi"])
def test_reason_of_ending_is_not_found_out_by_trying(sheet, staff, secretary, tried):
    Tenure.objects.update(until=DAY, end=TenureEnd.DISMISSED)
    row = SECRETARY | {"Đến ngày": DAY, "Lý do thôi": tried}

    assert outcomes(sheet.send(row, by=staff)) == [(2, "unchanged")]
    told = "unchanged" if tried == "Cách chức" else "refused"
    assert outcomes(sheet.send(row)) == [(2, told)]
