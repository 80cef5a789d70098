"""A workbook that came back, as cells by unit and figure, wherever they stand in it."""

from dataclasses import dataclass, field
from itertools import islice

from django.core.exceptions import ValidationError

from accounts.spreadsheets import headers, sources
from accounts.spreadsheets.cells import plain
from accounts.spreadsheets.columns import heading
from unions.services.restructuring_sheets import files

from . import seals
from .layout import MARK

MOST_ROWS = 10_000
CODE_HEADING = "ma don vi"
LONG = (
    "Tệp có hơn 10.000 hàng số liệu, nhiều hơn biểu tải từ hệ thống; hãy tải lại biểu "
    "rồi chép số vào."
)
NOT_XLSX = (
    "Chỉ nhận biểu .xlsx tải từ trang này; tệp {suffix} không mang theo kỳ, đơn vị và "
    "các khóa của biểu. Hãy tải biểu, chép số vào rồi gửi lại."
)


@dataclass(frozen=True)
class Table:
    """A sheet with figures: its mark, where each mark of a figure stands ({mark:
    place}), and its rows with their numbers, cells as they came."""

    name: str
    mark: str
    start: int
    places: dict[str, int]
    rows: list[tuple[int, list]]

    @property
    def kind(self):
        """Of the block that it shows."""
        return self.mark.removeprefix(MARK).rpartition("-")[0]

    def raw(self, cells, mark):
        """What stands under a mark; "" where the row is not that long."""
        place = self.places[mark]
        return cells[place] if place < len(cells) else ""

    def where(self, number, mark):
        """The cell as Excel calls it."""
        return f"{self.name}, ô {headers.letter(self.places[mark])}{number}"

    def code(self, cells):
        """The code of the unit in a row; "" in rows that are of none."""
        text = plain(cells[self.start]) if self.start < len(cells) else ""
        return "" if heading(text) == CODE_HEADING else text


@dataclass(frozen=True)
class Book:
    seal: seals.Seal
    tables: list[Table]
    notes: list[str] = field(default_factory=list)


def read(source, name, sheet):
    """The Book in `source`, a path or an open binary file that was sent as `name`, for
    the return of `sheet`. Raises ValidationError with one sentence for a file that
    cannot be read safely, is no workbook of returns, belongs to another period or unit,
    was altered on its hidden sheet, or lacks a sheet."""
    suffix = files.suffix_of(name)
    if suffix.lower() == ".csv":
        raise ValidationError(NOT_XLSX.format(suffix=suffix))
    with (
        files.on_disk(source) as path,
        sources.opened(path, suffix, hidden=True) as opened,
    ):
        pieces, tables = _sorted(opened.tables)
        notes = opened.notes
    seal = seals.read(pieces, sheet)
    _check_tables(seal, tables)
    return Book(seal, tables, notes)


def _sorted(opened):
    """The pieces of the seal, and the tables."""
    pieces, tables, count = [], [], 0
    for name, _, rows in opened:
        if name == seals.SHEET:
            pieces = _pieces(rows)
            continue
        first = list(islice(rows, headers.SEARCHED))
        table = _table(name, first)
        for number, cells in enumerate(rows, len(first) + 1):
            if table:
                table.rows.append((number, cells))
            count += table is not None
            if count > MOST_ROWS:
                raise ValidationError(LONG)
        tables += [table] if table else []
    return pieces, tables


def _pieces(rows):
    """The first column."""
    return [str(cells[0]) for cells in rows if cells and cells[0] != ""]


def _table(name, first):
    for number, cells in enumerate(first, 1):
        start = _find_mark(cells)
        if start is not None:
            below = list(enumerate(first[number:], number + 1))
            return Table(name, plain(cells[start]), start, _places(name, cells), below)
    return None


def _find_mark(cells):
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and cell.startswith(MARK):
            return place
    return None


def _places(name, cells):
    places = {}
    for place, cell in enumerate(cells):
        mark = plain(cell)
        if not mark or mark.startswith(MARK):
            continue
        if mark in places:
            raise ValidationError(
                f"Trang “{name}” có hai cột giống nhau, cột "
                f"{headers.letter(places[mark])} và cột {headers.letter(place)}; hãy "
                "xóa cột chép thêm."
            )
        places[mark] = place
    return places


def _check_tables(seal, tables):
    found = {}
    for table in tables:
        if table.mark in found:
            raise ValidationError(
                f"Trang “{table.name}” là bản chép của trang “{found[table.mark]}”; "
                "hãy xóa một trang."
            )
        found[table.mark] = table.name
    missing = [mark for mark in seal.marks if mark not in found]
    if missing:
        raise ValidationError(
            f"Tệp thiếu {len(missing)} trang số liệu trong {len(seal.marks)} trang đã "
            f"tải của biểu “{seal.period_name}”, {seal.unit_name}; {seals.DOWNLOAD}."
        )
