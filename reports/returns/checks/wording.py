"""What is wrong, in one sentence: the figures, both numbers and the way out."""

from accounts import vietnamese
from reports.catalogue import BY_ID
from reports.choices import Operator, Severity, Source, ValueKind
from reports.figures import Declared
from reports.returns import values

MUST = {
    Operator.EQUAL: "phải bằng",
    Operator.AT_MOST: "không được lớn hơn",
    Operator.AT_LEAST: "không được nhỏ hơn",
}
REMEDIES = {
    Source.DECLARED: "sửa các số này",
    Source.REGISTER: "sửa số khai hoặc đính chính sổ",
    Source.PREVIOUS: "sửa số khai",
    Source.NUMBER: "sửa số khai",
}


def tell(verdict):
    check = verdict.check
    what = _requirement if check.operator == Operator.REQUIRED_WITH else _comparison
    return f"{check.label.rstrip('.')}: {what(verdict)}. {_way_out(check)}"


def tell_rule(check):
    """“A” không lớn hơn 2 lần “B”."""
    sides = _left(check), name_right(check)
    return f" {check.get_operator_display()} ".join(sides)


def tell_empty(cell):
    name = f"“{cell.figure.label}”"
    if cell.figure.kind in (ValueKind.YES_NO, ValueKind.CHOICE):
        return f"{name} bắt buộc phải có mà chưa chọn; hãy chọn một câu trả lời."
    counted = f", ví dụ lấy số {cell.counted_shown} đếm từ sổ"
    way = counted if cell.counted is not None else ", không có thì ghi 0"
    return f"{name} bắt buộc phải có mà còn trống; hãy ghi số{way}."


def tell_override(cell):
    return (
        f"“{cell.figure.label}” khai {cell.shown}, sổ đếm được {cell.counted_shown}; "
        "hãy ghi lý do khác nhau, lấy số của sổ hoặc đính chính sổ."
    )


def name_side(ids):
    """“A”, or tổng “A”, “B”: the figures of one side by their labels."""
    names = ", ".join(f"“{label_of(name)}”" for name in ids)
    return f"tổng {names}" if len(ids) > 1 else names


def label_of(name):
    """A figure that has left the catalogue has its id alone."""
    return BY_ID[name].label if name in BY_ID else name


def name_right(check):
    """The right side in words: 2 lần số đếm từ sổ “A” cộng 5."""
    if check.source == Source.NUMBER:
        return vietnamese.number(check.constant)
    named = name_side(check.right)
    words = {
        Source.DECLARED: named,
        Source.REGISTER: f"số đếm từ sổ {named}",
        Source.PREVIOUS: f"{named} của kỳ trước",
    }[check.source]
    if check.factor != 1:
        words = f"{vietnamese.number(check.factor)} lần {words}"
    if check.constant:
        sign = "cộng" if check.constant > 0 else "trừ"
        words += f" {sign} {vietnamese.number(abs(check.constant))}"
    return words


def _comparison(verdict):
    check = verdict.check
    told = (
        f"{_left(check)} là {_show_left(verdict)}, {MUST[check.operator]} "
        f"{name_right(check)}"
    )
    if check.source != Source.NUMBER:
        told += f" là {_show_right(verdict)}"
    if check.tolerance:
        told += f", cho phép lệch {vietnamese.number(check.tolerance)}"
    return told


def _requirement(verdict):
    check = verdict.check
    state = "còn trống" if verdict.left is None else f"là {_show_left(verdict)}"
    right = f"{name_right(check)} là {_show_right(verdict)}"
    return f"{_left(check)} {state} trong khi {right}"


def _left(check):
    named = name_side(check.left)
    return f"cộng cả biểu, {named}" if check.is_whole else named


def _show_left(verdict):
    return _show(verdict.check.left, verdict.left, is_plain=not verdict.check.is_whole)


def _show_right(verdict):
    check = verdict.check
    is_plain = check.factor == 1 and not check.constant and not check.is_whole
    return _show(check.right, verdict.right, is_plain)


def _show(ids, value, is_plain):
    """As the cell shows it, where the side is one cell."""
    figure = BY_ID.get(ids[0]) if len(ids) == 1 else None
    if is_plain and isinstance(figure, Declared):
        return values.show(figure, value)
    return vietnamese.number(vietnamese.half_up(value))


def _way_out(check):
    if check.operator == Operator.REQUIRED_WITH:
        remedy = f"ghi {name_side(check.left)}"
    else:
        remedy = REMEDIES[check.source]
    if check.severity == Severity.EXPLAIN:
        remedy = f"{remedy.replace(' hoặc ', ', ')} hoặc ghi giải trình"
    return f"Hãy {remedy}."
