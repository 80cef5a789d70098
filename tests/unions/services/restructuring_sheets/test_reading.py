import io

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from unions.services.restructuring_sheets import enter, read

HEADER = "line,kind,unit,into,name,parent,form,bloc"
WORDS = "Dòng,Việc,Đơn vị,Vào đơn vị,Tên,Đơn vị cấp trên,Loại hình,Khối"
CELLS = ("line", "kind", "unit", "into", "name", "parent", "form", "bloc", "code")


@pytest.fixture
def path(tmp_path):
    """A CSV file with these lines under the headings of the contract."""

    def path(*lines, header=HEADER, encoding="utf-8"):
        file = tmp_path / "sheet.csv"
        file.write_bytes("\n".join([header, *lines]).encode(encoding))
        return file

    return path


@pytest.fixture
def taken(path):
    """What is read of such a file: each row without its blank cells."""

    def taken(*lines, **how):
        rows = read(path(*lines, **how), "sheet.csv")
        return [
            {name: value for name in CELLS if (value := getattr(row, name))}
            for row in rows
        ]

    return taken


@pytest.fixture
def reasons(path):
    def reasons(*lines, **how):
        with pytest.raises(ValidationError) as caught:
            read(path(*lines, **how), "sheet.csv")
        return caught.value.messages

    return reasons


def test_sheet_of_the_contract_is_read(taken):
    rows = taken(
        "1,absorb,CB-A,CB-B,,,,",
        "2,unite,CB-C,,Đoàn xã Mới,CB,UNION,RESIDENTIAL",
        "2,unite,CB-D,,,,,",
    )

    assert rows == [
        {"line": 1, "kind": "absorb", "unit": "CB-A", "into": "CB-B"},
        {
            "line": 2,
            "kind": "unite",
            "unit": "CB-C",
            "name": "Đoàn xã Mới",
            "parent": "CB",
            "form": "UNION",
            "bloc": "RESIDENTIAL",
        },
        {"line": 2, "kind": "unite", "unit": "CB-D"},
    ]


def test_vietnamese_headings_and_words_are_read(taken):
    rows = taken("1,Hợp nhất,CB-C,,X,CB,đoàn cơ sở,ĐỊA BÀN DÂN CƯ", header=WORDS)

    assert [(r["kind"], r["form"], r["bloc"]) for r in rows] == [
        ("unite", "UNION", "RESIDENTIAL")
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("union", "UNION"),
        ("Branch_Union", "BRANCH_UNION"),
        ("chi đoàn cơ sở", "BRANCH_UNION"),
        ("CHI DOAN", "BRANCH"),
    ],
)
def test_form_is_read_in_any_case(taken, text, form):
    assert taken(f"1,CHANGE,CB-A,,,,{text},")[0]["form"] == form


def test_blank_rows_and_columns_not_known_are_passed_over(path):
    file = path(
        "1,rename,CB-A,,X,,,,nhớ hỏi lại", ",,,,,,,,", header=f"{HEADER},ghi chú"
    )

    entered = enter(file, "sheet.csv")

    assert [row.unit for row in entered.rows] == ["CB-A"]
    assert entered.notes == [
        "Các cột không dùng đến và được bỏ qua: “ghi chú”.",
    ]


def test_row_without_a_number_opens_the_next_line(taken):
    rows = taken(
        ",rename,CB-A,,X,,,", ",rename,CB-B,,Y,,,", "3,rename,CB-C,,Z,,,", ",dissolve,D"
    )

    assert [row["line"] for row in rows] == [1, 2, 3, 4]


def test_number_that_a_later_row_has_is_passed_over(taken):
    rows = taken("1,rename,CB-A,,X,,,", ",rename,CB-B,,Y,,,", "2,rename,CB-C,,Z,,,")

    assert [row["line"] for row in rows] == [1, 3, 2]


def test_row_without_number_and_kind_goes_on_with_the_line_above(taken):
    rows = taken("1,unite,CB-A,,X,,,", ",,CB-B,,,,,", "1,,CB-C,,,,,")

    assert [(row["line"], row["kind"]) for row in rows] == [(1, "unite")] * 3


def test_open_file_is_read_as_its_name_says():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER.split(","))
    sheet.write_row(1, 0, [1, "absorb", 1297, "CB-B"])
    book.close()
    file.seek(0)

    rows = read(file, "Phụ lục.XLSX")

    assert [(row.line, row.unit, row.into) for row in rows] == [(1, "1297", "CB-B")]


def test_excel_csv_in_utf_16_is_read(taken):
    lines = ["1\trename\tCB-A\tĐoàn xã Mới"]

    rows = taken(*lines, header="line\tkind\tunit\tname", encoding="utf-16")

    assert rows[0]["name"] == "Đoàn xã Mới"


def test_every_reason_is_told_and_nothing_is_taken(reasons):
    told = reasons(
        "1,absorb,CB-A,CB B/C,,,,",
        "x,rename,CB-A,,X,,,",
        "3,merge,CB-A,,X,,,",
        "4,change,CB-A,,,,DISTRICT,",
    )

    assert told == [
        "Hàng 2 của tệp: Cột Vào đơn vị (into): CBB/C không dùng làm mã được; hãy chỉ "
        "dùng chữ không dấu, chữ số, gạch nối và gạch dưới.",
        "Hàng 3 của tệp: Cột Dòng (line): “x” không phải một số; hãy chỉ ghi chữ số, "
        "ví dụ 12 hoặc 8,5.",
        "Hàng 4 của tệp: Cột Việc (kind): “merge” không có trong danh sách; hãy chọn "
        "một trong: Sáp nhập vào đơn vị đang có, Hợp nhất thành đơn vị mới, Chia, "
        "tách, Chuyển đơn vị cấp trên, Đổi tên, Đổi loại hình, khối, Thành lập mới, "
        "Giải thể.",
        "Hàng 5 của tệp: Cột Loại hình (form): “DISTRICT” không có trong danh sách; "
        "hãy chọn một trong: Tỉnh Đoàn, Huyện, thành Đoàn, Đoàn trực thuộc, Đoàn cơ "
        "sở, Chi đoàn cơ sở, Chi đoàn.",
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["0,rename,CB-A,,X,,,"],
            "Hàng 2 của tệp: Cột Dòng (line): “0” không phải số dòng; hãy ghi một số "
            "từ 1 đến 32767.",
        ),
        (
            ["1.5,rename,CB-A,,X,,,"],
            "Hàng 2 của tệp: Cột Dòng (line): “1.5” không phải số dòng; hãy ghi một "
            "số từ 1 đến 32767.",
        ),
        (
            ["1,,CB-A,,X,,,"],
            "Hàng 2 của tệp: Cột Việc (kind) đang trống; hãy chọn một việc, ví dụ "
            "absorb.",
        ),
        (
            ["1,move,CB-A,CB-B,,,,"],
            "Hàng 2 của tệp: Cột Vào đơn vị (into): “CB-B” không dùng cho việc “Chuyển "
            "đơn vị cấp trên” (move); hãy ghi mã ở cột Đơn vị cấp trên (parent).",
        ),
        (
            ["1,dissolve,CB-A,,Đoàn A,,,"],
            "Hàng 2 của tệp: Cột Tên (name): “Đoàn A” không dùng cho việc “Giải thể” "
            "(dissolve); hãy để trống.",
        ),
        (
            ["1,absorb,CB-A,CB-B,,,,", "1,rename,CB-C,,X,,,"],
            "Hàng 3 của tệp: Cột Việc (kind): dòng 1 đã là việc “absorb” ở hàng 2, "
            "không thể là “rename” nữa; hãy ghi một số dòng khác.",
        ),
        (
            ["1,unite,CB-A,,X,,,", "1,unite,CB-B,,Y,,,"],
            "Hàng 3 của tệp: Cột Tên (name): dòng 1 có “X” và “Y”; hợp nhất chỉ lập "
            "một đơn vị mới, hãy giữ một giá trị.",
        ),
        (
            ["1,absorb,CB-A,CB-B,,,,", "1,absorb,CB-A,CB-C,,,,"],
            "Hàng 3 của tệp: Cột Vào đơn vị (into): CB-A đã vào CB-B, không vào CB-C "
            "nữa; hãy bỏ một hàng, hoặc dùng việc chia, tách (split).",
        ),
        (
            ["1,absorb,CB-A,CB-B,X,,,", "1,absorb,CB-C,CB-D,,,,"],
            "Hàng 2 của tệp: Cột Tên (name): dòng 1 có nhiều đơn vị tiếp nhận nên chưa "
            "rõ “X” là của đơn vị nào; hãy ghi mỗi đơn vị tiếp nhận một dòng.",
        ),
    ],
)
def test_row_that_contradicts_is_refused(reasons, lines, told):
    assert reasons(*lines) == [told]


def test_file_without_a_needed_column_is_refused(reasons):
    assert reasons("absorb,CB-A,CB-B", header="kind,unit,into") == [
        "Tệp thiếu cột: Dòng (line); hãy thêm cột rồi gửi lại."
    ]


def test_file_without_rows_is_refused(reasons):
    assert reasons(",,,,,,,") == [
        "Tệp chưa có hàng nào dưới dòng tiêu đề; hãy điền tệp."
    ]


def test_file_with_too_many_rows_is_refused(reasons):
    assert reasons(*["1,dissolve,CB-A,,,,,"] * 10_001) == [
        "Tệp có hơn 10000 hàng; hãy chia thành nhiều quyết định."
    ]


@pytest.mark.parametrize("name", ["không có.csv", "."])
def test_file_that_cannot_be_opened_is_refused(tmp_path, name):
    path = tmp_path / name

    with pytest.raises(ValidationError) as caught:
        read(path, "sheet.csv")

    assert caught.value.messages == [
        f"Không đọc được tệp {path}; hãy kiểm tra lại đường dẫn và quyền đọc."
    ]


def test_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_bytes(b"PK\x03\x04")

    with pytest.raises(ValidationError) as caught:
        read(path, "sheet.csv")

    assert caught.value.messages == [
        "Nội dung tệp không khớp với đuôi .csv; hãy mở bằng Excel hoặc LibreOffice rồi "
        "lưu lại thành .xlsx."
    ]
