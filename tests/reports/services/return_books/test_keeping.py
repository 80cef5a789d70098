"""From the preview to the cells, and what the log says of it."""

from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256

import pytest

from accounts.models import Event
from reports.models import ReturnLine, Writing
from reports.services import cells
from reports.services.return_books import carrying, keeping
from reports.services.return_books.changes import Refusal
from reports.services.return_books.foreseeing import foresee
from tests import factories
from tests.fixtures_reviews import MEMBERS, TURNS
from tests.tables import rows

BRANCHES, CODE = "Chi đoàn", "CB-HQ-TH-PB"
AT = datetime(2022, 7, 4, 8, tzinfo=UTC)


@pytest.fixture
def sheet(begun, half, sheet_of, binh, ha_quang):
    return sheet_of(half, ha_quang, binh)


@pytest.fixture
def comparison(sheet, book_of, compare):
    """Pác Bó: 31 turns instead of 30, 5 members where the register counts none."""
    book = book_of(sheet)
    book.enter(BRANCHES, CODE, TURNS, 31)
    book.enter(BRANCHES, CODE, MEMBERS, 5)
    return compare(book, sheet)


@pytest.fixture
def text(comparison, sheet, binh):
    return carrying.pack(comparison, sheet=sheet, by=binh, digest="abc")


def test_download_leaves_a_line_in_the_log(sheet, binh, ha_quang):
    content = keeping.download(sheet=sheet, by=binh, at=AT)

    event = Event.objects.get(act="export.write")
    assert (event.by, event.subject) == (
        "binh",
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng",
    )
    assert event.detail == {
        "unit": "Huyện Đoàn Hà Quảng",
        "rows": 4,
        "sha256": sha256(content).hexdigest(),
        "file_format": "xlsx",
    }


def test_changes_are_written_with_the_file_in_the_log(text, sheet, binh, pac_bo):
    carried = carrying.unpack(text, sheet=sheet, by=binh)

    outcomes = keeping.enter(sheet=sheet, carried=carried, by=binh, at=AT)

    assert [outcome.status for outcome in outcomes] == ["saved", "saved"]
    lines = ReturnLine.objects.filter(unit=pac_bo).order_by("figure")
    assert [*lines.values_list("figure", "value", "version", "written_at")] == [
        (TURNS, 31, 2, AT),
        (MEMBERS, 5, 2, AT),
    ]
    event = Event.objects.get(act="return.upload")
    assert (event.by, event.subject) == (
        "binh",
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng",
    )
    assert event.detail == {
        "unit": "Huyện Đoàn Hà Quảng",
        "sha256": "abc",
        "changed": 2,
        "refused": 0,
    }


def test_cell_written_after_the_preview_is_refused_and_the_rest_saved(
    text, sheet, binh, an, pac_bo, half, ha_quang
):
    theirs = cells.Entry(pac_bo.pk, TURNS, "44", 1)
    cells.write(period=half, scope=ha_quang, entries=[theirs], by=an, at=AT)
    carried = carrying.unpack(text, sheet=sheet, by=binh)

    outcomes = keeping.enter(sheet=sheet, carried=carried, by=binh, at=AT)

    by_figure = {outcome.figure: outcome for outcome in outcomes}
    assert by_figure[TURNS].message == (
        f"Lượt đoàn viên tham gia hoạt động: {an} đã ghi 44 lúc 15:00 ngày 04/07/2022, "
        "bạn ghi 31; hãy chọn một trong hai."
    )
    assert by_figure[MEMBERS].status == "saved"
    assert Event.objects.get(act="return.upload").detail["refused"] == 1


def test_pressing_twice_writes_once(text, sheet, binh):
    carried = carrying.unpack(text, sheet=sheet, by=binh)
    keeping.enter(sheet=sheet, carried=carried, by=binh, at=AT)
    written = Writing.objects.count()

    again = keeping.enter(sheet=sheet, carried=carried, by=binh, at=AT)

    assert [outcome.status for outcome in again] == ["same", "same"]
    assert Writing.objects.count() == written


def test_first_workbook_starts_the_return(
    half, sheet_of, book_of, compare, binh, ha_quang, pac_bo
):
    sheet = sheet_of(half, ha_quang, binh)
    comparison = compare(book_of(sheet).enter(BRANCHES, CODE, TURNS, 31), sheet)
    text = carrying.pack(comparison, sheet=sheet, by=binh, digest="abc")

    carried = carrying.unpack(text, sheet=sheet, by=binh)
    keeping.enter(sheet=sheet, carried=carried, by=binh, at=AT)

    assert sheet_of(half, ha_quang, binh).cell(pac_bo.pk, TURNS).value == 31
    assert Event.objects.get(act="return.upload").subject == (
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng"
    )


def test_what_travels_is_bound_to_its_user_and_return(
    text, sheet, sheet_of, half, binh, an, truong_ha, refused
):
    other = sheet_of(half, truong_ha, binh)
    for facts in (
        {"text": text, "sheet": sheet, "by": an},
        {"text": text, "sheet": other, "by": binh},
        {"text": f"x{text}", "sheet": sheet, "by": binh},
        {"text": "", "sheet": sheet, "by": binh},
    ):
        with refused({"__all__": [carrying.STALE]}):
            carrying.unpack(**facts)


def test_what_travels_ages(text, sheet, binh, refused, monkeypatch):
    monkeypatch.setattr(carrying, "SECONDS", -1)

    with refused({"__all__": [carrying.STALE]}):
        carrying.unpack(text, sheet=sheet, by=binh)


def test_what_travels_has_an_end(comparison, sheet, binh, refused, monkeypatch):
    monkeypatch.setattr(carrying, "MOST_TEXT", 10)

    with refused({"__all__": [carrying.LARGE]}):
        carrying.pack(comparison, sheet=sheet, by=binh, digest="abc")


def test_refusals_of_the_preview_are_counted_in_the_log(comparison, sheet, binh):
    comparison.refusals.append(Refusal("Chi đoàn, ô D5", "sai"))
    text = carrying.pack(comparison, sheet=sheet, by=binh, digest="abc")

    assert carrying.unpack(text, sheet=sheet, by=binh).refused == 1


def test_findings_are_foreseen_and_nothing_is_written(comparison, sheet):
    factories.CheckFactory(left=[TURNS], constant=Decimal(30))
    before = rows()

    foreseen = foresee(sheet, comparison.changes)

    assert [(each.figures, each.severity) for each in foreseen.new] == [
        ((MEMBERS,), "EXPLAIN"),
        ((TURNS,), "BLOCK"),
    ]
    assert (foreseen.open_now, foreseen.open) == (0, 2)
    assert rows() == before
