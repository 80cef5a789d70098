"""One cell: from what people type, and what Excel makes of it, to a fact."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts import vietnamese

from .columns import Kind

_DAY = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_SHORT_YEAR = re.compile(r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2}")
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,6})?")
_YES = {"co", "x", "v", "1", "true", "dung", "yes", "roi", "da", "✓", "✔", "☑"}
_NO = {"khong", "k", "ko", "0", "false", "sai", "no", "chua", "☐"}
# The days that Excel counts from 30 December 1899, between 1920 and 2100.
_SERIALS = range(7306, 73051)
_YEARS = range(1900, 2101)
_DAY_ZERO = date(1899, 12, 30)
# A year typed where Excel expects a day: 2002 becomes 24 June 1905.
_YEARS_AS_DAYS = {_DAY_ZERO + timedelta(days=year) for year in _YEARS}
_LONGEST = 1000
_REMEMBERED = 5000


class BadCell(ValueError):
    """Why a cell cannot be read and what to do."""


def parser(column):
    """A function that gives the fact in a cell: its argument is text, or what Excel
    made of it (float, date, bool). It raises BadCell with a whole Vietnamese sentence,
    and remembers texts and days, since sheets repeat them."""
    known = {}

    def parse_known(raw):
        if type(raw) not in (str, date):
            return parse(column, raw)
        value = known.get(raw, known)
        if value is known:
            value = parse(column, raw)
            if len(known) < _REMEMBERED:
                known[raw] = value
        return value

    return parse_known


def parse(column, raw):
    """The fact in one cell; raises BadCell."""
    text = plain(raw)
    if not text:
        if column.required:
            raise BadCell(f"Cột {column.label} đang trống; hãy điền vào ô này.")
        return "" if column.kind in _WORDS else None
    try:
        return _PARSERS[column.kind](column, raw, text)
    except BadCell as error:
        shown = text if len(text) <= 60 else f"{text[:57]}…"
        raise BadCell(f"Cột {column.label}: “{shown}” {error}.") from None


def plain(raw):
    """The text of a cell, as a person would read it there."""
    if isinstance(raw, str):
        return _tidy(raw)
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "Có" if raw else "Không"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime | date):
        return f"{raw.day:02d}/{raw.month:02d}/{raw.year:04d}"
    return str(raw)


def _tidy(text):
    if text.isalnum() and text.isascii():
        return text
    if text.isprintable():
        tidy = " ".join(unicodedata.normalize("NFC", text).split())
    else:
        tidy = vietnamese.clean("".join(c for c in text if not _is_hidden(c)))
    # Excel's own mark for "this is text", and ours against formulas.
    tidy = tidy[1:].lstrip() if tidy.startswith("'") else tidy
    # The same object takes its room once.
    return text if tidy == text else tidy


def _is_hidden(char):
    return not char.isspace() and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")


def _text(column, raw, text):
    limit = column.max_length or _LONGEST
    if len(text) > limit:
        raise BadCell(f"dài hơn {limit} ký tự; hãy viết gọn lại")
    return text


def _code(column, raw, text):
    return _text(column, raw, text.replace(" ", ""))


def _choice(column, raw, text):
    # Most cells are spelled as the list is.
    value = column.meanings.get(text) or column.meanings.get(vietnamese.fold(text))
    if value is None:
        labels = [str(label) for label in column.labels.values() if label]
        known = ", ".join(labels) if len(labels) <= 12 else "danh sách ở tệp mẫu"
        raise BadCell(f"không có trong danh sách; hãy chọn một trong: {known}")
    return value


def _digits(raw, text):
    return re.sub(r"[\s.\-()]", "", text)


def _phone(column, raw, text):
    if len(text) == 10 and text[0] == "0" and text.isascii() and text.isdecimal():
        return text
    digits = re.sub(r"\A(\+84|0084|84(?=\d{9}\Z))0?", "0", _digits(raw, text))
    if re.fullmatch(r"[1-9]\d{8}", digits):
        digits = f"0{digits}"
    if not re.fullmatch(r"0\d{9,10}", digits, re.ASCII):
        raise BadCell(
            "không phải một số điện thoại; hãy ghi đủ 10 chữ số, ví dụ 0912345678"
        )
    return digits


def _identity(column, raw, text):
    if len(text) == 12 and text.isascii() and text.isdecimal():
        return text
    digits = _digits(raw, text)
    # A number in Excel loses its first zero.
    if isinstance(raw, float) and len(digits) in (8, 11):
        digits = f"0{digits}"
    if not re.fullmatch(r"\d{9}|\d{12}", digits, re.ASCII):
        raise BadCell(
            "không phải số định danh; hãy ghi đủ 12 chữ số của căn cước (hoặc 9 chữ số "
            "của chứng minh nhân dân) và định dạng ô là văn bản"
        )
    return digits


def _date(column, raw, text):
    day = _known_day(raw, text)
    if day is None:
        if re.fullmatch(r"\d{4}", text):
            raise BadCell("mới có năm; hãy ghi đủ ngày/tháng/năm, ví dụ 25/09/2002")
        raise BadCell("không phải một ngày; hãy ghi ngày/tháng/năm, ví dụ 25/09/2002")
    return day


def _birth(column, raw, text):
    year = re.fullmatch(r"(?:(?:0?0[/.\-]){2})?(\d{4})", text, re.ASCII)
    if year and int(year[1]) in _YEARS:
        return date(int(year[1]), 1, 1), True
    day = _known_day(raw, text)
    if isinstance(raw, date) and day in _YEARS_AS_DAYS:
        return date((day - _DAY_ZERO).days, 1, 1), True
    if day is None:
        raise BadCell(
            "không phải ngày sinh; hãy ghi ngày/tháng/năm, ví dụ 25/09/2002, hoặc chỉ "
            "ghi năm, ví dụ 2002"
        )
    return day, False


def _known_day(raw, text):
    """The day in a cell; None if it looks like none."""
    if isinstance(raw, datetime):
        return _checked(raw.year, raw.month, raw.day)
    if isinstance(raw, date):
        return _checked(raw.year, raw.month, raw.day)
    if found := _DAY.fullmatch(text):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"\d{4,5}", text, re.ASCII) and int(text) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(text))
    if _SHORT_YEAR.fullmatch(text):
        raise BadCell("có năm hai chữ số; hãy ghi đủ bốn chữ số, ví dụ 25/09/2002")
    return None


def _checked(year, month, day):
    if year not in _YEARS:
        raise BadCell("có năm ngoài khoảng 1900–2100; hãy kiểm tra lại")
    try:
        return date(year, month, day)
    except ValueError:
        raise BadCell(
            "là ngày không có trong lịch; hãy ghi ngày trước, tháng sau, ví dụ "
            "25/09/2002"
        ) from None


def _number(column, raw, text):
    bare = text.replace(" ", "").replace("−", "-")
    if isinstance(raw, float):
        value = Decimal(bare) if abs(raw) < 1e15 else None
    elif _GROUPED.fullmatch(bare):
        value = Decimal(bare.replace(".", "").replace(",", "."))
    elif _PLAIN.fullmatch(bare):
        value = Decimal(bare.replace(",", "."))
    else:
        value = None
    if value is None or not value.is_finite():
        raise BadCell("không phải một số; hãy chỉ ghi chữ số, ví dụ 12 hoặc 8,5")
    return int(value) if value == value.to_integral_value() else value


def _yes_no(column, raw, text):
    word = vietnamese.fold(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise BadCell("không phải Có hoặc Không; hãy ghi một trong hai")


_WORDS = {Kind.TEXT, Kind.CODE, Kind.CHOICE, Kind.PHONE, Kind.IDENTITY}
_PARSERS = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.CHOICE: _choice,
    Kind.PHONE: _phone,
    Kind.IDENTITY: _identity,
    Kind.DATE: _date,
    Kind.BIRTH: _birth,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
}
