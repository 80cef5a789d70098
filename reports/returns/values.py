"""Values of cells: as people type them, as inputs hold them, as pages show them."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError

from accounts import vietnamese
from reports.choices import NO, YES, ValueKind

GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
YES_WORDS, NO_WORDS = {"co", "c", "x", "1"}, {"khong", "k", "0"}
# What the column of the database holds.
MOST = Decimal(10) ** 14 - 1
LONGEST = 40
HUNDRED = 100


def read(figure, text):
    """What `text` says of the declared `figure`: a Decimal, None for nothing. Raises
    ValidationError with a sentence that names the figure, the text and the way out."""
    text = vietnamese.clean(text.replace("\0", ""))
    if not text:
        return None
    if len(text) > LONGEST:
        raise _refuse(figure, f"{text[:LONGEST]}…", "dài quá; hãy chỉ ghi một số")
    value = READERS[figure.kind](figure, text)
    _check_bounds(figure, value, text)
    return value


def write(figure, value):
    """What stands in the input: "1250", "12,5", "1" for yes, money as "1.250.000";
    nothing for None."""
    if value is None:
        return ""
    if figure.kind == ValueKind.MONEY:
        return vietnamese.number(_bare(value))
    return f"{_bare(value):f}".replace(".", ",")


def show(figure, value):
    """What a page says: "1.250", "12,5 %", "Có", the words of an option; a dash for
    nothing."""
    if value is None:
        return "–"
    if figure.kind == ValueKind.YES_NO:
        return "Có" if value == YES else "Không"
    if figure.kind == ValueKind.CHOICE:
        return dict(figure.options).get(int(value), vietnamese.number(value))
    percent = " %" if figure.kind == ValueKind.PERCENT else ""
    return f"{vietnamese.number(_bare(value))}{percent}"


def show_sum(figure, value):
    """What a sum over cells says: of yes and no, how many said yes."""
    return "–" if value is None else vietnamese.number(_bare(value))


def _bare(value):
    """Without zeros behind the comma; what is counted comes as an int."""
    value = Decimal(value)
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _whole(figure, text):
    value = _number(figure, text)
    if value != value.to_integral_value():
        raise _refuse(figure, text, "không phải số nguyên; hãy bỏ phần lẻ")
    return value


def _percent(figure, text):
    value = _number(figure, text.removesuffix("%").strip())
    if not NO <= value <= HUNDRED:
        raise _refuse(figure, text, "không phải tỷ lệ từ 0 đến 100")
    return vietnamese.half_up(value)


def _number(figure, text):
    bare = text.replace(" ", "").replace("−", "-")
    if GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise _refuse(figure, text, "không phải một số; hãy chỉ ghi chữ số, ví dụ 1250")


def _yes_no(figure, text):
    word = vietnamese.fold(text)
    if word in YES_WORDS or word in NO_WORDS:
        return YES if word in YES_WORDS else NO
    raise _refuse(figure, text, "không phải Có hoặc Không; hãy chọn một trong hai")


def _choice(figure, text):
    word = vietnamese.fold(text)
    for number, label in figure.options:
        if word in (str(number), vietnamese.fold(label)):
            return Decimal(number)
    labels = ", ".join(label for _, label in figure.options)
    raise _refuse(figure, text, f"không có trong danh sách; hãy chọn: {labels}")


READERS = {
    ValueKind.WHOLE: _whole,
    ValueKind.MONEY: _whole,
    ValueKind.PERCENT: _percent,
    ValueKind.YES_NO: _yes_no,
    ValueKind.CHOICE: _choice,
}


def _check_bounds(figure, value, text):
    if figure.kind == ValueKind.CHOICE:
        return
    least = vietnamese.number(figure.least)
    if value < figure.least:
        raise _refuse(figure, text, f"nhỏ hơn {least}; hãy kiểm tra lại")
    most = MOST if figure.most is None else figure.most
    if value > most:
        told = vietnamese.number(most)
        raise _refuse(figure, text, f"lớn hơn {told}; hãy kiểm tra lại")


def _refuse(figure, text, why):
    return ValidationError(f"{figure.label}: “{text}” {why}.")
