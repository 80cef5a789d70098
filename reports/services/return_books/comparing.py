"""What a workbook says, beside what stood there when it was downloaded, and what stands
there now."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from accounts.spreadsheets.cells import plain
from reports.returns import values
from reports.returns.blocks import Row

from . import words
from .changes import Change, Comparison, Refusal
from .layout import REASON_MARK
from .reading import Table
from .seals import Seal
from .shapes import LONGEST_REASON


def compare(book, sheet, *, clears):
    """The Comparison of `book` (reading.Book) with `sheet` (returns.sheets.Sheet).
    `clears`: an empty cell of the file empties what is written."""
    found = Comparison(notes=[*book.notes, *_unknown(book, sheet)])
    by_kind = {
        block.kind: {row.place.code: row for row in block.rows}
        for block in sheet.blocks
    }
    for table in book.tables:
        for line in _lines(book.seal, table, by_kind.get(table.kind, {}), found):
            _compare_line(line, found, clears)
    return found


@dataclass(frozen=True)
class Line:
    """A row of the file, and the row of the return that it is of."""

    seal: Seal
    table: Table
    number: int
    cells: list
    row: Row

    def text(self, mark):
        return words.take(self.table.raw(self.cells, mark))

    def where(self, mark):
        return self.table.where(self.number, mark)

    def was(self, figure):
        return self.seal.was(self.row.place.code, figure)


def _unknown(book, sheet):
    """The columns that the file no longer has."""
    asked = {column.id: column.figure for column in sheet.columns}
    known = {mark for table in book.tables for mark in table.places}
    lost = [f"“{figure.label}”" for name, figure in asked.items() if name not in known]
    if lost:
        yield f"Tệp không có cột {', '.join(lost)}: các ô đó được giữ nguyên."


def _lines(seal, table, rows, found):
    """The rows of `table` that are of a unit, each once; the others are refused."""
    seen = {}
    for number, cells in table.rows:
        code = table.code(cells)
        if not code:
            continue
        if code in rows and code not in seen:
            seen[code] = number
            yield Line(seal, table, number, cells, rows[code])
            continue
        why = f"mã “{code[:60]}” không có trong biểu này; hãy giữ mã của tệp đã tải."
        if code in seen:
            why = f"mã {code} đã có ở hàng {seen[code]}; hãy giữ một hàng của đơn vị."
        found.refusals.append(Refusal(f"{table.name}, hàng {number}", why))


def _compare_line(line, found, clears):
    for figure in line.table.places:
        if not figure.endswith(REASON_MARK):
            _compare_cell(line, figure, found, clears)


def _compare_cell(line, figure, found, clears):
    text, cell = line.text(figure), line.row.cells.get(figure)
    if cell is None:
        if text:
            why = f"không hỏi {line.row.name} chỉ tiêu này; hãy để trống ô."
            found.refusals.append(Refusal(line.where(figure), why))
        return
    try:
        value = values.read(cell.figure, text)
        reason = _reason(line, figure, clears)
    except ValidationError as error:
        found.refusals.append(Refusal(line.where(figure), error.messages[0]))
        return
    was = line.was(figure)
    if value is None and was.value is not None and not clears:
        found.left += 1
        value = was.value
    if (value, reason) != (was.value, plain(was.reason)):
        _sort(line, cell, value, reason, found)


def _reason(line, figure, clears):
    """The reason in the file; the one that was there, where the file has none."""
    was, mark = plain(line.was(figure).reason), f"{figure}{REASON_MARK}"
    if mark not in line.table.places:
        return was
    reason = line.text(mark)
    if len(reason) > LONGEST_REASON:
        raise ValidationError(
            f"Lý do ở ô {line.where(mark).rpartition(' ')[2]} dài hơn {LONGEST_REASON} "
            "ký tự; hãy viết gọn lại."
        )
    return was if not reason and not clears else reason


def _sort(line, cell, value, reason, found):
    """Among the changes, or the conflicts; nowhere, if somebody wrote the same."""
    was, now = line.was(cell.figure.id), (cell.value, plain(cell.reason))
    if now == (value, reason):
        return
    is_moved = cell.version != was.version and now != (was.value, plain(was.reason))
    version = was.version if is_moved else cell.version
    where = line.where(cell.figure.id)
    change = Change(line.row.place, cell, value, reason, version, where)
    (found.conflicts if is_moved else found.changes).append(change)
