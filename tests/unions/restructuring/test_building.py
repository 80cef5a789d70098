from datetime import date

import pytest

from unions.choices import Form
from unions.services import units

ON = date(2020, 2, 1)


@pytest.fixture
def soc_ha(found, ha_quang):
    return found(
        "CB-HQ-SH",
        Form.UNION,
        "Đoàn xã Sóc Hà",
        ha_quang,
        bloc="RESIDENTIAL",
        area="RURAL",
    )


def sentences(plan):
    return [finding.sentence for finding in plan.findings]


def blocked(plan):
    return [finding.sentence for finding in plan.blocks]


def endings(plan):
    return [(e.unit.code, e.heirs, e.children_to, e.keeper) for e in plan.endings]


def after(plan):
    """{code or name: (name, code above)} of what begins on the day."""
    codes = {key: code for code, key in plan.codes.items()}
    return {
        codes.get(node.key, node.after.name): (
            node.after.name,
            codes.get(node.after.parent_id),
        )
        for node in plan.nodes.values()
        if node.after
    }


def test_absorbed_unit_ends_and_its_branches_go_to_the_heir(
    plan_for, row, truong_ha, pac_bo, soc_ha
):
    plan = plan_for(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    assert sentences(plan) == []
    assert endings(plan) == [("CB-HQ-TH", ("CB-HQ-SH",), "CB-HQ-SH", "CB-HQ-SH")]
    assert after(plan) == {"Chi đoàn Pác Bó": ("Chi đoàn Pác Bó", "CB-HQ-SH")}
    moved = plan.nodes[pac_bo.pk].after
    assert (moved.since, moved.grassroots_id) == (ON, soc_ha.pk)


def test_absorbing_unit_may_get_a_new_name(plan_for, row, truong_ha, soc_ha):
    plan = plan_for(
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH", name="Đoàn xã Hà Quảng")
    )

    assert after(plan) == {"CB-HQ-SH": ("Đoàn xã Hà Quảng", "CB-HAQUANG")}


def test_united_units_end_in_a_new_one_of_their_kind(
    plan_for, row, truong_ha, pac_bo, soc_ha
):
    plan = plan_for(
        row(1, "unite", unit="CB-HQ-TH", name="Đoàn xã Ngọc Đào", code="CB-HQ-ND"),
        row(1, "unite", unit="CB-HQ-SH"),
    )

    new = plan.node("CB-HQ-ND").after
    assert sentences(plan) == []
    assert [e.into for e in plan.endings] == ["CB-HQ-ND", "CB-HQ-ND"]
    assert after(plan) == {
        "CB-HQ-ND": ("Đoàn xã Ngọc Đào", "CB-HAQUANG"),
        "Chi đoàn Pác Bó": ("Chi đoàn Pác Bó", "CB-HQ-ND"),
    }
    assert (new.form, new.bloc, new.area) == (Form.UNION, "RESIDENTIAL", "RURAL")
    assert plan.nodes[pac_bo.pk].after.grassroots_id == plan.node("CB-HQ-ND").key


def test_lines_that_depend_on_each_other_are_followed_in_any_order(
    plan_for, row, truong_ha, pac_bo, da_thong, ha_quang
):
    """Trường Hà joins Đa Thông, which moves to Hà Quảng as Thông Nông ends there."""
    rows = [
        row(1, "absorb", unit="CB-HQ-TH", into="CB-TN-DT"),
        row(2, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
        row(3, "rename", unit="CB-TN-DT", name="Đoàn xã Đa Thông Mới"),
    ]
    expected = {
        "CB-TN-DT": ("Đoàn xã Đa Thông Mới", "CB-HAQUANG"),
        "Chi đoàn Pác Bó": ("Chi đoàn Pác Bó", "CB-TN-DT"),
    }

    for order in ([1, 2, 3], [2, 3, 1], [3, 1, 2]):
        for number, each in zip(order, rows, strict=True):
            each.line = number
        plan = plan_for(*rows)
        assert (sentences(plan), after(plan)) == ([], expected)
        assert plan.nodes[pac_bo.pk].after.district_id == ha_quang.pk


def test_chain_of_heirs_ends_where_one_stands(
    plan_for, row, truong_ha, soc_ha, da_thong
):
    plan = plan_for(
        row(1, "absorb", unit="CB-TN-DT", into="CB-HQ-TH"),
        row(2, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
    )

    assert endings(plan) == [
        ("CB-TN-DT", ("CB-HQ-SH",), "CB-HQ-SH", "CB-HQ-SH"),
        ("CB-HQ-TH", ("CB-HQ-SH",), "CB-HQ-SH", "CB-HQ-SH"),
    ]


def test_circle_of_heirs_is_refused_by_name(plan_for, row, truong_ha, soc_ha):
    plan = plan_for(
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(2, "absorb", unit="CB-HQ-SH", into="CB-HQ-TH"),
    )

    assert blocked(plan) == [
        "Dòng 1, 2: các đơn vị nhập vòng quanh nhau (Đoàn xã Trường Hà, Huyện Đoàn Hà "
        "Quảng → Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng → Đoàn xã Trường Hà, Huyện Đoàn "
        "Hà Quảng); hãy để lại một đơn vị tiếp nhận."
    ]


def test_split_gives_each_child_its_part_and_the_rest_to_the_first(
    plan_for, row, found, truong_ha, pac_bo, soc_ha
):
    for code in ("A", "B"):
        facts = {"bloc": "RESIDENTIAL", "area": "RURAL"}
        found(f"CB-HQ-TH-{code}", Form.BRANCH, f"Chi đoàn {code}", truong_ha, **facts)

    plan = plan_for(
        row(1, "split", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(1, "split", unit="CB-HQ-TH", name="Đoàn xã Mới", code="CB-HQ-MOI"),
        row(1, "split", unit="CB-HQ-TH-A", name="Đoàn xã Mới"),
    )

    assert endings(plan) == [
        ("CB-HQ-TH", ("CB-HQ-SH", "CB-HQ-MOI"), "CB-HQ-SH", "CB-HQ-SH")
    ]
    assert after(plan) == {
        "CB-HQ-MOI": ("Đoàn xã Mới", "CB-HAQUANG"),
        "CB-HQ-TH-A": ("Chi đoàn A", "CB-HQ-MOI"),
        "Chi đoàn B": ("Chi đoàn B", "CB-HQ-SH"),
        "Chi đoàn Pác Bó": ("Chi đoàn Pác Bó", "CB-HQ-SH"),
    }


def test_unit_may_keep_a_part_of_itself(plan_for, row, truong_ha, pac_bo, found):
    facts = {"bloc": "RESIDENTIAL", "area": "RURAL"}
    found("CB-HQ-TH-A", Form.BRANCH, "Chi đoàn A", truong_ha, **facts)

    plan = plan_for(
        row(1, "split", unit="CB-HQ-TH-A", name="Đoàn xã Mới"),
        row(1, "split", unit="CB-HQ-TH", into="CB-HQ-TH"),
        row(1, "split", unit="CB-HQ-TH", name="Đoàn xã Mới", code="CB-HQ-MOI"),
    )

    assert (sentences(plan), plan.endings) == ([], [])
    assert after(plan) == {
        "CB-HQ-MOI": ("Đoàn xã Mới", "CB-HAQUANG"),
        "CB-HQ-TH-A": ("Chi đoàn A", "CB-HQ-MOI"),
    }


def test_branch_does_not_keep_a_part_of_itself(plan_for, row, pac_bo):
    plan = plan_for(
        row(1, "split", unit="CB-HQ-TH-PB", into="CB-HQ-TH-PB"),
        row(1, "split", unit="CB-HQ-TH-PB", name="Chi đoàn Mới", code="CB-HQ-MOI"),
    )

    assert blocked(plan) == [
        "Dòng 1: Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng trực tiếp "
        "quản lý đoàn viên nên không giữ lại một phần được; hãy thành lập đơn vị mới "
        "rồi chuyển sinh hoạt, hoặc chia thành các đơn vị mới."
    ]


def test_district_dissolved_into_the_province_lets_its_units_rise(
    plan_for, row, province, ha_quang, truong_ha, pac_bo, clinic
):
    plan = plan_for(row(1, "dissolve", unit="CB-HAQUANG", into="CB"))

    assert blocked(plan) == []
    assert endings(plan) == [("CB-HAQUANG", (), "CB", "CB")]
    assert after(plan) == {
        "Đoàn xã Trường Hà": ("Đoàn xã Trường Hà", "CB"),
        "Chi đoàn cơ sở Trung tâm Y tế": ("Chi đoàn cơ sở Trung tâm Y tế", "CB"),
        "Chi đoàn Pác Bó": ("Chi đoàn Pác Bó", None),
    }
    assert plan.nodes[pac_bo.pk].after.district_id is None
    assert plan.nodes[pac_bo.pk].after.grassroots_id == truong_ha.pk


def test_level_is_abolished_in_one_document(
    plan_for, row, ha_quang, truong_ha, pac_bo, hong_viet, lam_son, hoa_an
):
    """Communes of two districts become one union right under the province."""
    plan = plan_for(
        row(
            1, "unite", unit="CB-HQ-TH", name="Đoàn xã Mới", code="CB-MOI", parent="CB"
        ),
        row(1, "unite", unit="CB-HA-HV"),
        row(2, "dissolve", unit="CB-HAQUANG"),
        row(3, "dissolve", unit="CB-HOAAN"),
    )

    assert sentences(plan) == []
    assert [(e.unit.code, e.keeper) for e in plan.endings] == [
        ("CB-HQ-TH", "CB-MOI"),
        ("CB-HA-HV", "CB-MOI"),
        ("CB-HAQUANG", "CB"),
        ("CB-HOAAN", "CB"),
    ]
    assert plan.nodes[lam_son.pk].after.grassroots_id == plan.node("CB-MOI").key


BLOCKS = {
    "unknown unit": (
        [(1, "rename", {"unit": "CB-X", "name": "Đoàn xã X"})],
        "Dòng 1: không tìm thấy đơn vị mang mã “CB-X”; hãy kiểm tra lại mã.",
    ),
    "unknown parent": (
        [(1, "move", {"unit": "CB-HQ-TH", "parent": "CB-X"})],
        "Dòng 1: không tìm thấy đơn vị mang mã “CB-X”; hãy kiểm tra lại mã.",
    ),
    "ended twice": (
        [
            (1, "absorb", {"unit": "CB-HQ-TH", "into": "CB-HQ-SH"}),
            (2, "dissolve", {"unit": "CB-HQ-TH"}),
        ],
        "Dòng 2: CB-HQ-TH đã kết thúc ở dòng 1; hãy bỏ một.",
    ),
    "ended and renamed": (
        [
            (1, "absorb", {"unit": "CB-HQ-TH", "into": "CB-HQ-SH"}),
            (2, "rename", {"unit": "CB-HQ-TH", "name": "Đoàn xã A"}),
        ],
        "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng vừa kết thúc vừa thay đổi "
        "trong cùng quyết định; hãy bỏ một trong hai.",
    ),
    "renamed twice": (
        [
            (1, "rename", {"unit": "CB-HQ-TH", "name": "Đoàn xã A"}),
            (2, "rename", {"unit": "CB-HQ-TH", "name": "Đoàn xã B"}),
        ],
        "Dòng 2: CB-HQ-TH đã được một dòng khác đổi thành “Đoàn xã A”, không đổi thành "
        "“Đoàn xã B” được nữa; hãy bỏ một.",
    ),
    "children left": (
        [(1, "dissolve", {"unit": "CB-HQ-TH"})],
        "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng còn 1 đơn vị trực thuộc (Chi "
        "đoàn Pác Bó…) chưa có nơi nhận; hãy điền đơn vị tiếp nhận hoặc chuyển "
        "các đơn vị đó trong cùng quyết định.",
    ),
    "other level": (
        [(1, "absorb", {"unit": "CB-HQ-TH", "into": "CB-HAQUANG"})],
        "Dòng 1: Huyện Đoàn Hà Quảng không cùng cấp với Đoàn xã Trường Hà, Huyện Đoàn "
        "Hà Quảng, nên không thể tiếp nhận; hãy chọn một đơn vị cùng cấp, hoặc dùng "
        "giải thể để giao cho cấp trên.",
    ),
    "parent too low": (
        [(1, "move", {"unit": "CB-HQ-SH", "parent": "CB-HQ-TH"})],
        "Dòng 1: Đoàn xã Trường Hà không ở cấp cao hơn Đoàn xã Sóc Hà, Huyện Đoàn Hà "
        "Quảng; hãy chọn đơn vị cấp trên khác.",
    ),
    "barren parent": (
        [(1, "move", {"unit": "CB-HQ-TH-PB", "parent": "CB-HQ-TTYT"})],
        "Dòng 1: Chi đoàn cơ sở Trung tâm Y tế là chi đoàn cơ sở, không có đơn vị trực "
        "thuộc; hãy chọn nơi khác cho Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn "
        "Hà Quảng.",
    ),
    "form of another level": (
        [(1, "change", {"unit": "CB-HQ-TH", "form": "BRANCH"})],
        "Dòng 1: loại hình Chi đoàn không dùng cho đơn vị cơ sở đoàn; hãy chọn loại "
        "hình cùng cấp.",
    ),
    "form without children": (
        [(1, "change", {"unit": "CB-HQ-TH", "form": "BRANCH_UNION"})],
        "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng còn 1 đơn vị trực thuộc, không "
        "thể là chi đoàn cơ sở; hãy chuyển các đơn vị đó trước.",
    ),
    "code used before": (
        [
            (
                1,
                "found",
                {
                    "code": "CB-HQ-SH",
                    "name": "Đoàn xã A",
                    "parent": "CB-HAQUANG",
                    "form": "UNION",
                    "bloc": "RESIDENTIAL",
                    "area": "RURAL",
                },
            )
        ],
        "Dòng 1: mã đơn vị CB-HQ-SH đã được dùng; mỗi mã chỉ dùng một lần, hãy đổi mã. "
        "Muốn nhập vào đơn vị đang có, hãy dùng sáp nhập.",
    ),
    "bloc missing": (
        [
            (
                1,
                "found",
                {
                    "code": "CB-A",
                    "name": "Đoàn trường A",
                    "parent": "CB-HAQUANG",
                    "form": "UNION",
                },
            )
        ],
        "Dòng 1: Đoàn trường A: Hãy chọn khối của đơn vị.",
    ),
    "no two parents": (
        [
            (1, "unite", {"unit": "CB-HQ-TH", "name": "Đoàn xã A", "code": "CB-A"}),
            (1, "unite", {"unit": "CB-TN-DT"}),
        ],
        "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng, Đoàn xã Đa Thông, Huyện Đoàn "
        "Thông Nông không cùng một đơn vị cấp trên; hãy điền đơn vị cấp trên của đơn "
        "vị mới.",
    ),
    "one unit united": (
        [(1, "unite", {"unit": "CB-HQ-TH", "name": "Đoàn xã A", "code": "CB-A"})],
        "Dòng 1: hợp nhất cần từ hai đơn vị trở lên; hãy điền thêm một hàng cho mỗi "
        "đơn vị, hoặc dùng đổi tên.",
    ),
    "one part": (
        [(1, "split", {"unit": "CB-HQ-TH", "into": "CB-HQ-SH"})],
        "Dòng 1: chia, tách cần từ hai phần trở lên; hãy điền thêm một phần.",
    ),
}


@pytest.mark.parametrize(("rows", "sentence"), BLOCKS.values(), ids=BLOCKS)
def test_what_cannot_be_is_told_in_one_sentence(
    plan_for, row, pac_bo, soc_ha, clinic, da_thong, rows, sentence
):
    plan = plan_for(*(row(line, kind, **cells) for line, kind, cells in rows))

    assert blocked(plan) == [sentence]


def test_unit_outside_the_authority_is_refused(plan_for, row, ha_quang, da_thong):
    plan = plan_for(
        row(1, "rename", unit="CB-TN-DT", name="Đoàn xã A"), authority=ha_quang
    )

    assert blocked(plan) == [
        "Dòng 1: Đoàn xã Đa Thông, Huyện Đoàn Thông Nông không trực thuộc Huyện Đoàn "
        "Hà Quảng, nên không thuộc thẩm quyền của quyết định này; hãy bỏ dòng hoặc đổi "
        "đơn vị quyết định."
    ]


def test_later_change_of_a_unit_stands_in_the_way(
    plan_for, row, giang, truong_ha, soc_ha
):
    units.rename(unit=truong_ha, name="Đoàn xã B", on=date(2020, 5, 1), by=giang)

    plan = plan_for(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    assert blocked(plan) == [
        "Dòng 1: Đoàn xã B, Huyện Đoàn Hà Quảng đã có thay đổi từ ngày 01/05/2020, sau "
        "ngày quyết định có hiệu lực 01/02/2020; hãy hoàn tác thay đổi đó trước."
    ]


def test_unit_founded_on_the_day_does_not_end_on_it(
    plan_for, row, found, truong_ha, ha_quang
):
    facts = {"bloc": "RESIDENTIAL", "area": "RURAL"}
    found("CB-A", Form.UNION, "Đoàn xã A", ha_quang, ON, **facts)

    plan = plan_for(row(1, "absorb", unit="CB-A", into="CB-HQ-TH"))

    assert blocked(plan) == [
        "Dòng 1: Đoàn xã A, Huyện Đoàn Hà Quảng thành lập đúng ngày 01/02/2020, nên "
        "không kết thúc trong ngày đó được; hãy hoàn tác việc thành lập."
    ]


def test_closed_unit_is_refused(plan_for, row, giang, truong_ha, soc_ha):
    units.dissolve(unit=truong_ha, on=date(2019, 5, 1), by=giang)

    plan = plan_for(row(1, "absorb", unit="CB-HQ-SH", into="CB-HQ-TH"))

    assert blocked(plan) == [
        "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng đã kết thúc hoạt động từ ngày "
        "01/05/2019; hãy chọn một đơn vị đang hoạt động."
    ]


def test_decision_puts_nothing_outside_its_authority(
    plan_for, row, ha_quang, truong_ha, thong_nong
):
    plan = plan_for(
        row(1, "move", unit="CB-HQ-TH", parent="CB-THONGNONG"), authority=ha_quang
    )

    assert blocked(plan) == [
        "Dòng 1: Huyện Đoàn Thông Nông không trực thuộc Huyện Đoàn Hà Quảng, nên không "
        "thuộc thẩm quyền của quyết định này; hãy bỏ dòng hoặc đổi đơn vị quyết định."
    ]


def test_unit_does_not_decide_on_itself(plan_for, row, ha_quang):
    plan = plan_for(
        row(1, "rename", unit="CB-HAQUANG", name="Huyện Đoàn A"), authority=ha_quang
    )

    assert blocked(plan) == [
        "Dòng 1: Huyện Đoàn Hà Quảng không tự sắp xếp chính mình; hãy để đơn vị cấp "
        "trên quyết định."
    ]


@pytest.mark.parametrize(
    ("name", "area"),
    [("Đoàn phường A", "URBAN"), ("Đoàn xã A", "RURAL"), ("Đoàn A", "RURAL")],
)
def test_area_of_a_new_unit_goes_by_its_name(
    plan_for, row, truong_ha, soc_ha, name, area
):
    plan = plan_for(
        row(1, "unite", unit="CB-HQ-TH", name=name, code="CB-A"),
        row(1, "unite", unit="CB-HQ-SH"),
        row(
            2,
            "found",
            name=name,
            code="CB-B",
            parent="CB",
            form="UNION",
            bloc="RESIDENTIAL",
        ),
    )

    assert blocked(plan) == []
    assert [plan.node(code).after.area for code in ("CB-A", "CB-B")] == [area, area]


def test_line_that_changes_nothing_is_a_warning(plan_for, row, truong_ha):
    plan = plan_for(row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã Trường Hà"))

    assert sentences(plan) == ["Dòng 1: không làm thay đổi gì."]


def test_namesake_under_one_parent_is_a_warning(plan_for, row, truong_ha, soc_ha):
    plan = plan_for(row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã Sóc Hà"))

    assert (blocked(plan), sentences(plan)) == (
        [],
        [
            "Dòng 1: đã có một đơn vị khác mang tên Đoàn xã Sóc Hà trong cùng đơn vị "
            "cấp trên."
        ],
    )


@pytest.mark.parametrize("branches", [1, 3])
def test_plan_costs_the_same_for_any_number_of_branches(
    plan_for, row, found, truong_ha, soc_ha, branches, django_assert_num_queries
):
    for number in range(branches):
        facts = {"bloc": "RESIDENTIAL", "area": "RURAL"}
        code = f"CB-HQ-TH-{number}"
        found(code, Form.BRANCH, f"Chi đoàn {number}", truong_ha, **facts)

    with django_assert_num_queries(6):
        plan_for(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))
