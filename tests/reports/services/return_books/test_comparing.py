"""Cells that are not taken, cells left empty, cells that somebody else has written."""

from decimal import Decimal

from reports.services.return_books.comparing import Refusal
from tests.fixtures_books import PRESENT, STYLE
from tests.fixtures_reviews import INSTALLS, MEMBERS, TURNS

BRANCHES, CODE = "Chi đoàn", "CB-HQ-TH-PB"


def test_cells_that_cannot_be_read_are_told_where_they_stand(
    begun, wide, sheet_of, book_of, compare, binh, ha_quang
):
    sheet = sheet_of(wide, ha_quang, binh)
    book = book_of(sheet)
    book.enter(BRANCHES, CODE, TURNS, "ba mươi")
    book.enter(BRANCHES, CODE, PRESENT, 101)
    book.enter(BRANCHES, CODE, STYLE, "Tốt")
    book.enter(BRANCHES, CODE, MEMBERS, 1)
    book.enter(BRANCHES, CODE, f"{MEMBERS}:ly-do", "x" * 301)
    book.enter(BRANCHES, "CB-HQ-TTYT", STYLE, "Đang thực hiện")

    found = compare(book, sheet)

    assert found.changes == []
    assert found.refusals == [
        Refusal(
            "Chi đoàn, ô I5",
            "không hỏi Chi đoàn cơ sở Trung tâm Y tế chỉ tiêu này; hãy để trống ô.",
        ),
        Refusal(
            "Chi đoàn, ô D7",
            "Lượt đoàn viên tham gia hoạt động: “ba mươi” không phải một số; hãy chỉ "
            "ghi chữ số, ví dụ 1250.",
        ),
        Refusal(
            "Chi đoàn, ô E7",
            "Lý do ở ô G7 dài hơn 300 ký tự; hãy viết gọn lại.",
        ),
        Refusal(
            "Chi đoàn, ô I7",
            "Chi đoàn xây dựng tác phong, lề lối công tác: “Tốt” không có trong danh "
            "sách; hãy chọn: Đã thành nền nếp, Đang thực hiện, Chưa thực hiện.",
        ),
        Refusal(
            "Chi đoàn, ô J7",
            "Tỷ lệ đoàn viên dự sinh hoạt chi đoàn: “101” không phải tỷ lệ từ 0 đến "
            "100.",
        ),
    ]


def test_unknown_and_repeated_codes_are_told(
    begun, half, sheet_of, book_of, compare, binh, ha_quang
):
    sheet = sheet_of(half, ha_quang, binh)
    book = book_of(sheet)
    book.put(BRANCHES, "A5", "CB-HQ-TH-PB")
    book.put("Cơ sở đoàn", "A5", "CB-KHONGCO")

    found = compare(book, sheet)

    assert found.refusals == [
        Refusal(
            "Cơ sở đoàn, hàng 5",
            "mã “CB-KHONGCO” không có trong biểu này; hãy giữ mã của tệp đã tải.",
        ),
        Refusal(
            "Chi đoàn, hàng 7",
            "mã CB-HQ-TH-PB đã có ở hàng 5; hãy giữ một hàng của đơn vị.",
        ),
    ]


def test_empty_cell_leaves_what_is_written(
    begun, half, sheet_of, book_of, compare, binh, ha_quang
):
    sheet = sheet_of(half, ha_quang, binh)
    book = book_of(sheet).enter(BRANCHES, CODE, TURNS, None)

    found = compare(book, sheet)

    assert (found.changes, found.left) == ([], 1)


def test_empty_cell_clears_where_that_is_asked(
    begun, half, put, sheet_of, book_of, compare, binh, ha_quang, pac_bo
):
    put(begun, pac_bo, MEMBERS, 3, reason="Chưa kịp ghi sổ")
    sheet = sheet_of(half, ha_quang, binh)
    book = book_of(sheet)
    book.enter(BRANCHES, CODE, TURNS, None)
    book.enter(BRANCHES, CODE, f"{MEMBERS}:ly-do", None)

    kept, cleared = compare(book, sheet), compare(book, sheet, clears=True)

    assert (kept.changes, kept.left) == ([], 1)
    assert [(c.figure.id, c.text, c.reason) for c in cleared.changes] == [
        (TURNS, "", ""),
        (MEMBERS, "3", ""),
    ]
    assert cleared.left == 0


def test_cell_written_since_the_download_is_a_conflict(
    begun, half, put, sheet_of, book_of, compare, binh, ha_quang, pac_bo, clinic
):
    book = book_of(sheet_of(half, ha_quang, binh))
    book.enter(BRANCHES, CODE, TURNS, 31)
    book.enter(BRANCHES, CODE, MEMBERS, 5)
    book.enter(BRANCHES, "CB-HQ-TTYT", TURNS, 13)
    put(begun, pac_bo, TURNS, 32)
    put(begun, clinic, TURNS, 13)
    put(begun, ha_quang, INSTALLS, 1)
    sheet = sheet_of(half, ha_quang, binh)

    found = compare(book, sheet)

    assert [
        (c.place.code, c.figure.id, c.cell.value, c.value, c.version)
        for c in found.conflicts
    ] == [(CODE, TURNS, Decimal(32), Decimal(31), 1)]
    assert [(c.figure.id, c.value) for c in found.changes] == [(MEMBERS, Decimal(5))]


def test_what_was_written_and_taken_back_is_no_conflict(
    begun, half, put, sheet_of, book_of, compare, binh, ha_quang, pac_bo
):
    book = book_of(sheet_of(half, ha_quang, binh)).enter(BRANCHES, CODE, TURNS, 31)
    put(begun, pac_bo, TURNS, 32)
    put(begun, pac_bo, TURNS, 30)
    sheet = sheet_of(half, ha_quang, binh)

    found = compare(book, sheet)

    assert found.conflicts == []
    assert [(c.value, c.version) for c in found.changes] == [(Decimal(31), 3)]


def test_lost_column_is_told_and_left_alone(
    begun, half, sheet_of, book_of, compare, binh, ha_quang
):
    sheet = sheet_of(half, ha_quang, binh)
    book = book_of(sheet).put(BRANCHES, "D1", "")

    found = compare(book, sheet, clears=True)

    assert found.changes == []
    assert found.notes == [
        "Tệp không có cột “Lượt đoàn viên tham gia hoạt động”: các ô đó được giữ "
        "nguyên."
    ]
