"""What is wrong with the rows of a sheet before anything is looked up: one sentence
each, with the row of the file."""

from django.core.exceptions import ValidationError

from unions.choices import LineKind
from unions.models.unit import is_code

from .columns import BY_NAME, FACTS
from .numbering import LINES

KIND = LineKind
CODES = ("unit", "into", "parent", "code")
# The columns that say something in a line of a kind, beside line, kind and unit.
USED = {
    KIND.ABSORB: {"into", *FACTS},
    KIND.UNITE: {"into", "code", *FACTS},
    KIND.SPLIT: {"into", "code", *FACTS},
    KIND.MOVE: set(FACTS),
    KIND.RENAME: set(FACTS),
    KIND.CHANGE: set(FACTS),
    KIND.FOUND: {"code", *FACTS},
    KIND.DISSOLVE: {"into", "parent"},
}
# Where people write what belongs elsewhere.
ELSEWHERE = {
    (KIND.MOVE, "into"): f"hãy ghi mã ở cột {BY_NAME['parent'].label}",
    (KIND.FOUND, "into"): f"hãy ghi mã của đơn vị mới ở cột {BY_NAME['unit'].label}",
}


def problems(rows):
    """Every sentence about `rows` (spreadsheets.Row), in their order; of a row with a
    cell that cannot be read, that alone."""
    told = [(row.number, fault) for row in rows for fault in row.faults]
    by_line = {}
    for row in (row for row in rows if not row.faults):
        told += [(row.number, sentence) for sentence in _row(row.cells)]
        by_line.setdefault(row.cells["line"], []).append(row)
    for own in by_line.values():
        told += _same_kind(own)
        told += _one_result(own)
        told += _one_heir(own)
        told += _whose_facts(own)
    told.sort(key=lambda each: each[0])
    return [f"Hàng {number} của tệp: {sentence}" for number, sentence in told]


def _row(cells):
    if cells["line"] not in LINES:
        yield (
            f"Cột {BY_NAME['line'].label}: “{cells['line']}” không phải số dòng; hãy "
            f"ghi một số từ 1 đến {LINES[-1]}."
        )
    if not cells["kind"]:
        label = BY_NAME["kind"].label
        yield f"Cột {label} đang trống; hãy chọn một việc, ví dụ absorb."
        return
    yield from _codes(cells)
    yield from _useless(cells)


def _codes(cells):
    for name in CODES:
        try:
            if cells[name]:
                is_code(cells[name])
        except ValidationError as error:
            yield f"Cột {BY_NAME[name].label}: {error.messages[0]}"


def _useless(cells):
    kind = LineKind(cells["kind"])
    for name in ("into", "code", *FACTS):
        if cells[name] and name not in USED[kind]:
            what = ELSEWHERE.get((kind, name), "hãy để trống")
            yield (
                f"Cột {BY_NAME[name].label}: “{cells[name]}” không dùng cho việc "
                f"“{kind.label}” ({kind.value}); {what}."
            )


def _same_kind(rows):
    first = rows[0]
    for row in rows[1:]:
        if row.cells["kind"] != first.cells["kind"]:
            yield (
                row.number,
                f"Cột {BY_NAME['kind'].label}: dòng {row.cells['line']} đã là việc "
                f"“{first.cells['kind']}” ở hàng {first.number}, không thể là "
                f"“{row.cells['kind']}” nữa; hãy ghi một số dòng khác.",
            )


def _one_result(rows):
    """The rows of a unite speak of one new unit: they do not contradict each other."""
    if rows[0].cells["kind"] != KIND.UNITE:
        return
    for name in ("into", "code", *FACTS):
        said = {}
        for row in rows:
            if value := row.cells[name]:
                said.setdefault(value, row.number)
        if len(said) > 1:
            values = " và ".join(f"“{value}”" for value in said)
            yield (
                list(said.values())[1],
                f"Cột {BY_NAME[name].label}: dòng {rows[0].cells['line']} có {values}; "
                "hợp nhất chỉ lập một đơn vị mới, hãy giữ một giá trị.",
            )


def _one_heir(rows):
    """A unit is absorbed once."""
    if rows[0].cells["kind"] not in (KIND.ABSORB, KIND.DISSOLVE):
        return
    heirs = {}
    for row in rows:
        unit, into = row.cells["unit"], row.cells["into"]
        if unit and into and heirs.setdefault(unit, into) != into:
            yield (
                row.number,
                f"Cột {BY_NAME['into'].label}: {unit} đã vào {heirs[unit]}, không vào "
                f"{into} nữa; hãy bỏ một hàng, hoặc dùng việc chia, tách (split).",
            )


def _whose_facts(rows):
    """What a line of absorption says of its result, it says of one."""
    heirs = {row.cells["into"] for row in rows if row.cells["into"]}
    if rows[0].cells["kind"] != KIND.ABSORB or len(heirs) < 2:
        return
    for row in rows:
        for name in FACTS:
            if value := row.cells[name]:
                yield (
                    row.number,
                    f"Cột {BY_NAME[name].label}: dòng {row.cells['line']} có nhiều đơn "
                    f"vị tiếp nhận nên chưa rõ “{value}” là của đơn vị nào; hãy ghi "
                    "mỗi đơn vị tiếp nhận một dòng.",
                )
