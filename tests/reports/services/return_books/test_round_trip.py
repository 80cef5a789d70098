"""What goes out comes back the same, whatever was moved on the way."""

import io
from decimal import Decimal

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.catalogue import BY_ID
from reports.choices import NO, YES, ValueKind
from reports.returns import values
from reports.services.return_books import words
from tests.fixtures_books import DIARY, MONEY, PRESENT, STYLE, YOUTH
from tests.fixtures_reviews import INSTALLS, MEMBERS, TURNS

BRANCHES = "Chi đoàn"
HUNDREDTHS = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
VALUES = {
    TURNS: st.integers(0, 100_000).map(Decimal),
    MONEY: st.integers(0, 100_000_000_000).map(Decimal),
    PRESENT: HUNDREDTHS,
    DIARY: st.sampled_from([YES, NO]),
    STYLE: st.sampled_from([Decimal(n) for n, _ in BY_ID[STYLE].options]),
}
CELLS = st.one_of(
    *(st.tuples(st.just(name), values) for name, values in VALUES.items())
)


def told(comparison):
    """{(unit code, figure): (old, new)} of what would change."""
    return {
        (c.place.code, c.figure.id): (c.cell.value, c.value) for c in comparison.changes
    }


@settings(max_examples=25)
@given(st.lists(CELLS, min_size=1, max_size=40))
def test_values_of_every_kind_survive_a_workbook(cells):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    page = book.add_worksheet()
    for line, (name, value) in enumerate(cells):
        page.write(line, 0, words.put(BY_ID[name], value))
    book.close()
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))
    rows = read.get_sheet_by_index(0).to_python()

    assert [
        values.read(BY_ID[name], words.take(row[0]))
        for (name, _), row in zip(cells, rows, strict=True)
    ] == [value for _, value in cells]


def test_every_kind_is_tried():
    assert {BY_ID[name].kind for name in VALUES} == set(ValueKind)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (1250.0, "1250"),
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (1.125, "1,125"),
        (99_999_999_999_999.0, "99999999999999"),
        (1e20, "1e+20"),
        (True, "Có"),
        ("  1.250 ", "1.250"),
        ("", ""),
        (float("nan"), "nan"),
    ],
)
def test_what_excel_makes_of_a_number(raw, text):
    assert words.take(raw) == text


@pytest.mark.parametrize("clears", [False, True])
def test_untouched_workbook_changes_nothing(
    begun, wide, put, sheet_of, book_of, compare, binh, ha_quang, pac_bo, clears
):
    put(begun, pac_bo, STYLE, 2)
    put(begun, pac_bo, PRESENT, "87.5", reason="= theo  sổ")
    put(begun, pac_bo, DIARY, 0)
    put(begun, ha_quang, MONEY, 12_000_000)
    sheet = sheet_of(wide, ha_quang, binh)

    found = compare(book_of(sheet), sheet, clears)

    assert (told(found), found.conflicts, found.refusals) == ({}, [], [])
    assert (found.notes, found.left) == ([], 0)


def test_changed_cells_of_every_kind_are_found(
    begun, wide, sheet_of, book_of, compare, binh, ha_quang, pac_bo, clinic
):
    sheet = sheet_of(wide, ha_quang, binh)
    book = book_of(sheet)
    book.enter(BRANCHES, "CB-HQ-TH-PB", TURNS, "1.250")
    book.enter(BRANCHES, "CB-HQ-TH-PB", YOUTH, 7, formula="3+4")
    book.enter(BRANCHES, "CB-HQ-TH-PB", STYLE, "Đang thực hiện")
    book.enter(BRANCHES, "CB-HQ-TH-PB", PRESENT, 87.5)
    book.enter(BRANCHES, "CB-HQ-TH-PB", DIARY, "không")
    book.enter("Đơn vị lập biểu", "CB-HAQUANG", MONEY, 12_000_000)
    book.enter("Cơ sở đoàn", "CB-HQ-TTYT", INSTALLS, 40)

    found = compare(book, sheet)

    assert told(found) == {
        ("CB-HQ-TH-PB", TURNS): (Decimal(30), Decimal(1250)),
        ("CB-HQ-TH-PB", YOUTH): (None, Decimal(7)),
        ("CB-HQ-TH-PB", STYLE): (None, Decimal(2)),
        ("CB-HQ-TH-PB", PRESENT): (None, Decimal("87.5")),
        ("CB-HQ-TH-PB", DIARY): (None, NO),
        ("CB-HAQUANG", MONEY): (None, Decimal(12_000_000)),
        ("CB-HQ-TTYT", INSTALLS): (None, Decimal(40)),
    }
    assert (found.conflicts, found.refusals) == ([], [])


def test_rows_are_known_by_their_codes(
    begun, half, sheet_of, book_of, compare, binh, ha_quang
):
    sheet = sheet_of(half, ha_quang, binh)
    book = book_of(sheet)
    book.enter(BRANCHES, "CB-HQ-TH-PB", TURNS, 31)
    book.swap_rows(BRANCHES, "CB-HQ-TH-PB", "CB-HQ-TTYT")
    book.drop_row("Cơ sở đoàn", "CB-HQ-TTYT")

    found = compare(book, sheet)

    changed = {("CB-HQ-TH-PB", TURNS): (Decimal(30), Decimal(31))}
    assert (told(found), found.refusals) == (changed, [])


def test_reason_comes_back_with_its_number(
    begun, half, sheet_of, book_of, compare, binh, ha_quang
):
    sheet = sheet_of(half, ha_quang, binh)
    book = book_of(sheet)
    book.enter(BRANCHES, "CB-HQ-TH-PB", MEMBERS, 3)
    book.enter(BRANCHES, "CB-HQ-TH-PB", f"{MEMBERS}:ly-do", "Chưa kịp ghi sổ")
    book.enter(BRANCHES, "CB-HQ-TTYT", f"{MEMBERS}:ly-do", "Đã đếm lại")

    found = compare(book, sheet)

    assert [(c.place.code, c.text, c.reason) for c in found.changes] == [
        ("CB-HQ-TTYT", "0", "Đã đếm lại"),
        ("CB-HQ-TH-PB", "3", "Chưa kịp ghi sổ"),
    ]
