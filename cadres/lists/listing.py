"""A list that a personnel officer draws: declared once, shown as a page and as a file,
each with what its reader may see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse

_declared = {}


class Group(models.TextChoices):
    STANDARDS = "STANDARDS", "Tiêu chuẩn cán bộ, đơn vị"
    SEATS = "SEATS", "Đại hội, nhiệm kỳ, định biên"
    SUCCESSION = "SUCCESSION", "Quy hoạch"
    TRAINING = "TRAINING", "Đào tạo, bồi dưỡng, tuyển dụng"
    MOVES = "MOVES", "Luân chuyển, điều động, trúng cử"
    HONOURS = "HONOURS", "Khen thưởng, hội thi, kiểm tra, phụ cấp"
    EVALUATION = "EVALUATION", "Đánh giá, xếp loại"


@dataclass(frozen=True)
class Asked:
    """What a list is asked: by whom, about which day, of which unit and those below it
    (None: all that the user answers for), and its own fields by their names."""

    user: Any
    day: date
    unit: Any = None
    facts: Mapping = field(default_factory=dict)

    def __getitem__(self, name):
        return self.facts[name]

    def within(self, rows):
        """`rows` as far as the user may see them, of units that stood on the day at or
        below the unit asked for."""
        rows = rows.visible_to(self.user)
        return rows if self.unit is None else rows.under(self.unit, self.day)

    def within_today(self, rows):
        """The same by where the units lie now, or lay last: for what is past."""
        rows = rows.visible_to(self.user)
        return rows if self.unit is None else rows.beneath(self.unit)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """`rows(asked)` gives the rows in their order: a queryset, which is narrowed to
    what the user may see and to the unit asked for (by where it stood on the day, or
    with `is_past` by where it lies now), or a list that went through asked.within.

    `explain` says who stands in the list and what to do, `empty` why nobody does.
    `fields(today)` gives {name in the address: form field with its initial value}, what
    more may be asked.
    `prepare(rows, asked)` reads what the cells of a page need beside the rows, in as
    many queries for one row as for a hundred. `summary(rows, asked)` gives [(label,
    number)] about all the rows."""

    slug: str
    title: str
    group: Group
    explain: str
    empty: str
    permission: str
    columns: tuple
    rows: Callable
    fields: Callable | None = None
    is_past: bool = False
    prepare: Callable | None = None
    summary: Callable | None = None
    # A page stays light; fewer where the rows are long.
    per_page: int = 80

    @property
    def url(self):
        return reverse("cadre-list", args=[self.slug])

    def own_fields(self, today):
        return self.fields(today) if self.fields else {}

    def unasked(self, asked, today):
        """The same day and unit, with what its own fields begin with."""
        fields = self.own_fields(today)
        facts = {name: f.clean(f.initial) for name, f in fields.items()}
        return replace(asked, facts=facts)

    def found(self, asked):
        """Every row that the user may see, in its order."""
        rows = self.rows(asked)
        if not isinstance(rows, QuerySet):
            return rows
        return asked.within_today(rows) if self.is_past else asked.within(rows)


@dataclass(frozen=True, kw_only=True)
class Work:
    """A page of its own that stands among the lists: `url_name` without arguments."""

    title: str
    group: Group
    explain: str
    permission: str
    url_name: str

    @property
    def url(self):
        return reverse(self.url_name)


def declare(*entries):
    """Puts lists (Listing) and pages (Work) on the page of the cadres. Raises
    ValueError for a name that is taken."""
    for entry in entries:
        name = getattr(entry, "slug", entry.title)
        if name in _declared:
            raise ValueError(f"Two lists are called {name}.")
        _declared[name] = entry


def find(slug):
    """The list of that name, or None."""
    entry = _declared.get(slug)
    return entry if isinstance(entry, Listing) else None


def entries_for(user):
    """What `user` may open, in the order of the declarations."""
    return [e for e in _declared.values() if user.has_perm(e.permission)]
