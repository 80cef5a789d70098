import csv
import io
from datetime import date
from decimal import Decimal

import pytest
import python_calamine
from tablib import Dataset

from accounts.spreadsheets import formats, writing
from accounts.spreadsheets.reading import read
from accounts.spreadsheets.template import RULES, template

ROWS = [
    ["=1+1", "+84", "-5", "@a", "\t=x", "  =y", "A", "", None],
    [date(2002, 9, 25), 12, Decimal("8.5"), "09", True, 1.5, "x" * 40_000, "'", "ă"],
]
HEADINGS = ["=c", *"abcdefgh"]


def cells_of(content):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_index(0).iter_rows()]


def test_workbook_has_no_formula():
    file = io.BytesIO()

    count = writing.write_xlsx(file, HEADINGS, ROWS)

    head, first, second = cells_of(file.getvalue())
    assert count == 2
    assert head == ["'=c", *"abcdefgh"]
    assert first == ["'=1+1", "'+84", "'-5", "'@a", "'\t=x", "'  =y", "A", "", ""]
    day, *rest = second
    assert day == date(2002, 9, 25)
    assert rest == [12, 8.5, "09", "True", 1.5, "x" * 32_000, "'", "ă"]


def test_csv_has_no_formula():
    file = io.BytesIO()

    count = writing.write_csv(file, HEADINGS, ROWS)

    text = file.getvalue().decode("utf-8-sig")
    head, first, second = csv.reader(io.StringIO(text, newline=""))
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    assert count == 2
    assert head == ["'=c", *"abcdefgh"]
    assert first == ["'=1+1", "'+84", "'-5", "'@a", "'\t=x", "'  =y", "A", "", ""]
    assert second[:4] == ["25/09/2002", "12", "8.5", "09"]


@pytest.mark.parametrize("value", ["=a", "+a", "-a", "@a", "\ra", "\na", " \u00a0=a"])
def test_formula_gets_the_mark_of_text(value):
    assert writing.neutral(value) == f"'{value}"


@pytest.mark.parametrize("value", ["a=b", "", "'x", -5, None])
def test_other_values_stay(value):
    assert writing.neutral(value) == value


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_format_is_known_to_the_library(name):
    known = formats.FORMATS[name]

    assert (known.get_title(), known.get_extension()) == (name, name)
    assert (known.is_binary(), known.can_export(), known.can_import()) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_format_writes_a_data_set(name):
    content = formats.FORMATS[name].export_data(Dataset(["=A1"], headers=["Mã"]))

    assert (b"=A1" in content) == (name == "csv")
    if name == "csv":
        assert content.decode("utf-8-sig") == "Mã\r\n'=A1\r\n"
    else:
        assert cells_of(content) == [["Mã"], ["'=A1"]]


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_what_is_written_is_read_back(name, columns, tmp_path):
    path = tmp_path / f"out.{name}"
    rows = [["A1", "-Nông Thị A", date(2002, 9, 25), "", "Xanh lá", "0912345678"]]
    with path.open("wb") as file:
        formats.FORMATS[name].write(file, [c.label for c in columns], rows)

    with read(path, columns, suffix=path.suffix) as reading:
        (row,) = reading.rows

    assert row.faults == ()
    assert row.cells == {
        "code": "A1",
        "name": "-Nông Thị A",
        "born": (date(2002, 9, 25), False),
        "joined": None,
        "colour": "g",
        "phone": "0912345678",
    }


def test_template_has_headings_lists_and_a_guide(columns, tmp_path):
    content = template("Đoàn viên", columns)

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    heads = ["Mã *", "Họ và tên *", "Ngày sinh", "Ngày vào Đoàn", "Màu", "Điện thoại"]
    assert book.sheet_names == ["Dữ liệu", "Hướng dẫn", "Danh mục"]
    assert cells_of(content) == [heads]
    guide = [row[0] for row in book.get_sheet_by_name("Hướng dẫn").iter_rows()]
    assert guide[1 : 1 + len(RULES)] == RULES
    assert guide[-6:] == [column.label for column in columns]
    lists = [row[-1] for row in book.get_sheet_by_name("Danh mục").iter_rows()]
    assert lists == ["Đỏ", "Xanh lá"]


def test_template_is_read_as_an_empty_sheet(columns, tmp_path):
    path = tmp_path / "template.xlsx"
    path.write_bytes(template("Đoàn viên", columns))

    with read(path, columns, suffix=".xlsx") as reading:
        assert list(reading.rows) == []
        assert reading.ignored == []
