from datetime import UTC, date, datetime

import pytest

from accounts.choices import ReviewState
from accounts.models import Event, Footprint
from unions.choices import Form
from unions.models import LineRow, Mandate, Placement, Restructuring, Succession, Unit
from unions.services import restructurings, units

EVE, ON = date(2020, 1, 31), date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
TREE = (Unit, Placement, Succession, Mandate, Restructuring, LineRow)


def tables():
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in TREE}


def lines(unit):
    """The unit's placements in order: name, code above, days."""
    rows = unit.placements.order_by("since").select_related("parent")
    return [
        (row.name, row.parent and row.parent.code, row.since, row.until) for row in rows
    ]


@pytest.fixture
def soc_ha(found, ha_quang):
    return found("CB-HQ-SH", Form.UNION, "Đoàn xã Sóc Hà", ha_quang, **RURAL)


@pytest.fixture
def merger(row):
    """Trường Hà joins Sóc Hà, Thông Nông joins Hà Quảng."""
    return [
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(2, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
    ]


@pytest.fixture
def scene(truong_ha, pac_bo, soc_ha, da_thong, coc_lung, binh):
    return truong_ha


# Writing


def test_document_is_written_and_told(written, an, row, province):
    document = written(row(1, "rename", unit="CB", name="Tỉnh Đoàn A"))

    assert (document.number, document.state) == ("864-NQ/TĐTN", ReviewState.DRAFT)
    assert (document.authority, document.effective_on) == (province, ON)
    acts = Event.objects.about(document).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["restructuring.draft", "restructuring.enter"]


def test_number_used_before_is_refused(written, refused):
    written()

    with refused({"number": ["Quyết định có số này đã được ghi."]}):
        written()


def test_rows_entered_anew_take_the_place_of_the_others(written, row, an, scene):
    document = written(row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã A"))

    restructurings.enter(
        restructuring=document,
        rows=[row(1, "rename", unit=" CB-HQ-SH ", name="Đoàn\u00a0xã  B")],
        by=an,
    )

    kept = document.rows.values_list("line", "kind", "unit", "name", "position")
    assert list(kept) == [(1, "rename", "CB-HQ-SH", "Đoàn xã B", 1)]


def test_new_units_get_codes_from_their_names(written, row, an, scene):
    document = written(
        row(1, "unite", unit="CB-HQ-TH", name="Đoàn xã Ngọc Đào"),
        row(1, "unite", unit="CB-HQ-SH"),
        row(2, "split", unit="CB-TN-DT", name="Đoàn xã Đông"),
        row(2, "split", unit="CB-TN-DT", name="Đoàn xã Tây"),
        row(2, "split", unit="CB-TN-DT-CL", name="Đoàn xã Tây"),
        row(3, "found", name="Đoàn xã Đông", parent="CB-THONGNONG", form="UNION"),
        row(4, "found", unit="CB-TEN", name="Đoàn xã Tên", parent="CB", form="UNION"),
    )

    kept = document.rows.order_by("position").values_list("unit", "code")
    assert list(kept) == [
        ("CB-HQ-TH", "CB-HAQUANG-NGOCDAO"),
        ("CB-HQ-SH", ""),
        ("CB-TN-DT", "CB-THONGNONG-DONG"),
        ("CB-TN-DT", "CB-THONGNONG-TAY"),
        ("CB-TN-DT-CL", ""),
        ("", "CB-THONGNONG-DONG-2"),
        ("", "CB-TEN"),
    ]


def test_rows_of_one_line_must_be_of_one_kind(written, row, refused, scene):
    with refused(
        {
            "__all__": [
                "Dòng 1: các hàng cùng một dòng phải cùng một việc; hãy tách thành hai "
                "dòng."
            ]
        }
    ):
        written(
            row(1, "rename", unit="CB-HQ-TH", name="A"),
            row(1, "dissolve", unit="CB-HQ-SH"),
        )


def test_value_that_cannot_be_kept_is_refused_by_its_line(written, row, refused):
    said = {
        "__all__": ["Dòng 3, loại hình: Giá trị 'KHÁC' không phải là lựa chọn hợp lệ."]
    }
    with refused(said):
        written(row(3, "change", unit="CB", form="KHÁC"))


# Review


def test_whoever_submits_does_not_approve(written, merger, scene, an, dung, refused):
    document = written(*merger)
    restructurings.submit(restructuring=document, by=an, at=AT)

    with refused(
        {
            "__all__": [
                "Quyết định số 864-NQ/TĐTN do chính Nông Thúy An gửi duyệt; hãy để một "
                "người khác phê duyệt."
            ]
        }
    ):
        restructurings.approve(restructuring=document, by=an, at=AT)
    approved = restructurings.approve(restructuring=document, by=dung, at=AT)

    assert (approved.state, approved.decided_by) == (ReviewState.APPROVED, dung)


def test_document_with_something_in_the_way_is_not_submitted(
    written, row, an, scene, refused
):
    document = written(row(1, "rename", unit="CB-X", name="A"))

    with refused(
        {
            "__all__": [
                "Dòng 1: không tìm thấy đơn vị mang mã “CB-X”; hãy kiểm tra lại mã."
            ]
        }
    ):
        restructurings.submit(restructuring=document, by=an, at=AT)


def test_empty_document_is_not_submitted(written, an, refused):
    document = written()

    with refused(
        {"__all__": ["Quyết định số 864-NQ/TĐTN chưa có dòng nào; hãy ghi các dòng."]}
    ):
        restructurings.submit(restructuring=document, by=an, at=AT)


def test_document_sent_back_is_written_on(approved, merger, row, scene, an, dung):
    document = approved(*merger)

    restructurings.send_back(
        restructuring=document, reason="Thiếu một xã", by=dung, at=AT
    )
    restructurings.enter(restructuring=document, rows=[merger[0]], by=an)

    document.refresh_from_db()
    assert (document.state, document.reason) == (ReviewState.RETURNED, "Thiếu một xã")
    assert document.rows.count() == 1


def test_submitted_document_is_not_written_on(written, merger, scene, an, refused):
    document = written(*merger)
    restructurings.submit(restructuring=document, by=an, at=AT)

    with refused(
        {
            "__all__": [
                "Quyết định số 864-NQ/TĐTN đang ở trạng thái “Chờ duyệt”, không sửa "
                "được nữa; hãy trả lại trước."
            ]
        }
    ):
        restructurings.enter(restructuring=document, rows=[], by=an)


# Carrying out


def test_applied_document_changes_the_tree_from_its_day(
    applied, merger, scene, truong_ha, pac_bo, soc_ha, da_thong, thong_nong, ha_quang
):
    document = applied(*merger)

    assert lines(truong_ha) == [
        ("Đoàn xã Trường Hà", "CB-HAQUANG", date(2018, 1, 1), ON)
    ]
    assert lines(pac_bo) == [
        ("Chi đoàn Pác Bó", "CB-HQ-TH", date(2018, 1, 1), ON),
        ("Chi đoàn Pác Bó", "CB-HQ-SH", ON, None),
    ]
    assert lines(da_thong)[1:] == [("Đoàn xã Đa Thông", "CB-HAQUANG", ON, None)]
    pac_bo.refresh_from_db()
    assert pac_bo.label == "Chi đoàn Pác Bó, Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng"
    truong_ha.refresh_from_db()
    assert (truong_ha.closed_on, document.applied_at) == (ON, AT)
    assert list(
        Succession.objects.order_by("pk").values_list(
            "unit__code", "into__code", "on", "restructuring__number"
        )
    ) == [
        ("CB-HQ-TH", "CB-HQ-SH", ON, "864-NQ/TĐTN"),
        ("CB-THONGNONG", "CB-HAQUANG", ON, "864-NQ/TĐTN"),
    ]


def test_new_unit_is_founded_on_the_day(applied, row, scene, pac_bo, ha_quang):
    applied(
        row(
            1, "unite", unit="CB-HQ-TH", name="Đoàn xã Ngọc Đào", official_code="01438"
        ),
        row(1, "unite", unit="CB-HQ-SH"),
    )

    new = Unit.objects.get(code="CB-HAQUANG-NGOCDAO")
    placement = new.placements.get()
    assert (new.name, new.form, new.founded_on) == ("Đoàn xã Ngọc Đào", Form.UNION, ON)
    assert new.label == "Đoàn xã Ngọc Đào, Huyện Đoàn Hà Quảng"
    assert (placement.official_code, placement.grassroots) == ("01438", new)
    assert placement.district == ha_quang
    assert lines(pac_bo)[1:] == [("Chi đoàn Pác Bó", "CB-HAQUANG-NGOCDAO", ON, None)]
    assert [s.unit.code for s in new.predecessors.order_by("pk")] == [
        "CB-HQ-TH",
        "CB-HQ-SH",
    ]


def test_mandates_pass_to_the_heir(applied, row, scene, binh, ha_quang, thong_nong):
    applied(row(1, "absorb", unit="CB-HAQUANG", into="CB-THONGNONG"))

    held = binh.mandates.order_by("pk").values_list("unit__code", "since", "until")
    assert list(held) == [
        ("CB-HAQUANG", date(2018, 1, 1), ON),
        ("CB-THONGNONG", ON, None),
    ]


def test_mandate_over_what_is_dissolved_into_the_province_ends(
    applied, row, scene, binh
):
    applied(row(1, "dissolve", unit="CB-HAQUANG", into="CB"))

    held = binh.mandates.values_list("unit__code", "until")
    assert (list(held), Succession.objects.count()) == ([("CB-HAQUANG", ON)], 0)


def test_day_before_is_as_it_was(applied, merger, scene):
    def tree(day):
        rows = Placement.objects.on(day).order_by("unit")
        return list(rows.values_list("unit__code", "name", "parent__code", "district"))

    before = tree(EVE)

    applied(*merger)

    assert tree(EVE) == before


def test_undo_puts_every_row_back(approved, merger, scene, an, giang):
    document = approved(*merger)
    before = tables()
    restructurings.apply(restructuring=document, by=an, at=AT)
    assert tables() != before

    restructurings.undo(restructuring=document, by=giang, at=AT)

    assert tables() == before
    restructurings.apply(restructuring=document, by=an, at=AT)
    assert Unit.objects.get(code="CB-HQ-TH").closed_on == ON


def test_undo_is_refused_once_something_depends_on_it(
    applied, merger, scene, an, giang, pac_bo, refused
):
    document = applied(*merger)
    units.rename(unit=pac_bo, name="Chi đoàn A", on=date(2020, 3, 1), by=giang)

    with refused(
        {
            "__all__": [
                "Không hoàn tác được, vì đã có thay đổi về sau: Chi đoàn Pác Bó. Hãy "
                "hoàn tác hoặc đính chính những thay đổi đó trước."
            ]
        }
    ):
        restructurings.undo(restructuring=document, by=giang, at=AT)


def test_document_is_applied_once(applied, merger, scene, an, refused):
    document = applied(*merger)

    with refused(
        {"__all__": ["Quyết định số 864-NQ/TĐTN đã được áp dụng ngày 03/02/2020 rồi."]}
    ):
        restructurings.apply(restructuring=document, by=an, at=AT)


def test_document_is_not_applied_before_its_day(approved, merger, scene, an, refused):
    document = approved(*merger)

    with refused(
        {
            "__all__": [
                "Quyết định số 864-NQ/TĐTN có hiệu lực từ ngày 01/02/2020; hãy áp dụng "
                "từ ngày đó."
            ]
        }
    ):
        early = datetime(2020, 1, 31, 2, tzinfo=UTC)
        restructurings.apply(restructuring=document, by=an, at=early)


def test_document_that_is_not_approved_is_not_applied(
    written, merger, scene, an, refused
):
    document = written(*merger)

    with refused(
        {"__all__": ["Quyết định số 864-NQ/TĐTN chưa được duyệt; hãy phê duyệt trước."]}
    ):
        restructurings.apply(restructuring=document, by=an, at=AT)


def test_what_was_approved_is_what_is_applied(
    approved, merger, scene, an, giang, refused
):
    document = approved(*merger)
    units.rename(unit=scene, name="Đoàn xã Khác", on=date(2019, 5, 1), by=giang)

    with refused(
        {
            "__all__": [
                "Các đơn vị có tên trong Quyết định số 864-NQ/TĐTN đã thay đổi từ khi "
                "phê duyệt; hãy trả lại, xem lại phương án rồi phê duyệt lần nữa."
            ]
        }
    ):
        restructurings.apply(restructuring=document, by=an, at=AT)


def test_branch_founded_since_the_approval_follows(approved, merger, scene, an, found):
    document = approved(*merger)
    branch = found("CB-HQ-TH-M", Form.BRANCH, "Chi đoàn Mới", scene, EVE, **RURAL)

    restructurings.apply(restructuring=document, by=an, at=AT)

    assert lines(branch)[1:] == [("Chi đoàn Mới", "CB-HQ-SH", ON, None)]


def test_two_documents_of_one_day_follow_each_other(applied, row, scene, pac_bo, found):
    """A branch that the first one moved is ended by the second: what it began on the
    day held on no day."""
    other = found("CB-HQ-TH-B", Form.BRANCH, "Chi đoàn B", scene, **RURAL)
    applied(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    applied(row(1, "absorb", unit="CB-HQ-TH-PB", into="CB-HQ-TH-B"), number="865")

    assert lines(pac_bo) == [("Chi đoàn Pác Bó", "CB-HQ-TH", date(2018, 1, 1), ON)]
    assert lines(other)[1:] == [("Chi đoàn B", "CB-HQ-SH", ON, None)]


def test_applying_is_told_in_the_log_of_each_unit(applied, merger, scene, soc_ha):
    document = applied(*merger)

    own = Event.objects.about(document).order_by("pk").values_list("act", flat=True)
    assert list(own)[-1] == "restructuring.apply"
    last = Event.objects.about(scene).order_by("-pk").first()
    assert (last.act, last.detail) == (
        "unit.dissolve",
        {"into": "CB-HQ-SH", "on": "2020-02-01", "restructuring": "864-NQ/TĐTN"},
    )
    assert Footprint.objects.get().subject == "Quyết định số 864-NQ/TĐTN"
