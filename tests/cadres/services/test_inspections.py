from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from cadres.models import InspectedUnit, Inspection
from cadres.services import inspections
from tests.factories import InspectionFactory
from unions.services import units

DAY, LAST = date(2020, 6, 1), date(2020, 6, 5)
AT = datetime(2020, 6, 6, tzinfo=UTC)


@pytest.fixture
def inspection(province):
    return InspectionFactory(unit=province, name="Đợt 1", begins_on=DAY, ends_on=LAST)


@pytest.fixture
def include(an, inspection):
    def include(*rows):
        inspections.include(inspection=inspection, rows=list(rows), by=an, at=AT)

    return include


def looked_at():
    rows = InspectedUnit.objects.order_by("pk")
    return list(rows.values_list("unit__code", "conclusion"))


def test_round_is_recorded(an, province):
    inspections.hold(
        unit=province,
        name="Đợt  1",
        subject="STATUTE",
        document="",
        begins_on=DAY,
        ends_on=LAST,
        by=an,
        at=AT,
    )

    assert str(Inspection.objects.get()) == "Đợt 1"
    assert Event.objects.get(act="inspection.hold").detail == {
        "unit": "Tỉnh Đoàn Cao Bằng",
        "on": "2020-06-01",
    }


def test_round_does_not_end_before_it_begins(an, province, refused):
    facts = {"name": "Đợt 1", "subject": "STATUTE", "document": ""}

    with refused({"__all__": ["Ngày kết thúc phải từ ngày bắt đầu trở đi."]}):
        inspections.hold(
            unit=province, begins_on=LAST, ends_on=DAY, by=an, at=AT, **facts
        )


def test_units_below_are_inspected(include, ha_quang, hong_viet):
    include(
        InspectedUnit(unit=ha_quang, conclusion="Thực hiện đúng."),
        InspectedUnit(unit=hong_viet),
    )

    assert looked_at() == [("CB-HAQUANG", "Thực hiện đúng."), ("CB-HA-HV", "")]
    assert Event.objects.get(act="inspection.include").detail == {"units": 2}


def test_unit_does_not_inspect_itself_nor_strangers(
    an, province, ha_quang, hoa_an, refused
):
    own = InspectionFactory(unit=ha_quang, begins_on=DAY, ends_on=LAST)
    told = "{} không ở dưới Huyện Đoàn Hà Quảng khi kiểm tra, giám sát; hãy chọn đơn "
    told += "vị khác."
    asked = (ha_quang, hoa_an)

    with refused({str(n): [told.format(unit)] for n, unit in enumerate(asked)}):
        inspections.include(
            inspection=own,
            rows=[InspectedUnit(unit=unit) for unit in asked],
            by=an,
            at=AT,
        )


def test_unit_that_has_ended_is_not_inspected(an, include, ha_quang, refused):
    units.dissolve(unit=ha_quang, on=DAY, by=an)
    told = f"{ha_quang} không hoạt động ngày 01/06/2020; hãy chọn đơn vị khác."

    with refused({"0": [told]}):
        include(InspectedUnit(unit=ha_quang))

    assert looked_at() == []


def test_conclusions_are_written_and_put_right(an, inspection, include, ha_quang):
    include(InspectedUnit(unit=ha_quang))
    row = InspectedUnit.objects.get()

    row.conclusion = "Cần bổ sung quy hoạch."
    inspections.conclude(inspection=inspection, rows=[row], by=an, at=AT)
    inspections.correct_unit(
        inspected=row, conclusion="Đúng.", reason="Nhầm", by=an, at=AT
    )

    assert looked_at() == [("CB-HAQUANG", "Đúng.")]
    assert Event.objects.get(act="inspection.conclude").detail == {"units": 1}
    assert Event.objects.get(act="inspectedunit.correct").subject == "Đợt 1"


def test_round_is_corrected(an, inspection):
    inspections.correct(
        inspection=inspection, subject="STATUTE", reason="Nhầm", by=an, at=AT
    )

    assert Event.objects.get(act="inspection.correct").detail["changes"] == {
        "nội dung": ["Việc thực hiện Quy chế cán bộ Đoàn", "Việc thi hành Điều lệ Đoàn"]
    }


def test_unit_is_not_corrected_to_a_stranger(
    an, ha_quang, hoa_an, hong_viet, truong_ha, refused
):
    own = InspectionFactory(unit=ha_quang, begins_on=DAY, ends_on=LAST)
    row = InspectedUnit.objects.create(inspection=own, unit=truong_ha)
    put_right = {"inspected": row, "reason": "Nhầm", "by": an, "at": AT}

    for unit in (hong_viet, ha_quang):
        told = f"{unit} không ở dưới Huyện Đoàn Hà Quảng khi kiểm tra, giám sát; hãy "
        with refused({"unit": [told + "chọn đơn vị khác."]}):
            inspections.correct_unit(unit=unit, **put_right)

    assert looked_at() == [("CB-HQ-TH", "")]


def test_round_is_not_corrected_away_from_its_units(
    an, inspection, include, ha_quang, hoa_an, refused
):
    include(InspectedUnit(unit=ha_quang))
    put_right = {"inspection": inspection, "reason": "Nhầm", "by": an, "at": AT}
    told = (
        "Đợt này đã ghi Huyện Đoàn Hà Quảng, không ở dưới Huyện Đoàn Hòa An ngày "
        "01/06/2020; hãy đính chính đơn vị đó trước."
    )

    with refused({"unit": [told]}):
        inspections.correct(unit=hoa_an, **put_right)
    inspections.correct(begins_on=date(2020, 5, 1), **put_right)

    found = Inspection.objects.get()
    assert (found.unit.code, found.begins_on) == ("CB", date(2020, 5, 1))


@pytest.mark.parametrize(
    ("user", "count"), [("an", 1), ("dung", 1), ("binh", 1), ("chi", 0), ("nobody", 0)]
)
def test_inspected_unit_is_seen_by_both_ends(include, ha_quang, request, user, count):
    include(InspectedUnit(unit=ha_quang))

    rows = InspectedUnit.objects.visible_to(request.getfixturevalue(user))

    assert rows.count() == count
