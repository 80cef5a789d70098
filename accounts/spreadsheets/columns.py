"""The columns of a sheet: what each holds, and how its facts look to a reader."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from accounts import vietnamese


class Kind(Enum):
    """What a cell holds, and what it becomes (blank: "" for words, None for others)."""

    TEXT = "chữ"  # str, NFC, single spaces
    CODE = "mã"  # str without spaces
    CHOICE = "chọn trong danh sách"  # the choice's value
    PHONE = "số điện thoại"  # str of digits, with its first zero
    IDENTITY = "số định danh"  # str of 12 digits (CCCD) or 9 (CMND)
    DATE = "ngày"  # date
    BIRTH = "ngày sinh hoặc năm sinh"  # (date, is_year_only)
    NUMBER = "số"  # int, or Decimal when it has a fraction
    YES_NO = "có hoặc không"  # bool


@dataclass(frozen=True)
class Column:
    """`choices` is a TextChoices class; `synonyms` gives other words for its values.
    `path` is where an export finds the value (a lookup or an annotation), and without
    it the column is not exported; for BIRTH `year_only_path` finds whether only the
    year is known. A column with a permission exists only for those who hold it."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    choices: Any = None
    required: bool = False
    hint: str = ""
    aliases: tuple[str, ...] = ()
    permission: str = ""
    path: str = ""
    year_only_path: str = ""
    synonyms: tuple[tuple[str, str], ...] = ()
    max_length: int = 0

    @cached_property
    def headings(self):
        """Every heading by which the column is known, folded."""
        return {heading(text) for text in (self.label, *self.aliases)}

    @cached_property
    def meanings(self):
        """A choice's value by everything that may stand for it, folded or not."""
        pairs = [(str(value), value) for value in self.choices.values]
        pairs += [(label, value) for value, label in self.choices.choices]
        pairs += self.synonyms
        return dict(pairs) | {vietnamese.fold(word): value for word, value in pairs}

    @cached_property
    def labels(self):
        return dict(self.choices.choices) if self.choices else {}

    @property
    def paths(self):
        return tuple(path for path in (self.path, self.year_only_path) if path)


def heading(text):
    """A heading as it is compared: no marks, case, star or note in brackets."""
    words = vietnamese.fold(str(text)).partition("(")[0]
    return " ".join(words.replace("*", " ").replace(":", " ").split())


def words(column, value):
    """A parsed value as a reader sees it: "25/09/2002", "Nam", "Có"."""
    if value is None or value == "":
        return ""
    if column.choices:
        return str(column.labels.get(value, value))
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        day, is_year_only = value
        return str(day.year) if is_year_only else _day(day)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return _day(value) if isinstance(value, date) else vietnamese.number(value)


def note(by_name, changes, name, old, new):
    """Adds to `changes` what becomes of the column `name`, as a reader sees it;
    `by_name` holds the columns of the sheet."""
    column = by_name[name]
    changes[column.label] = (words(column, old), words(column, new))


def _day(value):
    """As vietnamese.day, four times as fast: a big sheet has 100,000 of them."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def shown(column, *values):
    """The database's value as the file holds it (a date stays a date, a number a
    number); reading the file again gives the value back."""
    value = values[0]
    if value is None:
        return ""
    if len(values) > 1 and values[1]:
        return value.year
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return str(column.labels[value]) if value in column.labels else value
