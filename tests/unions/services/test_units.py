from datetime import date

import pytest

from accounts.models import Event
from unions.choices import Area, Bloc, Form, Level, SchoolKind
from unions.models import Mandate, Placement, Succession, Unit
from unions.services import mandates, units

OPENED = date(2018, 1, 1)
EVE = date(2019, 12, 31)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


def names(units):
    return sorted(units.values_list("name", flat=True))


def spells(unit):
    """The unit's placements in order: name, parent and days."""
    rows = unit.placements.order_by("since").select_related("parent")
    return [(row.name, row.parent.code, row.since, row.until) for row in rows]


# Founding


def test_unit_founded_stands_from_its_day(giang, truong_ha):
    unit = units.found(
        code=" CB-HQ-TH-NM ",
        form=Form.BRANCH,
        name="Chi đoàn\u00a0Nà Mạ ",
        parent=truong_ha,
        on=DAY,
        by=giang,
        special_area=True,
        official_code="01450",
        **RURAL,
    )

    placement = unit.placements.get()
    assert (unit.code, unit.level, unit.founded_on) == (
        "CB-HQ-TH-NM",
        Level.BRANCH,
        DAY,
    )
    assert (unit.name, unit.parent, unit.form) == (
        "Chi đoàn Nà Mạ",
        truong_ha,
        Form.BRANCH,
    )
    assert (placement.since, placement.until) == (DAY, None)
    assert (placement.official_code, placement.special_area) == ("01450", True)
    assert placement.grassroots == truong_ha
    assert placement.district == truong_ha.parent
    assert placement.province == truong_ha.parent.parent
    assert [unit.exists_on(day) for day in (EVE, DAY)] == [False, True]
    assert Event.objects.get(subject_id=str(unit.pk)).act == "unit.found"


def test_unit_of_each_form_gets_its_level(found, province):
    facts = {
        Form.LOCAL: {},
        Form.AFFILIATED: {"bloc": Bloc.SCHOOL},
        Form.UNION: RURAL,
        Form.BRANCH_UNION: {"bloc": Bloc.ENTERPRISE},
        Form.BRANCH: {"bloc": Bloc.SCHOOL, "school_kind": SchoolKind.CLASS},
    }

    levels = [
        found(form, form, "Đơn vị", province, **facts[form]).level for form in facts
    ]

    assert levels == ["DISTRICT", "DISTRICT", "GRASSROOTS", "GRASSROOTS", "BRANCH"]


def test_unit_may_skip_levels(found, province, ha_quang):
    branch = found("B", Form.BRANCH, "Chi đoàn Công an", ha_quang, **RURAL)
    commune = found("C", Form.UNION, "Đoàn xã Hạ Lang", province, **RURAL)

    assert (branch.district, branch.grassroots) == (ha_quang, None)
    assert (commune.district, commune.grassroots) == (None, commune)
    assert names(Unit.objects.under(ha_quang, OPENED)) == [
        "Chi đoàn Công an",
        "Huyện Đoàn Hà Quảng",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"code": "CB-HQ-TH-PB"},
            {"code": ["Mã đơn vị CB-HQ-TH-PB đã được dùng; mỗi mã chỉ dùng một lần."]},
        ),
        ({"code": " "}, {"code": ["Trường này không được để trắng."]}),
        (
            {"code": "CB/Hà Quảng"},
            {
                "code": [
                    "CB/Hà Quảng không dùng làm mã được; hãy chỉ dùng chữ không dấu, "
                    "chữ số, gạch nối và gạch dưới."
                ]
            },
        ),
        (
            {"code": "X" * 61},
            {"code": ["Giá trị này chỉ có tối đa 60 kí tự (hiện có 61)"]},
        ),
        ({"name": " \u00a0"}, {"name": ["Trường này không được để trắng."]}),
        (
            {"bloc": "", "area": ""},
            {"__all__": ["Hãy chọn khối của đơn vị."]},
        ),
        (
            {"area": ""},
            {
                "__all__": [
                    "Đơn vị địa bàn dân cư phải có địa bàn: nông thôn hoặc đô thị."
                ]
            },
        ),
        (
            {"parent": None},
            {"__all__": ["Đơn vị phải có đơn vị cấp trên; chỉ Tỉnh Đoàn thì không."]},
        ),
    ],
    ids=[
        "code reused",
        "no code",
        "odd code",
        "long code",
        "no name",
        "bloc",
        "area",
        "parent",
    ],
)
def test_unit_founded_badly_is_refused(
    giang, pac_bo, truong_ha, refused, changes, expected
):
    facts = {"code": "NEW", "name": "Chi đoàn Nà Mạ", "parent": truong_ha, **RURAL}

    with refused(expected):
        units.found(form=Form.BRANCH, on=DAY, by=giang, **facts | changes)

    assert Unit.objects.filter(founded_on=DAY).count() == 0


def test_unit_founded_under_a_closed_parent_is_refused(
    giang, found, truong_ha, refused
):
    units.dissolve(unit=truong_ha, on=DAY, by=giang)
    told = "hãy chọn đơn vị cấp trên đang hoạt động."
    place = "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không hoạt động suốt từ ngày"

    with refused({"parent": [f"{place} 01/01/2020; {told}"]}):
        found("NEW", Form.BRANCH, "Chi đoàn Nà Mạ", truong_ha, on=DAY, **RURAL)
    # It worked on that day, but the new unit would outlive it.
    with refused({"parent": [f"{place} 31/12/2019; {told}"]}):
        found("NEW", Form.BRANCH, "Chi đoàn Nà Mạ", truong_ha, on=EVE, **RURAL)


def test_unit_founded_before_its_parent_is_refused(found, ha_quang, refused):
    expected = (
        "Huyện Đoàn Hà Quảng không hoạt động suốt từ ngày 31/12/2017; hãy chọn đơn vị "
        "cấp trên đang hoạt động."
    )

    with refused({"parent": [expected]}):
        found("NEW", Form.BRANCH, "B", ha_quang, on=date(2017, 12, 31), **RURAL)


def test_unit_founded_before_its_parent_moved_is_refused(
    giang, found, truong_ha, hoa_an, refused
):
    units.move(unit=truong_ha, parent=hoa_an, on=DAY, by=giang)
    expected = (
        "Đoàn xã Trường Hà đã có thay đổi từ ngày 01/01/2020, sau ngày 31/12/2019; hãy "
        "chọn ngày muộn hơn."
    )

    with refused({"on": [expected]}):
        found("NEW", Form.BRANCH, "B", truong_ha, on=EVE, **RURAL)


@pytest.mark.parametrize("form", [Form.BRANCH, Form.UNION, Form.LOCAL])
def test_unit_founded_under_a_parent_too_low_is_refused(found, pac_bo, refused, form):
    below = form.level.label.lower()
    expected = f"{pac_bo} không ở cấp cao hơn {below}; hãy chọn đơn vị cấp trên khác."

    with refused({"parent": [expected]}):
        found("NEW", form, "Mới", pac_bo, **RURAL)


def test_unit_founded_under_a_branch_union_is_refused(found, clinic, refused):
    expected = (
        "Chi đoàn cơ sở Trung tâm Y tế, Huyện Đoàn Hà Quảng là chi đoàn cơ sở, không "
        "có đơn vị trực thuộc."
    )

    with refused({"parent": [expected]}):
        found("NEW", Form.BRANCH, "Chi đoàn Khoa Nội", clinic, **RURAL)


# Renaming


def test_rename_keeps_the_old_name_before_its_day(giang, truong_ha, pac_bo):
    units.rename(unit=truong_ha, name=" Đoàn xã  Quý Quân", on=DAY, by=giang)

    before = Placement.objects.on(EVE).get(unit=truong_ha)
    after = Placement.objects.on(DAY).get(unit=truong_ha)
    assert (before.name, after.name) == ("Đoàn xã Trường Hà", "Đoàn xã Quý Quân")
    assert truong_ha.label == "Đoàn xã Quý Quân, Huyện Đoàn Hà Quảng"


def test_rename_reaches_the_labels_below(giang, truong_ha, pac_bo, lam_son):
    gone = "Chi đoàn Pác Bó, Đoàn xã Quý Quân, Huyện Đoàn Hà Quảng"

    units.dissolve(unit=pac_bo, on=EVE, by=giang)
    units.rename(unit=truong_ha, name="Đoàn xã Quý Quân", on=DAY, by=giang)

    pac_bo.refresh_from_db()
    lam_son.refresh_from_db()
    assert (pac_bo.label, pac_bo.closed_on) == (gone, EVE)
    assert lam_son.label == "Chi đoàn Lam Sơn, Đoàn xã Hồng Việt, Huyện Đoàn Hòa An"
    assert pac_bo.placements.count() == 1


def test_rename_to_nothing_is_refused(giang, pac_bo, refused):
    with refused({"name": ["Trường này không được để trắng."]}):
        units.rename(unit=pac_bo, name=" ", on=DAY, by=giang)

    assert pac_bo.placements.count() == 1


def test_change_of_the_same_day_replaces(giang, pac_bo, truong_ha):
    units.rename(unit=pac_bo, name="Chi đoàn Bó", on=DAY, by=giang)
    units.rename(unit=pac_bo, name="Chi đoàn Cốc Bó", on=DAY, by=giang)

    assert spells(pac_bo) == [
        ("Chi đoàn Pác Bó", "CB-HQ-TH", OPENED, DAY),
        ("Chi đoàn Cốc Bó", "CB-HQ-TH", DAY, None),
    ]


def test_change_of_the_founding_day_replaces(giang, pac_bo):
    units.rename(unit=pac_bo, name="Chi đoàn Bó", on=OPENED, by=giang)

    assert spells(pac_bo) == [("Chi đoàn Bó", "CB-HQ-TH", OPENED, None)]
    assert pac_bo.name == "Chi đoàn Bó"


def test_change_before_a_later_one_is_refused(giang, pac_bo, refused):
    units.rename(unit=pac_bo, name="Chi đoàn Bó", on=LATER, by=giang)
    expected = (
        "Chi đoàn Bó đã có thay đổi từ ngày 01/01/2021, sau ngày 01/01/2020; hãy chọn "
        "ngày muộn hơn."
    )

    with refused({"on": [expected]}):
        units.rename(unit=pac_bo, name="Chi đoàn Cốc Bó", on=DAY, by=giang)


def test_change_of_a_closed_unit_is_refused(giang, pac_bo, refused):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)
    expected = (
        f"{pac_bo} đã kết thúc hoạt động từ ngày 01/01/2020, không thể thay đổi nữa."
    )

    with refused({"__all__": [expected]}):
        units.rename(unit=pac_bo, name="Chi đoàn Bó", on=LATER, by=giang)


# Moving


def test_move_takes_along_everything_below(
    giang, truong_ha, pac_bo, lam_son, ha_quang, hoa_an
):
    units.move(unit=truong_ha, parent=hoa_an, on=DAY, by=giang)

    there = ["Chi đoàn Lam Sơn", "Huyện Đoàn Hòa An", "Đoàn xã Hồng Việt"]
    moved = ["Chi đoàn Pác Bó", "Đoàn xã Trường Hà"]
    assert names(Unit.objects.under(ha_quang, EVE)) == sorted(
        ["Huyện Đoàn Hà Quảng", *moved]
    )
    assert names(Unit.objects.under(ha_quang, DAY)) == ["Huyện Đoàn Hà Quảng"]
    assert names(Unit.objects.under(hoa_an, EVE)) == sorted(there)
    assert names(Unit.objects.under(hoa_an, DAY)) == sorted([*there, *moved])
    assert spells(pac_bo) == [
        ("Chi đoàn Pác Bó", "CB-HQ-TH", OPENED, DAY),
        ("Chi đoàn Pác Bó", "CB-HQ-TH", DAY, None),
    ]


def test_move_writes_the_snapshots_below(giang, truong_ha, pac_bo, hoa_an, binh, chi):
    units.move(unit=truong_ha, parent=hoa_an, on=DAY, by=giang)

    pac_bo.refresh_from_db()
    assert pac_bo.label == "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hòa An"
    assert (pac_bo.parent, pac_bo.district) == (truong_ha, hoa_an)
    assert pac_bo not in Unit.objects.visible_to(binh)
    assert pac_bo in Unit.objects.visible_to(chi)


def test_move_up_leaves_the_skipped_level_empty(giang, province, truong_ha, pac_bo):
    units.move(unit=truong_ha, parent=province, on=DAY, by=giang)

    pac_bo.refresh_from_db()
    assert (pac_bo.province, pac_bo.district, pac_bo.grassroots) == (
        province,
        None,
        truong_ha,
    )
    assert pac_bo.label == "Chi đoàn Pác Bó, Đoàn xã Trường Hà"


def test_move_of_the_same_day_replaces_below(
    giang, truong_ha, pac_bo, hoa_an, thong_nong
):
    units.move(unit=truong_ha, parent=hoa_an, on=DAY, by=giang)
    units.move(unit=truong_ha, parent=thong_nong, on=DAY, by=giang)

    assert names(Unit.objects.under(thong_nong, DAY)) == [
        "Chi đoàn Pác Bó",
        "Huyện Đoàn Thông Nông",
        "Đoàn xã Trường Hà",
    ]
    assert pac_bo.placements.count() == 2


def test_move_before_a_later_change_below_is_refused(
    giang, truong_ha, pac_bo, hoa_an, refused
):
    units.rename(unit=pac_bo, name="Chi đoàn Bó", on=LATER, by=giang)
    expected = (
        "Chi đoàn Pác Bó đã có thay đổi từ ngày 01/01/2021, sau ngày 01/01/2020; hãy "
        "chọn ngày muộn hơn."
    )

    with refused({"on": [expected]}):
        units.move(unit=truong_ha, parent=hoa_an, on=DAY, by=giang)


def test_move_before_a_unit_below_ended_is_refused(
    giang, truong_ha, pac_bo, hoa_an, ha_quang, refused
):
    units.dissolve(unit=pac_bo, on=LATER, by=giang)
    expected = (
        "Chi đoàn Pác Bó đã có thay đổi từ ngày 01/01/2021, sau ngày 01/01/2020; hãy "
        "chọn ngày muộn hơn."
    )

    with refused({"on": [expected]}):
        units.move(unit=truong_ha, parent=hoa_an, on=DAY, by=giang)
    truong_ha.refresh_from_db()
    assert truong_ha.parent == ha_quang


def test_move_under_itself_is_refused(giang, truong_ha, pac_bo, refused):
    expected = (
        f"{pac_bo} không ở cấp cao hơn cơ sở đoàn; hãy chọn đơn vị cấp trên khác."
    )

    with refused({"parent": [expected]}):
        units.move(unit=truong_ha, parent=pac_bo, on=DAY, by=giang)


def test_move_of_a_province_under_another_is_refused(giang, found, province, refused):
    other = found("XX", Form.PROVINCIAL, "Tỉnh Đoàn Khác")
    expected = (
        "Tỉnh Đoàn Khác không ở cấp cao hơn cấp tỉnh; hãy chọn đơn vị cấp trên khác."
    )

    with refused({"parent": [expected]}):
        units.move(unit=province, parent=other, on=DAY, by=giang)


# Changing


def test_change_holds_from_its_day(giang, pac_bo):
    units.change(unit=pac_bo, on=DAY, by=giang, area=Area.URBAN, special_area=True)

    days = {row.since: row for row in pac_bo.placements.all()}
    assert (days[OPENED].area, days[OPENED].special_area) == (Area.RURAL, False)
    assert (days[DAY].area, days[DAY].special_area) == (Area.URBAN, True)
    assert Event.objects.get(act="unit.change").detail == {
        "on": "2020-01-01",
        "area": "URBAN",
        "special_area": True,
    }


def test_change_to_a_form_of_the_same_level(giang, clinic, found):
    units.change(unit=clinic, on=DAY, by=giang, form=Form.UNION)

    branch = found("NEW", Form.BRANCH, "Khoa Nội", clinic, on=DAY, **RURAL)
    assert (clinic.form, branch.grassroots) == (Form.UNION, clinic)


def test_unit_founded_below_a_former_branch_union_is_refused(
    giang, clinic, found, refused
):
    units.change(unit=clinic, on=DAY, by=giang, form=Form.UNION)
    expected = f"{clinic} là chi đoàn cơ sở, không có đơn vị trực thuộc."

    with refused({"parent": [expected]}):
        found("NEW", Form.BRANCH, "Khoa Nội", clinic, on=EVE, **RURAL)


def test_change_to_a_form_of_another_level_is_refused(giang, pac_bo, refused):
    expected = (
        "Loại hình Đoàn cơ sở không dùng cho đơn vị chi đoàn; hãy chọn loại hình cùng "
        "cấp."
    )

    with refused({"form": [expected]}):
        units.change(unit=pac_bo, on=DAY, by=giang, form=Form.UNION)


def test_change_to_an_unknown_bloc_is_refused(giang, pac_bo, refused):
    expected = "Giá trị 'MARS' không phải là lựa chọn hợp lệ."

    with refused({"bloc": [expected]}):
        units.change(unit=pac_bo, on=DAY, by=giang, bloc="MARS")


def test_change_to_a_branch_union_with_branches_is_refused(
    giang, truong_ha, pac_bo, refused
):
    expected = (
        "Đoàn xã Trường Hà còn đơn vị trực thuộc, không thể là chi đoàn cơ sở; hãy "
        "chuyển các đơn vị đó trước."
    )

    with refused({"form": [expected]}):
        units.change(unit=truong_ha, on=DAY, by=giang, form=Form.BRANCH_UNION)


# Dissolving


def test_dissolve_ends_the_unit_and_keeps_its_past(giang, truong_ha, pac_bo, binh):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)

    assert names(Unit.objects.under(truong_ha, EVE)) == [
        "Chi đoàn Pác Bó",
        "Đoàn xã Trường Hà",
    ]
    assert names(Unit.objects.under(truong_ha, DAY)) == ["Đoàn xã Trường Hà"]
    assert [pac_bo.exists_on(day) for day in (EVE, DAY)] == [True, False]
    assert pac_bo in Unit.objects.visible_to(binh)


def test_dissolve_keeps_the_successor(giang, thong_nong, ha_quang, pac_bo):
    units.dissolve(unit=thong_nong, on=DAY, by=giang, into=ha_quang)
    units.dissolve(unit=pac_bo, on=DAY, by=giang)

    rows = Succession.objects.values_list("unit__code", "into__code", "on")
    assert list(rows) == [("CB-THONGNONG", "CB-HAQUANG", DAY)]


def test_dissolve_frees_no_code(giang, found, pac_bo, truong_ha, refused):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)
    expected = "Mã đơn vị CB-HQ-TH-PB đã được dùng; mỗi mã chỉ dùng một lần."

    with refused({"code": [expected]}):
        found("CB-HQ-TH-PB", Form.BRANCH, "Pác Bó", truong_ha, on=LATER, **RURAL)


def test_dissolve_with_units_below_is_refused(giang, ha_quang, truong_ha, refused):
    expected = (
        "Huyện Đoàn Hà Quảng còn 1 đơn vị trực thuộc (Đoàn xã Trường Hà…); hãy chuyển "
        "các đơn vị đó trước khi giải thể."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=ha_quang, on=DAY, by=giang)

    ha_quang.refresh_from_db()
    assert ha_quang.closed_on is None


def test_dissolve_while_units_were_still_below_is_refused(
    giang, ha_quang, truong_ha, hoa_an, refused
):
    units.move(unit=truong_ha, parent=hoa_an, on=LATER, by=giang)
    expected = (
        "Huyện Đoàn Hà Quảng còn 1 đơn vị trực thuộc (Đoàn xã Trường Hà…); hãy chuyển "
        "các đơn vị đó trước khi giải thể."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=ha_quang, on=DAY, by=giang)
    units.dissolve(unit=ha_quang, on=LATER, by=giang)

    assert ha_quang.closed_on == LATER


def test_dissolve_on_its_first_day_is_refused(giang, pac_bo, refused):
    with refused({"__all__": ["Ngày kết thúc phải sau ngày bắt đầu."]}):
        units.dissolve(unit=pac_bo, on=OPENED, by=giang)

    assert Unit.objects.get(pk=pac_bo.pk).closed_on is None


def test_dissolve_twice_is_refused(giang, pac_bo, refused):
    units.dissolve(unit=pac_bo, on=DAY, by=giang)
    expected = (
        f"{pac_bo} đã kết thúc hoạt động từ ngày 01/01/2020, không thể thay đổi nữa."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=pac_bo, on=LATER, by=giang)


@pytest.mark.parametrize("which", ["itself", "another level", "closed", "to be closed"])
def test_dissolve_into_a_wrong_unit_is_refused(
    giang, pac_bo, lam_son, truong_ha, refused, which
):
    into = {"itself": pac_bo, "another level": truong_ha}.get(which, lam_son)
    if "closed" in which:
        end = LATER if which == "to be closed" else EVE
        units.dissolve(unit=lam_son, on=end, by=giang)
    expected = (
        f"{into} không thể tiếp nhận {pac_bo}; hãy chọn một đơn vị khác, cùng cấp, "
        "đang hoạt động vào ngày 01/01/2020."
    )

    with refused({"into": [expected]}):
        units.dissolve(unit=pac_bo, on=DAY, by=giang, into=into)


def test_dissolve_passes_mandates_on(giang, thong_nong, ha_quang, binh, open_account):
    hoa = open_account("hoa", "Nông Thị Hoa", "secretary", thong_nong, giang)
    mandates.grant(user=binh, unit=thong_nong, on=OPENED, by=giang)

    units.dissolve(unit=thong_nong, on=DAY, by=giang, into=ha_quang)

    rows = Mandate.objects.order_by("user__username", "unit__code", "since")
    assert [(m.user, m.unit, m.since, m.until) for m in rows] == [
        (binh, ha_quang, OPENED, None),
        (binh, thong_nong, OPENED, DAY),
        (hoa, ha_quang, DAY, None),
        (hoa, thong_nong, OPENED, DAY),
    ]


def test_dissolve_passes_on_mandates_that_end_or_begin_later(
    giang, thong_nong, ha_quang, binh, chi
):
    ending = mandates.grant(user=binh, unit=thong_nong, on=OPENED, by=giang)
    mandates.end(
        mandate=Mandate.objects.get(user=binh, unit=ha_quang), on=EVE, by=giang
    )
    mandates.end(mandate=ending, on=LATER, by=giang)
    mandates.grant(user=chi, unit=thong_nong, on=LATER, by=giang)

    units.dissolve(unit=thong_nong, on=DAY, by=giang, into=ha_quang)

    rows = Mandate.objects.filter(unit__in=[ha_quang, thong_nong])
    rows = rows.order_by("user__username", "unit__code", "since")
    assert [(m.user, m.unit, m.since, m.until) for m in rows] == [
        (binh, ha_quang, OPENED, EVE),
        (binh, ha_quang, DAY, LATER),
        (binh, thong_nong, OPENED, DAY),
        (chi, ha_quang, LATER, None),
    ]


def test_dissolve_without_successor_ends_mandates(giang, ha_quang, binh):
    units.dissolve(unit=ha_quang, on=DAY, by=giang)

    assert Mandate.objects.get(user=binh).until == DAY
    assert names(Unit.objects.visible_to(binh)) == []


# Labels and search


@pytest.fixture
def hung_dao(found, ha_quang, hoa_an):
    """Two communes of one name."""
    return [
        found(f"{district.code}-HD", Form.UNION, "Đoàn xã Hưng Đạo", district, **RURAL)
        for district in (ha_quang, hoa_an)
    ]


def test_labels_of_one_name_differ(hung_dao):
    assert [str(unit) for unit in hung_dao] == [
        "Đoàn xã Hưng Đạo, Huyện Đoàn Hà Quảng",
        "Đoàn xã Hưng Đạo, Huyện Đoàn Hòa An",
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("hung dao", ["CB-HAQUANG-HD", "CB-HOAAN-HD"]),
        ("HƯNG  ĐẠO", ["CB-HAQUANG-HD", "CB-HOAAN-HD"]),
        ("dao hung", ["CB-HAQUANG-HD", "CB-HOAAN-HD"]),
        ("hung dao ha quang", ["CB-HAQUANG-HD"]),
        ("ha quang", ["CB-HAQUANG", "CB-HAQUANG-HD"]),
        (" cb-hoaan-hd ", ["CB-HOAAN-HD"]),
        ("hung dao quang hoa", []),
    ],
)
def test_units_are_found_by_words(hung_dao, words, codes):
    found = Unit.objects.named(words).order_by("code")

    assert list(found.values_list("code", flat=True)) == codes


def test_units_sort_as_in_a_dictionary(found, province):
    names = [
        "Đoàn xã Cần Nông",
        "Đoàn xã Cần Yên",
        "Đoàn xã Đa Thông",
        "Đoàn xã Yên Sơn",
    ]
    for number, name in enumerate(reversed(names)):
        found(f"C{number}", Form.UNION, name, province, **RURAL)

    communes = Unit.objects.filter(level=Level.GRASSROOTS).order_by("sort_key")

    assert list(communes.values_list("name", flat=True)) == names


# Who sees what


@pytest.mark.parametrize(
    ("user", "codes"),
    [
        (
            "giang",
            ["CB", "CB-HA-HV", "CB-HAQUANG", "CB-HOAAN", "CB-HQ-TH", "CB-HQ-TH-PB"],
        ),
        ("an", ["CB", "CB-HA-HV", "CB-HAQUANG", "CB-HOAAN", "CB-HQ-TH", "CB-HQ-TH-PB"]),
        (
            "dung",
            ["CB", "CB-HA-HV", "CB-HAQUANG", "CB-HOAAN", "CB-HQ-TH", "CB-HQ-TH-PB"],
        ),
        ("binh", ["CB-HAQUANG", "CB-HQ-TH", "CB-HQ-TH-PB"]),
        ("chi", ["CB-HA-HV", "CB-HOAAN"]),
        ("nobody", []),
    ],
)
def test_units_visible_to_each_user(pac_bo, hong_viet, request, user, codes):
    user = request.getfixturevalue(user)

    visible = Unit.objects.visible_to(user).order_by("code")
    placements = Placement.objects.visible_to(user).order_by("unit__code")

    assert list(visible.values_list("code", flat=True)) == codes
    assert list(placements.values_list("unit__code", flat=True)) == codes


def test_units_on_a_day(giang, found, province, ha_quang):
    found("NEW", Form.LOCAL, "Huyện Đoàn Mới", province, on=LATER)
    units.dissolve(unit=ha_quang, on=DAY, by=giang)

    days = [date(2017, 12, 31), OPENED, EVE, DAY, LATER]

    assert [names(Unit.objects.on(day)) for day in days] == [
        [],
        ["Huyện Đoàn Hà Quảng", "Tỉnh Đoàn Cao Bằng"],
        ["Huyện Đoàn Hà Quảng", "Tỉnh Đoàn Cao Bằng"],
        ["Tỉnh Đoàn Cao Bằng"],
        ["Huyện Đoàn Mới", "Tỉnh Đoàn Cao Bằng"],
    ]
