import pytest

from tests.fixtures_restructurings import AT
from unions.services import restructuring_lines, restructurings


@pytest.fixture
def document(written, row, truong_ha, da_thong, hong_viet):
    codes = ["CB-HQ-TH", "CB-TN-DT", "CB-HA-HV"]
    return written(
        *(
            row(n, "rename", unit=code, name=f"Đoàn xã {n}")
            for n, code in enumerate(codes, 1)
        )
    )


def names(document):
    rows = document.rows.order_by("position")
    return list(rows.values_list("line", "name"))


def test_line_is_added_at_the_end(document, row, an):
    new = row(0, "rename", unit="CB", name="Tỉnh Đoàn A")

    number = restructuring_lines.put(restructuring=document, rows=[new], by=an)

    assert number == 4
    assert names(document)[3] == (4, "Tỉnh Đoàn A")


def test_line_is_changed_in_its_place(document, row, an):
    new = row(0, "rename", unit="CB-TN-DT", name="Đoàn xã B")

    restructuring_lines.put(restructuring=document, rows=[new], by=an, number=2)

    assert names(document) == [(1, "Đoàn xã 1"), (2, "Đoàn xã B"), (3, "Đoàn xã 3")]


def test_line_is_removed_and_the_others_move_up(document, an):
    restructuring_lines.remove(restructuring=document, number=1, by=an)

    assert names(document) == [(1, "Đoàn xã 2"), (2, "Đoàn xã 3")]


@pytest.mark.parametrize(
    ("number", "step", "expected"),
    [(2, -1, "213"), (2, 1, "132"), (1, -1, "123"), (3, 1, "123")],
)
def test_line_changes_places(document, an, number, step, expected):
    restructuring_lines.shift(restructuring=document, number=number, step=step, by=an)

    assert [name[-1] for _, name in names(document)] == list(expected)


def test_line_that_is_gone_is_refused(document, an, refused):
    told = "Không còn dòng 9 trong quyết định; hãy tải lại trang."
    with refused({"__all__": [told]}):
        restructuring_lines.remove(restructuring=document, number=9, by=an)


def test_document_that_waits_is_refused(document, an, refused):
    restructurings.submit(restructuring=document, by=an, at=AT)

    with refused(
        {
            "__all__": [
                "Quyết định số 864-NQ/TĐTN đang ở trạng thái “Chờ duyệt”, không sửa "
                "được nữa; hãy trả lại trước."
            ]
        }
    ):
        restructuring_lines.remove(restructuring=document, number=1, by=an)
    assert len(names(document)) == 3
