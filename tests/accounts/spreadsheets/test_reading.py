from datetime import date

import pytest
import xlsxwriter

from accounts.spreadsheets.headers import find, is_numbering, letter
from accounts.spreadsheets.reading import read

HEADER = ["Mã", "Họ và tên", "Ngày sinh"]
READ = {"code": "A1", "name": "Nông Thị A", "born": (date(2002, 9, 25), False)}


def test_workbook_is_read(xlsx, rows_of):
    path = xlsx([HEADER, ["A1", "Nông Thị A", date(2002, 9, 25)]])

    assert rows_of(path) == {2: READ}


def test_titles_above_and_blank_rows_keep_the_numbers(xlsx, rows_of):
    row = ["A1", "Nông Thị A", "25/09/2002"]
    titles = [["ĐOÀN XÃ"], [], ["DANH SÁCH"], []]
    path = xlsx([*titles, HEADER, [], row, ["", "  ", "\u00a0"], row])

    assert rows_of(path) == {7: READ, 9: READ}


def test_columns_may_start_anywhere_in_any_order(xlsx, rows_of):
    path = xlsx([["", "", "STT", *HEADER[::-1]], ["", "", 1, "2002", "B", "A1"]])

    born = (date(2002, 1, 1), True)
    assert rows_of(path) == {2: {"code": "A1", "name": "B", "born": born}}


def test_two_line_header_with_merged_cells(xlsx, rows_of):
    path = xlsx(
        [
            ["Mã", "Họ và tên", "Ngày", "", "Ghi chú"],
            ["", "", "sinh", "vào Đoàn", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["A1", "Nông Thị A", "25/09/2002", "26/03/2018", ""],
        ]
    )

    assert rows_of(path) == {4: READ | {"joined": date(2018, 3, 26)}}


def test_second_sheet_is_read_when_the_first_is_a_cover(xlsx, columns):
    path = xlsx([["Báo cáo"]], [HEADER, ["A1", "B", ""]])

    with read(path, columns, suffix=".xlsx") as reading:
        assert [row.number for row in reading.rows] == [2]
        assert reading.notes == ["Tệp có 2 trang tính; chỉ đọc trang “Sheet2”."]


def test_unknown_columns_are_told_and_ours_are_silent(xlsx, columns):
    path = xlsx([[*HEADER, "Sở thích", "Lý do", "STT"], ["A1", "B", "", "hát"]])

    with read(path, columns, suffix=".xlsx") as reading:
        assert reading.ignored == ["Sở thích"]
        assert reading.notes == ["Các cột không dùng đến và được bỏ qua: “Sở thích”."]
        assert reading.headers == (*HEADER, "Sở thích", "Lý do", "STT")


def test_bad_cells_are_faults_of_their_row(xlsx, columns):
    path = xlsx([HEADER, ["", "B", "hôm qua"], ["A1", "B", ""]])

    with read(path, columns, suffix=".xlsx") as reading:
        bad, good = reading.rows

    assert [len(bad.faults), len(good.faults)] == [2, 0]
    assert bad.source == ("", "B", "hôm qua")
    assert bad.cells == {"name": "B"}


def test_formulas_are_read_as_their_values(tmp_path, columns):
    book = xlsxwriter.Workbook(tmp_path / "f.xlsx")
    sheet = book.add_worksheet()
    for place, text in enumerate(HEADER):
        sheet.write(0, place, text)
    sheet.write_formula(1, 0, '="A"&1', None, "A1")
    sheet.write(1, 1, "B")
    sheet.write_formula(1, 2, "=NA()", None, "#N/A")
    book.close()

    with read(tmp_path / "f.xlsx", columns, suffix=".xlsx") as reading:
        (row,) = reading.rows
    assert row.cells == {"code": "A1", "name": "B", "born": None}
    assert reading.notes == [
        "Có 1 ô công thức bị lỗi (như #N/A, #REF!), được coi là ô trống."
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read(text_file, rows_of, delimiter, codec):
    rows = [HEADER, ["A1", "Nông Thị A", "25/09/2002"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)

    assert rows_of(text_file(text.encode(codec))) == {2: READ}


def test_csv_cell_may_hold_delimiter_and_lines(text_file, rows_of):
    path = text_file('Mã,Họ và tên\nA1,"Nông,\n Thị A"\nA2,B\n')

    assert rows_of(path) == {
        2: {"code": "A1", "name": "Nông, Thị A"},
        3: {"code": "A2", "name": "B"},
    }


def test_missing_columns_are_refused(xlsx, refusal_of):
    path = xlsx([["Họ và tên", "Ngày sinh"], ["A", "2002"]])

    assert refusal_of(path) == (
        "Tệp thiếu cột bắt buộc: Mã; hãy thêm cột hoặc tải tệp mẫu và điền theo đó."
    )


def test_column_that_stands_twice_is_refused(xlsx, refusal_of):
    path = xlsx([["Mã", "Họ và tên", "Mã đơn vị"], ["A", "B", "C"]])

    assert refusal_of(path) == (
        "Cột Mã có hai lần, ở cột A và cột C; hãy xóa hoặc đổi tên một cột."
    )


def test_table_without_header_is_refused(xlsx, refusal_of):
    assert refusal_of(xlsx([["A1", "B"], ["A2", "C"]])) == (
        "Không tìm thấy dòng tiêu đề trong 20 dòng đầu; tệp cần có các cột: Mã, Họ và "
        "tên. Hãy tải tệp mẫu để xem."
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["(1)", "(2)", "(3)"], True),
        ([1.0, 2.0, 3.0], True),
        (["A", "B", 1.0, 2.0], True),
        (["1", "Nông Thị A"], False),
        ([1.0, 5.0], False),
        (["", ""], False),
        (["7"], False),
    ],
)
def test_numbering_under_the_header(cells, expected):
    assert is_numbering(cells) is expected


def test_columns_are_called_as_in_excel():
    assert [letter(place) for place in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]


def test_one_column_is_enough_for_a_sheet_of_one(columns):
    assert find([["Mã"]], columns[:1]).end == 1
