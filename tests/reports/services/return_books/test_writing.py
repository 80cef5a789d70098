"""The workbook as Excel sees it: what is locked, what is asked, what is summed."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from accounts.choices import ReviewState
from reports.catalogue import BY_ID
from reports.choices import Respondent
from reports.services.return_books import layout, seals, shapes
from tests import factories
from tests.books import MAIN
from tests.fixtures_books import DIARY, MONEY, PRESENT, STYLE, YOUTH
from tests.fixtures_reviews import MEMBERS, TURNS

BRANCHES, CODE = "Chi đoàn", "CB-HQ-TH-PB"


@pytest.fixture
def sheet(begun, wide, sheet_of, binh, ha_quang):
    return sheet_of(wide, ha_quang, binh)


@pytest.fixture
def book(sheet, book_of):
    return book_of(sheet)


def find(book, title, path):
    return book.tree(book.path(title)).findall(f".//{{{MAIN}}}{path}")


def is_unlocked(book, title, code, mark):
    """Whether the cell may be typed into, as its format says."""
    styles = book.tree("xl/styles.xml").find(f"{{{MAIN}}}cellXfs")
    style = styles[int(book.element(title, book.find(title, code, mark)).get("s", 0))]
    protection = style.find(f"{{{MAIN}}}protection")
    return protection is not None and protection.get("locked") == "0"


def formula(book, title, address):
    return book.element(title, address).findtext(f"{{{MAIN}}}f")


def test_sheets_and_their_visibility(book):
    assert {name: each.get("state") for name, each in book.sheets.items()} == {
        "Hướng dẫn": None,
        "_doanvu": "veryHidden",
        "Đơn vị lập biểu": None,
        "Cơ sở đoàn": None,
        "Chi đoàn": None,
    }


def test_every_sheet_is_protected_without_a_password(book):
    found = [find(book, title, "sheetProtection") for title in book.sheets]

    assert [len(each) for each in found] == [1] * 5
    assert {each.get("password") for (each,) in found} == {None}
    assert {each.get("sheet") for (each,) in found} == {"1"}


@pytest.mark.parametrize(
    ("code", "mark", "unlocked"),
    [
        (CODE, TURNS, True),
        (CODE, STYLE, True),
        (CODE, f"{MEMBERS}:ly-do", True),
        (CODE, "bieu-BRANCH-1", False),
        ("CB-HQ-TTYT", TURNS, True),
        # Not asked of a chi đoàn cơ sở.
        ("CB-HQ-TTYT", STYLE, False),
    ],
)
def test_only_what_is_asked_may_be_filled_in(book, code, mark, unlocked):
    assert is_unlocked(book, BRANCHES, code, mark) is unlocked


def test_locked_return_gives_a_workbook_to_read(
    begun, half, sheet_of, book_of, binh, an, ha_quang
):
    begun.state, begun.submitted_by = ReviewState.SUBMITTED, binh
    begun.submitted_at = begun.lines.first().written_at
    begun.save()
    book = book_of(sheet_of(half, ha_quang, binh))

    assert not is_unlocked(book, BRANCHES, CODE, TURNS)
    assert book.rows("Hướng dẫn")[8][0] == "Chỉ để xem"


def test_headings_tell_units_and_stay_in_sight(book):
    rows, (pane,) = book.rows(BRANCHES), find(book, BRANCHES, "pane")

    assert rows[3][:8] == [
        "Mã đơn vị",
        "Tên đơn vị",
        "Cơ sở đoàn",
        "Lượt đoàn viên *\n(lượt)",
        "Đoàn viên *\n(đoàn viên)",
        "Sổ đếm",
        "Lý do khác số đếm: đoàn viên",
        "Lượt thanh niên\n(lượt)",
    ]
    assert (pane.get("xSplit"), pane.get("ySplit"), pane.get("state")) == (
        "2",
        "4",
        "frozen",
    )
    (hidden,) = [row for row in find(book, BRANCHES, "row") if row.get("hidden")]
    assert hidden.get("r") == "1"


def test_definitions_are_comments(book):
    texts = []
    for name in (n for n in book.members if "comments" in n):
        comments = book.tree(name).iter(f"{{{MAIN}}}comment")
        texts += ["".join(each.itertext()) for each in comments]

    (style,) = [text for text in texts if text.startswith("Chi đoàn xây dựng tác")]
    assert style.endswith(
        "Đơn vị tính: chi đoàn.\nKiểu: chọn trong danh sách: Đã thành nền nếp, Đang "
        "thực hiện, Chưa thực hiện.\nKhông bắt buộc."
    )
    (turns,) = [text for text in texts if text.startswith("Lượt đoàn viên tham gia")]
    assert turns.endswith("Kiểu: số nguyên từ 0 đến 100.000.\nBắt buộc.")


def rules(book, title):
    """{cells: (kind, bounds, sentence)} of the rules of a sheet."""
    return {
        each.get("sqref"): (
            each.get("type", ""),
            *(each.findtext(f"{{{MAIN}}}formula{n}", "") for n in (1, 2)),
            each.get("error"),
        )
        for each in find(book, title, "dataValidation")
    }


def test_every_kind_has_its_rule(book):
    found = rules(book, BRANCHES) | rules(book, "Đơn vị lập biểu")

    at = book.find(BRANCHES, CODE, TURNS)
    assert found == {
        f"D5 {at}": ("whole", "0", "100000", "Ô này cần số nguyên từ 0 đến 100.000."),
        "E5 E7": ("whole", "0", "5000", "Ô này cần số nguyên từ 0 đến 5.000."),
        "G5 G7": ("textLength", "300", "", "Lý do không quá 300 ký tự."),
        "H5 H7": ("whole", "0", "100000", "Ô này cần số nguyên từ 0 đến 100.000."),
        "I7": (
            "list",
            "'_doanvu'!$B$1:$B$3",
            "",
            "Hãy chọn một giá trị trong danh sách.",
        ),
        "J7": ("decimal", "0", "100", "Ô này cần số từ 0 đến 100."),
        "K7": ("list", '"Có,Không"', "", "Ô này cần Có hoặc Không."),
        "C5": (
            "whole",
            "0",
            "100000000000",
            "Ô này cần số nguyên từ 0 đến 100.000.000.000.",
        ),
    }


def test_options_stand_on_the_hidden_sheet(book):
    assert [row[1] for row in book.rows(seals.SHEET)] == [
        "Đã thành nền nếp",
        "Đang thực hiện",
        "Chưa thực hiện",
    ]


def test_sums_are_formulas_and_known(book):
    assert {at: formula(book, BRANCHES, at) for at in ("D3", "D6", "K3", "L7")} == {
        "D3": 'SUMIF(A5:A7,"<>",D5:D7)',
        "D6": "SUM(D7)",
        "K3": 'COUNTIF(K5:K7,"Có")',
        "L7": 'IF(COUNT(D7,H7)=2,SUM(D7,H7),"")',
    }
    rows = book.rows(BRANCHES)
    assert [row[3] for row in rows[2:]] == [
        42.0,
        "Lượt đoàn viên *\n(lượt)",
        12.0,
        30.0,
        30.0,
    ]


def test_values_stand_in_their_formats(begun, wide, put, sheet_of, book_of, pac_bo):
    put(begun, pac_bo, STYLE, 2)
    put(begun, pac_bo, PRESENT, "87.5")
    put(begun, pac_bo, DIARY, 1)
    put(begun, pac_bo, MEMBERS, 3, reason="=1+1")
    book = book_of(sheet_of(wide, pac_bo.district, begun.lines.first().written_by))

    assert book.rows(BRANCHES)[6] == [
        CODE,
        "Chi đoàn Pác Bó",
        "Đoàn xã Trường Hà",
        30.0,
        3.0,
        0.0,
        "'=1+1",
        "",
        "Đang thực hiện",
        87.5,
        "Có",
        "",
    ]


def test_one_branch_has_one_row(wide, begun, sheet_of, book_of, binh, pac_bo):
    book = book_of(sheet_of(wide, pac_bo, binh))

    assert [*book.sheets] == ["Hướng dẫn", "_doanvu", "Chi đoàn"]
    assert [row[0] for row in book.rows(BRANCHES)[4:]] == [CODE]


def test_wide_block_is_written_on_several_sheets(monkeypatch, sheet, book_of, compare):
    monkeypatch.setattr(layout.package, "MOST_COLUMNS", 9)
    book = book_of(sheet)
    book.enter("Chi đoàn (2)", CODE, PRESENT, 50)

    found = compare(book, sheet)

    assert [*book.sheets][-2:] == ["Chi đoàn (1)", "Chi đoàn (2)"]
    assert [c.figure.id for c in found.changes] == [PRESENT]
    # Its parts stand together, so the total does.
    assert {
        title: [m for m in book.rows(title)[0] if m and not re.match("bieu-", m)]
        for title in ("Chi đoàn (1)", "Chi đoàn (2)")
    } == {
        "Chi đoàn (1)": [TURNS, MEMBERS, f"{MEMBERS}:ly-do", YOUTH],
        "Chi đoàn (2)": [STYLE, PRESENT, DIARY],
    }
    assert [*book.rows("Đơn vị lập biểu")[0]] == ["bieu-SENDER-1", "", MONEY]


def test_long_seal_is_cut_into_cells(monkeypatch, sheet, book_of, compare):
    monkeypatch.setattr(seals, "PIECE", 50)
    book = book_of(sheet)

    assert len([row for row in book.rows(seals.SHEET) if row[0]]) > 3
    assert compare(book, sheet).changes == []


def test_well_formed(book):
    for name in book.members:
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(book.members[name])


def test_total_of_figures_that_are_not_asked_is_none(
    begun, half, sheet_of, book_of, binh, ha_quang
):
    factories.PeriodFigureFactory(
        period=half, figure=YOUTH, asked_of=Respondent.BRANCH, position=9
    )
    book = book_of(sheet_of(half, ha_quang, binh))

    formulas = {
        code: formula(book, BRANCHES, f"I{line}")
        for line, code in ((5, "CB-HQ-TTYT"), (7, CODE))
    }

    assert formulas == {
        "CB-HQ-TTYT": None,
        CODE: 'IF(COUNT(D7,H7)=2,SUM(D7,H7),"")',
    }


def test_figures_without_a_highest_number():
    figure = replace(BY_ID[TURNS], most=None)

    assert shapes.bounds(figure) == "từ 0 trở lên"
    rule = shapes.rule_of(layout.Slot(layout.Role.VALUE, figure, 3), {})
    assert (rule["maximum"], rule["error_message"]) == (
        99_999_999_999_999,
        "Ô này cần số nguyên từ 0 trở lên.",
    )
