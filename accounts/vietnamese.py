"""Vietnamese words, numbers and dates: how they are kept, found, sorted and printed."""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = dict(zip(_LETTERS, "123456789abcdefghijklmnopqrstuvwx", strict=True))
# Dictionary order of the tones: level, hook, tilde, acute, dot; grave comes second.
_TONES = dict(zip("\u0300\u0309\u0303\u0301\u0323", "23456", strict=True))


def clean(text):
    """NFC, with every run of white space (no-break too) as one space, trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text):
    """What a search compares: lower case, đ as d, no marks; "Đặng Thị Hồng Ánh"
    gives "dang thi hong anh"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return clean(bare.translate(_BARE))


class _Bare(dict):
    """What is left of each character without its marks, found when first met."""

    def __missing__(self, code):
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare()


def symbol(text):
    """A document's symbol in one spelling: no spaces, plain hyphens."""
    return (
        re.sub(r"\s*[-–—]\s*", "-", clean(text)).replace(" /", "/").replace("/ ", "/")
    )


def name_key(full_name):
    """Sorts people as a Vietnamese list does: by given name, then the rest."""
    rest, _, given = clean(full_name).rpartition(" ")
    return f"{sort_key(given)}0{sort_key(rest)}"[:255]


@lru_cache(maxsize=4096)
def sort_key(text):
    """Digits and small letters whose plain order is the Vietnamese dictionary's on
    any database: the letters of all words first, then the tones."""
    letters, tones = [], []
    for char in clean(text).lower():
        base, tone = _split(char)
        letters.append(_RANKS.get(base, "0" if char == " " else f"y{ord(char):x}"))
        tones.append(tone)
    return f"{''.join(letters)}00{''.join(tones)}"[:255]


@lru_cache(maxsize=4096)
def _split(char):
    """The letter without its tone, and the tone's rank."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[c] for c in parts if c in _TONES), "1")
    letter = "".join(c for c in parts if c not in _TONES)
    return unicodedata.normalize("NFC", letter), tone


def half_up(value, places=2):
    """A number rounded half away from zero: 2.345 gives 2.35."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value):
    """30312 gives "30.312", 42.28 gives "42,28", 27.40 gives "27,4", -694 gives
    "−694"."""
    if value is None:
        return "–"
    value = Decimal(str(value) if isinstance(value, float) else value)
    text = f"{value.copy_abs():,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.translate(str.maketrans(",.", ".,"))
    return f"−{text}" if value < 0 else text


def counted(value):
    """A count as an official sentence writes it: 7 gives "07", 0 and 12 stay."""
    text = number(value)
    return f"0{text}" if text in {*"123456789"} else text


def day(value: date):
    """30/06/2022."""
    return f"{value:%d/%m/%Y}"


def day_long(value: date):
    """ngày 03 tháng 6 năm 2022: a zero before days under 10 and months 1 and 2."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"
