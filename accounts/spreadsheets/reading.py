"""A file read against the columns of a sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice

from django.core.exceptions import ValidationError

from . import headers, package, sources
from .cells import BadCell, parser
from .columns import Column
from .plan import Row

# Titles above the table and the numbering below its header are not counted.
LAST_ROW = package.MOST_ROWS + headers.SEARCHED + 2


@dataclass
class Reading:
    """`headers` are the file's own words, `columns` those that are known, `ignored` the
    others; `rows` (of plan.Row) is read once, while the file is open."""

    headers: tuple[str, ...]
    columns: list[Column]
    ignored: list[str]
    notes: list[str]
    rows: Iterator[Row]


@contextmanager
def read(path, columns, *, suffix):
    """Opens the file at `path`, that was sent with a name ending in `suffix`, and gives
    its Reading. Raises ValidationError, here or while the rows are read, in one
    sentence for a file that cannot be read safely or lacks what the columns require."""
    with sources.opened(path, suffix) as source:
        reading = _reading(source.tables, columns)
        reading.notes = [*reading.notes, *source.notes]
        yield reading


def _reading(tables, columns):
    is_empty = True
    for name, count, rows in tables:
        first = list(islice(rows, headers.SEARCHED + 1))
        is_empty = is_empty and all(map(_is_blank, first))
        header = headers.find(first, columns)
        if header:
            _check_required(header, columns)
            rows = _rows(chain(first, rows), header)
            known, notes = [c for _, c in header.places], _notes(header, name, count)
            return Reading(header.texts, known, header.ignored, notes, rows)
        for _ in rows:
            pass
    if is_empty:
        raise ValidationError(sources.EMPTY)
    raise ValidationError(
        "Không tìm thấy dòng tiêu đề trong 20 dòng đầu; tệp cần có các cột: "
        f"{', '.join(c.label for c in columns if c.required)}. Hãy tải tệp mẫu để xem."
    )


def _notes(header, name, count):
    notes = []
    if header.ignored:
        listed = ", ".join(f"“{text[:60]}”" for text in header.ignored[:20])
        notes.append(f"Các cột không dùng đến và được bỏ qua: {listed}.")
    if count > 1:
        notes.append(f"Tệp có {count} trang tính; chỉ đọc trang “{name}”.")
    return notes


def _check_required(header, columns):
    known = {column.name for _, column in header.places}
    missing = [c.label for c in columns if c.required and c.name not in known]
    if missing:
        raise ValidationError(
            f"Tệp thiếu cột bắt buộc: {', '.join(missing)}; hãy thêm cột hoặc tải tệp "
            "mẫu và điền theo đó."
        )


def _rows(rows, header):
    places = [(place, c.name, parser(c)) for place, c in header.places]
    for number, cells in enumerate(rows, 1):
        if number > LAST_ROW:
            raise ValidationError(package.LONG)
        if number <= header.end or _is_blank(cells):
            continue
        if number == header.end + 1 and headers.is_numbering(cells):
            continue
        yield _row(number, cells, len(header.texts), places)


def _is_blank(cells):
    return all(isinstance(cell, str) and not cell.strip() for cell in cells)


def _row(number, cells, width, places):
    if len(cells) != width:
        cells = [*cells[:width], *[""] * (width - len(cells))]
    found, faults = {}, []
    for place, name, parse in places:
        try:
            found[name] = parse(cells[place])
        except BadCell as error:
            faults.append(str(error))
    return Row(number, found, tuple(cells), tuple(faults))
