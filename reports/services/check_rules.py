"""Which checks make sense."""

from django.core.exceptions import ValidationError

from reports.catalogue import BY_ID
from reports.choices import Operator, Respondent, Source
from reports.figures import Counted, Declared
from reports.returns.checks.wording import label_of
from unions.choices import LEVELS, Level


def check(row):
    """Raises ValidationError by field where the sides of `row` (Check) cannot be
    compared."""
    _check_declared("left", row.left)
    _check_right(row)
    _check_requirement(row)
    _check_sums("left", row.left, row.is_whole)
    if row.source in (Source.DECLARED, Source.PREVIOUS):
        _check_sums("right", row.right, row.is_whole)
    if row.source == Source.REGISTER:
        _check_levels(row)
    both = [name for name in row.left if name in row.right]
    if both and row.source == Source.DECLARED:
        _refuse("right", f"“{label_of(both[0])}” đứng ở cả hai vế; hãy bỏ ở một vế.")


def _check_right(row):
    if row.source == Source.NUMBER:
        if row.right:
            _refuse("right", "So với một con số thì vế phải không có chỉ tiêu nào.")
        if row.operator == Operator.REQUIRED_WITH:
            _refuse("source", "Phép “phải có khi có” cần một chỉ tiêu ở vế phải.")
    elif row.source == Source.REGISTER:
        _check_counted(row.right)
    else:
        _check_declared("right", row.right)
    if not row.factor:
        _refuse("factor", "Hệ số 0 bỏ mất vế phải; hãy nhập một hệ số khác 0.")


def _check_declared(side, names):
    if not names:
        _refuse(side, "Hãy chọn ít nhất một chỉ tiêu do đơn vị khai.")
    for name in names:
        if not isinstance(BY_ID.get(name), Declared):
            _refuse(
                side,
                f"“{label_of(name)}” không phải chỉ tiêu do đơn vị khai; hãy chọn "
                "trong danh sách.",
            )


def _check_counted(names):
    if not names:
        _refuse("right", "Hãy chọn ít nhất một số đếm từ sổ.")
    for name in names:
        figure = BY_ID.get(name)
        if not isinstance(figure, Counted):
            _refuse(
                "right",
                f"“{label_of(name)}” không phải số đếm từ sổ; hãy chọn trong danh "
                "sách.",
            )
        if figure.sensitive:
            _refuse(
                "right",
                f"“{figure.label}” là số liệu nhạy cảm, không đưa vào phép kiểm tra mà "
                "mọi đơn vị đều thấy; hãy chọn số khác.",
            )


def _check_requirement(row):
    plain = row.factor == 1 and not row.constant and not row.tolerance
    if row.operator == Operator.REQUIRED_WITH and not plain:
        _refuse(
            "factor",
            "Phép “phải có khi có” không dùng hệ số, số cộng thêm và sai số; hãy để hệ "
            "số 1, cộng thêm 0, sai số 0.",
        )


def _check_sums(side, names, is_whole):
    """Percentages and choices are compared one by one."""
    if len(names) == 1 and not is_whole:
        return
    lone = next((name for name in names if not BY_ID[name].kind.adds_up), None)
    if lone:
        _refuse(
            side,
            f"“{label_of(lone)}” là {BY_ID[lone].kind.label.lower()}, không cộng được; "
            "hãy so riêng chỉ tiêu này ở từng đơn vị.",
        )


def _check_levels(row):
    if row.is_whole:
        asked = {Level.DISTRICT}
    else:
        asked = {level for name in row.left for level in _levels_of(BY_ID[name])}
    for name in row.right:
        missing = asked - {*BY_ID[name].levels}
        if missing:
            levels = ", ".join(sorted(Level(each).label for each in missing))
            _refuse(
                "right",
                f"Sổ không cho biết “{label_of(name)}” của riêng từng đơn vị khai "
                f"({levels}); hãy chọn số khác.",
            )


def _levels_of(figure):
    if figure.asked_of == Respondent.SENDER:
        return {Level.DISTRICT}
    return {LEVELS[form] for form in figure.asked_of.forms}


def _refuse(field, sentence):
    raise ValidationError({field: sentence})
