"""The program that reads workbooks, called here inside the tests."""

import io
import marshal
import resource
import struct
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter

from accounts.spreadsheets import extract


@pytest.fixture
def limits(monkeypatch):
    """What the program would allow itself; the tests are not limited."""
    found = {}
    monkeypatch.setattr(resource, "setrlimit", found.__setitem__)
    return found


def sent(content):
    values, file = [], io.BytesIO(content)
    while head := file.read(4):
        (length,) = struct.unpack("<I", head)
        values.append(marshal.loads(file.read(length)))
    return values


def test_every_sheet_is_sent_in_batches(xlsx, limits, monkeypatch):
    monkeypatch.setattr(extract, "BATCH", 2)
    path = xlsx([["a", 1], ["b", date(2002, 9, 25)], ["c", ""]], [["d"]])
    out = io.BytesIO()

    extract.main(str(path), out)

    assert sent(out.getvalue()) == [
        ["Sheet1", "Sheet2"],
        [["a", 1.0], ["b", (2002, 9, 25)]],
        [["c", ""]],
        None,
        [["d"]],
        None,
    ]


def test_no_more_than_ten_sheets_are_read(xlsx, limits, refusal_of):
    path = xlsx(*[[["x"]]] * 12)
    out = io.BytesIO()

    extract.main(str(path), out)

    assert len(sent(out.getvalue())[0]) == 10
    assert refusal_of(path).startswith("Không tìm thấy dòng tiêu đề")


@pytest.mark.parametrize(
    ("hidden", "names"), [(False, ["Seen"]), (True, ["Seen", "Hidden", "Very hidden"])]
)
def test_hidden_sheets_are_read_where_asked(tmp_path, limits, hidden, names):
    path, out = tmp_path / "sheet.xlsx", io.BytesIO()
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Seen")
        book.add_worksheet("Hidden").hide()
        book.add_worksheet("Very hidden").very_hidden()

    extract.main(str(path), out, hidden=hidden)

    assert sent(out.getvalue())[0] == names


def test_memory_and_time_are_limited(xlsx, limits):
    extract.main(str(xlsx([["a"]])), io.BytesIO())

    assert limits == {
        resource.RLIMIT_AS: (extract.MOST_MEMORY,) * 2,
        resource.RLIMIT_CPU: (extract.MOST_SECONDS,) * 2,
    }


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        (datetime(2002, 9, 25, 7, 30), (2002, 9, 25)),  # noqa: DTZ001 -- Excel has none
        (date(2002, 9, 25), (2002, 9, 25)),
        (time(7, 30), "07:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (None, ""),
    ],
)
def test_cells_of_other_types(cell, plain):
    assert extract._plain(cell) == plain
