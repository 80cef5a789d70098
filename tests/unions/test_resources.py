"""Sheets of units: what a file would do, does, and how it is taken back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from accounts.models import Event
from unions.choices import Form
from unions.models import Placement, Unit
from unions.services import units

OPENED = date(2018, 1, 1)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)

NEW = {
    "Mã đơn vị": "CB-HQ-TH-BB",
    "Tên đơn vị": "Chi đoàn Bó Bẩm",
    "Mã đơn vị cấp trên": "CB-HQ-TH",
    "Loại hình": "Chi đoàn",
    "Khối": "Địa bàn dân cư",
    "Địa bàn": "Nông thôn",
    "Từ ngày": "01/01/2020",
}
PAC_BO = {"Mã đơn vị": "CB-HQ-TH-PB", "Tên đơn vị": "Chi đoàn Pác Bó"}


@pytest.fixture
def sheet(office, pac_bo, lam_son):
    return office("don-vi")


@pytest.fixture
def staff(open_account, ha_quang, giang):
    return open_account("linh", "Nông Mai Linh", Role.STAFF, ha_quang, giang)


def outcomes(plan):
    return [(row.number, row.outcome) for row in plan.rows]


def reasons(plan):
    return [(row.number, row.reason) for row in plan.of("refused")]


def spells(code):
    rows = Placement.objects.filter(unit__code=code).order_by("since")
    return [(p.name, p.parent.code, p.since, p.until) for p in rows]


def test_new_unit_is_founded(sheet):
    plan = sheet.send(NEW | {"Vùng đặc biệt khó khăn": "x", "Mã hành chính": "01351"})

    assert [row.changes for row in plan.rows] == [
        {
            "Mã đơn vị": ("", "CB-HQ-TH-BB"),
            "Tên đơn vị": ("", "Chi đoàn Bó Bẩm"),
            "Mã đơn vị cấp trên": ("", "CB-HQ-TH"),
            "Loại hình": ("", "Chi đoàn"),
            "Khối": ("", "Địa bàn dân cư"),
            "Địa bàn": ("", "Nông thôn"),
            "Mã hành chính": ("", "01351"),
            "Vùng đặc biệt khó khăn": ("", "Có"),
            "Từ ngày": ("", "01/01/2020"),
        }
    ]
    assert not Unit.objects.filter(code="CB-HQ-TH-BB").exists()
    sheet.apply(plan)
    unit = Unit.objects.get(code="CB-HQ-TH-BB")
    placement = unit.placements.get()
    assert unit.label == "Chi đoàn Bó Bẩm, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
    assert (placement.area, placement.official_code, placement.special_area) == (
        "RURAL",
        "01351",
        True,
    )
    assert Event.objects.filter(act="unit.found", subject_id=unit.pk).count() == 1


def test_parent_may_stand_below_its_children(sheet):
    commune = NEW | {
        "Mã đơn vị": "CB-HQ-SH",
        "Tên đơn vị": "Đoàn xã Sóc Hà",
        "Loại hình": "Đoàn cơ sở",
        "Mã đơn vị cấp trên": "CB-HAQUANG",
    }

    sheet.commit(NEW | {"Mã đơn vị cấp trên": "CB-HQ-SH"}, commune)

    assert spells("CB-HQ-TH-BB") == [("Chi đoàn Bó Bẩm", "CB-HQ-SH", DAY, None)]
    assert outcomes(sheet.read()) == [(2, "unchanged"), (3, "unchanged")]


def test_changes_open_a_new_placement(sheet, ha_quang, giang):
    units.found(
        code="CB-HQ-SH",
        form=Form.UNION,
        name="Đoàn xã Sóc Hà",
        parent=ha_quang,
        on=OPENED,
        by=giang,
        bloc="RESIDENTIAL",
        area="RURAL",
    )
    row = PAC_BO | {
        "Tên đơn vị": "Chi đoàn Pác Bó 1",
        "Mã đơn vị cấp trên": "CB-HQ-SH",
        "Địa bàn": "Đô thị",
        "Từ ngày": DAY,
    }

    plan = sheet.send(row)
    sheet.apply(plan)

    assert [r.changes for r in plan.rows] == [
        {
            "Tên đơn vị": ("Chi đoàn Pác Bó", "Chi đoàn Pác Bó 1"),
            "Mã đơn vị cấp trên": ("CB-HQ-TH", "CB-HQ-SH"),
            "Địa bàn": ("Nông thôn", "Đô thị"),
            "Từ ngày": ("", "01/01/2020"),
        }
    ]
    assert spells("CB-HQ-TH-PB") == [
        ("Chi đoàn Pác Bó", "CB-HQ-TH", OPENED, DAY),
        ("Chi đoàn Pác Bó 1", "CB-HQ-SH", DAY, None),
    ]
    assert outcomes(sheet.read()) == [(2, "unchanged")]


@pytest.mark.parametrize(
    "cells", [{}, {"Tên đơn vị": "CHI ĐOÀN  PÁC BÓ"}, {"Từ ngày": LATER, "Khối": None}]
)
def test_unit_that_says_the_same_is_unchanged(sheet, cells):
    assert outcomes(sheet.send(PAC_BO | cells)) == [(2, "unchanged")]


REFUSED = {
    "no form": (
        {"Loại hình": None},
        "Cột Loại hình đang trống; đơn vị mới cần có loại hình.",
    ),
    "no day": (
        {"Từ ngày": None},
        "Cột Từ ngày đang trống; hãy điền ngày thành lập.",
    ),
    "no parent": (
        {"Mã đơn vị cấp trên": None},
        "Cột Mã đơn vị cấp trên đang trống; hãy điền vào ô này.",
    ),
    "no bloc": ({"Khối": None}, "Cột Khối đang trống; hãy chọn khối của đơn vị."),
    "no area": (
        {"Địa bàn": None},
        "Cột Địa bàn đang trống; đơn vị địa bàn dân cư phải có địa bàn: nông thôn hoặc "
        "đô thị.",
    ),
    "school kind": (
        {"Loại chi đoàn trường học": "Lớp học"},
        "Cột Loại chi đoàn trường học: chỉ chi đoàn khối trường học mới phân loại lớp "
        "học, giáo viên; hãy để trống.",
    ),
    "future": (
        {"Từ ngày": "02/07/2022"},
        "Cột Từ ngày: 02/07/2022 ở sau hôm nay; hãy kiểm tra lại ngày.",
    ),
    "bad code": (
        {"Mã đơn vị": "CB/1"},
        "Cột Mã đơn vị: CB/1 không dùng làm mã được; hãy chỉ dùng chữ không dấu, chữ "
        "số, gạch nối và gạch dưới.",
    ),
    "unknown parent": (
        {"Mã đơn vị cấp trên": "CB-XX"},
        "Cột Mã đơn vị cấp trên: không tìm thấy “CB-XX”; hãy kiểm tra lại mã.",
    ),
    "low parent": (
        {"Mã đơn vị cấp trên": "CB-HQ-TH-PB"},
        "Cột Mã đơn vị cấp trên: CB-HQ-TH-PB không ở cấp cao hơn chi đoàn; hãy chọn "
        "đơn vị cấp trên khác.",
    ),
    "barren parent": (
        {"Mã đơn vị cấp trên": "CB-HQ-TTYT"},
        "Cột Mã đơn vị cấp trên: CB-HQ-TTYT là chi đoàn cơ sở, không có đơn vị trực "
        "thuộc.",
    ),
    "young parent": (
        {"Từ ngày": "31/12/2017"},
        "Cột Mã đơn vị cấp trên: CB-HQ-TH không hoạt động suốt từ ngày 31/12/2017; hãy "
        "chọn đơn vị cấp trên đang hoạt động.",
    ),
    "second province": (
        {"Loại hình": "Tỉnh Đoàn"},
        "Cột Mã đơn vị cấp trên: Tỉnh Đoàn không có cấp trên.",
    ),
}


@pytest.mark.parametrize(("cells", "reason"), REFUSED.values(), ids=REFUSED)
def test_new_unit_that_cannot_stand_is_refused(sheet, clinic, cells, reason):
    assert reasons(sheet.send(NEW | cells)) == [(2, reason)]


CHANGES = {
    "no day": ({"Từ ngày": None}, "Cột Từ ngày đang trống; hãy điền ngày thay đổi có "),
    "the past": (
        {"Từ ngày": OPENED},
        "Cột Từ ngày: đơn vị đã có thay đổi từ ngày 01/01/2018; hãy điền ngày muộn hơn",
    ),
    "level": (
        {"Loại hình": "Đoàn cơ sở"},
        "Cột Loại hình: “Đoàn cơ sở” không dùng cho đơn vị chi đoàn; hãy chọn loại ",
    ),
}


@pytest.mark.parametrize(("cells", "reason"), CHANGES.values(), ids=CHANGES)
def test_change_that_cannot_be_is_refused(sheet, cells, reason):
    row = PAC_BO | {"Tên đơn vị": "Chi đoàn Pác Bó 1", "Từ ngày": DAY}

    [(_, told)] = reasons(sheet.send(row | cells))

    assert told.startswith(reason)


def test_closed_unit_does_not_change(sheet, pac_bo, giang):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)

    plan = sheet.send(PAC_BO | {"Tên đơn vị": "Khác", "Từ ngày": LATER})

    assert [row.outcome for row in plan.rows] == ["refused"]
    assert outcomes(sheet.send(PAC_BO)) == [(2, "unchanged")]


def test_move_before_a_change_below_is_refused(sheet, pac_bo, giang):
    units.rename(unit=pac_bo, name="Chi đoàn Pác Bó 1", on=LATER, by=giang)
    commune = {
        "Mã đơn vị": "CB-HQ-TH",
        "Tên đơn vị": "Đoàn xã Trường Hà",
        "Mã đơn vị cấp trên": "CB-HOAAN",
        "Từ ngày": DAY,
    }

    assert reasons(sheet.send(commune)) == [
        (
            2,
            "Cột Từ ngày: đơn vị trực thuộc đã có thay đổi từ ngày 01/01/2021; hãy "
            "điền ngày muộn hơn.",
        )
    ]


def test_form_that_bears_no_units_is_refused_while_some_stand_below(sheet):
    row = {
        "Mã đơn vị": "CB-HQ-TH",
        "Tên đơn vị": "Đoàn xã Trường Hà",
        "Loại hình": "Chi đoàn cơ sở",
        "Từ ngày": DAY,
    }

    [(_, reason)] = reasons(sheet.send(row))

    assert reason.startswith("Cột Loại hình: còn đơn vị trực thuộc")


def test_code_twice_and_children_of_refused_rows_are_refused(sheet):
    commune = NEW | {"Mã đơn vị": "CB-HQ-SH", "Loại hình": None}
    plan = sheet.send(
        NEW,
        NEW,
        commune,
        NEW | {"Mã đơn vị": "CB-HQ-SH-1"} | {"Mã đơn vị cấp trên": "CB-HQ-SH"},
    )

    assert outcomes(plan) == [
        (2, "new"),
        (3, "refused"),
        (4, "refused"),
        (5, "refused"),
    ]


def test_district_reaches_its_own_units_only(sheet, staff):
    foreign = NEW | {"Mã đơn vị": "CB-HA-1", "Mã đơn vị cấp trên": "CB-HA-HV"}
    lam_son = {"Mã đơn vị": "CB-HA-HV-LS", "Tên đơn vị": "Khác", "Từ ngày": DAY}
    own = {"Mã đơn vị": "CB-HAQUANG", "Tên đơn vị": "Huyện đoàn Hà Quảng"}

    plan = sheet.send(NEW, foreign, lam_son, own, by=staff)

    assert outcomes(plan) == [
        (2, "new"),
        (3, "refused"),
        (4, "refused"),
        (5, "unchanged"),
    ]


def test_district_renames_itself_under_a_parent_it_cannot_see(sheet, staff):
    row = {"Mã đơn vị": "CB-HAQUANG", "Tên đơn vị": "Huyện Đoàn Mới", "Từ ngày": DAY}

    sheet.commit(row, by=staff)

    assert [name for name, *_ in spells("CB-HAQUANG")] == [
        "Huyện Đoàn Hà Quảng",
        "Huyện Đoàn Mới",
    ]
    assert Unit.objects.get(code="CB-HQ-TH-PB").label.endswith("Huyện Đoàn Mới")


def test_plan_takes_the_same_queries_for_any_number(sheet):
    counts = []
    for size in (1, 3, 30):
        rows = [NEW | {"Mã đơn vị": f"CB-{size}-{n}"} for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            sheet.send(*rows, PAC_BO | {"Tên đơn vị": "Khác", "Từ ngày": DAY})
        counts.append(len(queries))

    assert counts == [counts[0]] * 3


def test_import_is_undone_to_the_letter(sheet, dump):
    before = dump()
    commune = {
        "Mã đơn vị": "CB-HQ-TH",
        "Tên đơn vị": "Đoàn xã Trường Hà mới",
        "Mã đơn vị cấp trên": "CB-HOAAN",
        "Từ ngày": LATER,
    }
    below = PAC_BO | {"Tên đơn vị": "Chi đoàn Pác Bó 1", "Từ ngày": DAY}

    footprint = sheet.commit(NEW, commune, below)
    assert spells("CB-HQ-TH-BB") == [
        ("Chi đoàn Bó Bẩm", "CB-HQ-TH", DAY, LATER),
        ("Chi đoàn Bó Bẩm", "CB-HQ-TH", LATER, None),
    ]
    sheet.undo(footprint)

    assert dump() == before


def test_import_on_which_something_rests_is_not_undone(sheet, giang):
    footprint = sheet.commit(NEW)
    unit = Unit.objects.get(code="CB-HQ-TH-BB")
    units.rename(unit=unit, name="Khác", on=LATER, by=giang)

    with pytest.raises(ValidationError):
        sheet.undo(footprint)


def test_export_comes_back_unchanged(sheet, clinic, pac_bo, giang):
    sheet.commit(NEW | {"Tên đơn vị": "=Chi đoàn", "Mã hành chính": "01351"})
    units.rename(unit=clinic, name="Trung tâm", on=DAY, by=giang)
    units.dissolve(unit=pac_bo, on=LATER, by=giang)

    count = sheet.export(Unit.objects.all())

    plan = sheet.read()
    assert (reasons(plan), plan.counts["unchanged"]) == ([], count)
