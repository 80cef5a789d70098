"""A sheet as rows of a decision, or every reason why it is none: it is taken whole or
not at all."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from accounts.spreadsheets import reading
from unions.models import LineRow

from . import files, rules
from .columns import BY_NAME, COLUMNS, NEEDED
from .numbering import number_lines

MOST_ROWS = 10_000
BLANK = dict.fromkeys(BY_NAME, "")


@dataclass
class Entered:
    """`rows` (LineRow, not saved) in the order of the file; `notes` are sentences about
    what of it is not read."""

    rows: list[LineRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(source, name):
    """The rows (LineRow, not saved) of the sheet in `source`, a path or an open binary
    file that was sent as `name`, for `restructurings.enter`. Raises ValidationError
    with a sentence for everything that stands in the way, each with its row of the
    file, its column, the value and the way out."""
    return enter(source, name).rows


def enter(source, name):
    """The same as Entered, with notes."""
    with (
        files.on_disk(source) as path,
        reading.read(path, COLUMNS, suffix=files.suffix_of(name)) as sheet,
    ):
        _check_columns(sheet.columns)
        rows = _taken(sheet.rows)
        notes = sheet.notes
    number_lines([row for row in rows if not row.faults])
    if problems := rules.problems(rows):
        raise ValidationError(problems)
    return Entered([LineRow(**row.cells) for row in rows], notes)


def _check_columns(columns):
    known = {column.name for column in columns}
    missing = [BY_NAME[name].label for name in NEEDED if name not in known]
    if missing:
        raise ValidationError(
            f"Tệp thiếu cột: {', '.join(missing)}; hãy thêm cột rồi gửi lại."
        )


def _taken(rows):
    """The rows that hold something, as a list."""
    taken = []
    for row in rows:
        told = {name: v for name, v in row.cells.items() if v is not None}
        row.cells = BLANK | told
        if any(told.values()) or row.faults:
            taken.append(row)
        if len(taken) > MOST_ROWS:
            raise ValidationError(
                f"Tệp có hơn {MOST_ROWS} hàng; hãy chia thành nhiều quyết định."
            )
    if not taken:
        raise ValidationError("Tệp chưa có hàng nào dưới dòng tiêu đề; hãy điền tệp.")
    return taken
