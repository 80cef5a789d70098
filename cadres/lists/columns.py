"""The columns of a list. A value is a path ("person.born") or a function of the row and
of what was asked; a path ends where it meets None."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.db.models import Model

from members.models import Person
from unions.models import Unit


class Kind(Enum):
    TEXT = "chữ"
    NUMBER = "số"
    DAY = "ngày"


@dataclass(frozen=True)
class Column:
    """`record` is the path of the person or unit whose page the cell leads to, if the
    reader may see it; `link(row)` any other address; `is_wrong(row, asked)` whether the
    cell stands out."""

    label: str
    value: str | Callable
    kind: Kind = Kind.TEXT
    record: str = ""
    model: type[Model] | None = None
    link: Callable | None = None
    is_wrong: Callable | None = None
    # As a sheet that is written out asks it of its columns.
    permission: str = ""

    @property
    def is_number(self):
        return self.kind == Kind.NUMBER

    def read(self, row, asked):
        """The value itself: words, a number or a day, None where there is none."""
        if callable(self.value):
            return self.value(row, asked)
        found = follow(row, self.value)
        return str(found) if isinstance(found, Model) else found


def follow(row, path):
    """The value at the end of a dotted path; methods are called on the way."""
    for name in path.split(".") if path else ():
        if row is None:
            return None
        row = getattr(row, name)
        row = row() if callable(row) else row
    return row


def text(label, value, link=None):
    return Column(label, value, link=link)


def number(label, value, link=None):
    return Column(label, value, Kind.NUMBER, link=link)


def day(label, value, is_wrong=None):
    return Column(label, value, Kind.DAY, is_wrong=is_wrong)


def person(label="Cán bộ", path="person"):
    """The name, leading to the person's page; "" where the rows are people."""
    value = f"{path}.full_name" if path else "full_name"
    return Column(label, value, record=path, model=Person)


def unit(label="Đơn vị", path="unit"):
    """The whole name, leading to the unit's page; "" where the rows are units."""
    value = f"{path}.label" if path else "label"
    return Column(label, value, record=path, model=Unit)
