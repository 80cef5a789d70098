"""One line of a restructuring, as its kind asks for it."""

import re
from copy import deepcopy
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.lookup import PARTED
from unions.choices import Area, Bloc, Form, LineKind, SchoolKind
from unions.models import LineRow, Unit
from unions.restructuring.lines import FACTS, Line, facts_of

from .place_field import PlaceField

KIND = LineKind
AS_BEFORE = [("", "– Không đổi –")]
UNIT = re.compile(r"unit_(\d+)")


@dataclass(frozen=True)
class Shape:
    """What a kind of line is made of: the label of its units ("" for none) and the
    least number of them, whether there may be `several`; where they go; what is said of
    the result; which of these must be filled in."""

    units: str
    places: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    least: int = 1
    several: bool = True
    labels: dict | None = None


LOOKS = ("form", "bloc", "area", "school_kind", "official_code")
SHAPES = {
    KIND.ABSORB: Shape(
        "Đơn vị được sáp nhập",
        places=("into",),
        facts=("name",),
        required=("into",),
        labels={"name": "Tên mới của đơn vị tiếp nhận"},
    ),
    KIND.UNITE: Shape(
        "Đơn vị được hợp nhất",
        facts=("name", "parent", *LOOKS, "code"),
        required=("name",),
        least=2,
        labels={"name": "Tên đơn vị mới"},
    ),
    KIND.MOVE: Shape(
        "Đơn vị chuyển",
        places=("parent",),
        required=("parent",),
        labels={"parent": "Đơn vị cấp trên mới"},
    ),
    KIND.RENAME: Shape(
        "Đơn vị đổi tên",
        facts=("name",),
        required=("name",),
        several=False,
        labels={"name": "Tên mới"},
    ),
    KIND.CHANGE: Shape("Đơn vị thay đổi", facts=LOOKS),
    KIND.FOUND: Shape(
        "",
        facts=("name", "parent", *LOOKS, "code"),
        required=("name", "parent", "form"),
        least=0,
        several=False,
        labels={"name": "Tên đơn vị mới"},
    ),
    KIND.DISSOLVE: Shape(
        "Đơn vị giải thể",
        places=("into", "parent"),
        labels={
            "into": "Đơn vị tiếp nhận đoàn viên",
            "parent": "Nơi nhận các đơn vị trực thuộc",
        },
    ),
}


def _chosen(label, choices):
    return forms.ChoiceField(label=label, choices=AS_BEFORE + choices, required=False)


FIELDS = {
    "into": PlaceField(label="Đơn vị tiếp nhận", required=False),
    "parent": PlaceField(label="Đơn vị cấp trên", required=False),
    "name": forms.CharField(label="Tên", max_length=200, required=False),
    "form": _chosen("Loại hình", Form.choices),
    "bloc": _chosen("Khối", Bloc.choices),
    "area": _chosen("Địa bàn", Area.choices),
    "school_kind": _chosen("Loại chi đoàn trường học", SchoolKind.choices),
    "official_code": forms.CharField(
        label="Mã hành chính", max_length=10, required=False
    ),
    "code": forms.CharField(
        label="Mã đơn vị mới",
        max_length=60,
        required=False,
        help_text="Để trống thì mã được đặt theo tên.",
    ),
}
HINTS = {
    (KIND.UNITE, "parent"): "Để trống nếu các đơn vị trên cùng một cấp trên.",
    (KIND.ABSORB, "name"): "Để trống nếu đơn vị tiếp nhận giữ tên.",
    (KIND.DISSOLVE, "into"): "Để trống khi đơn vị không còn đoàn viên.",
    (KIND.DISSOLVE, "parent"): "Để trống nếu cùng nơi tiếp nhận đoàn viên.",
}


class LineFormBase(forms.Form):
    """`document` is the restructuring, `rows` those of the line as it stands, `fresh`
    the units that other lines found ({code: name}), `names` how units are called."""

    def __init__(self, data=None, *, kind, document, user, rows, fresh, names):
        self.document, self.kind = document, kind
        self.rows, self.names = rows, names
        units = Unit.objects.visible_to(user).filter(closed_on=None)
        self.units = units.beneath(document.authority)
        self.fresh = fresh
        super().__init__(data)

    def add_place(self, name, field, *, fresh=True):
        field.rows = self.units
        if fresh:
            field.offer_fresh(self.fresh, self.document)
        self.fields[name] = field
        return field

    def said(self, code):
        """A unit as its field shows it."""
        return f"{code}{PARTED}{self.names.get(code, code)}" if code else ""


class LineForm(LineFormBase):
    """A line of any kind but a split."""

    def __init__(self, data=None, *, kind, **facts):
        self.shape = SHAPES[kind]
        super().__init__(data, kind=kind, **facts)
        self._add_units()
        for name in (*self.shape.places, *self.shape.facts):
            self._add(name)
        first = next(iter(self.fields.values()))
        if not self.is_bound:
            first.widget.attrs["autofocus"] = True

    @property
    def line(self):
        return Line(0, self.kind, tuple(self.rows))

    def _add_units(self):
        if not self.shape.least:
            return
        units = self.line.units
        count = self._count(len(units))
        for number in range(count):
            label = self.shape.units + (f" {number + 1}" if count > 1 else "")
            needed = number < self.shape.least
            field = PlaceField(label=label, required=needed, help_text="")
            self.add_place(f"unit_{number}", field, fresh=False)
            self.initial[f"unit_{number}"] = self.said(next(iter(units[number:]), ""))
        if "them" in self.data:
            field.widget.attrs["autofocus"] = True

    def _count(self, known):
        sent = [int(match[1]) for name in self.data if (match := UNIT.fullmatch(name))]
        asked = max(sent, default=-1) + 1
        return min(max(self.shape.least, known, asked), 200) + ("them" in self.data)

    def _add(self, name):
        field = deepcopy(FIELDS[name])
        field.label = (self.shape.labels or {}).get(name, field.label)
        field.required = name in self.shape.required
        field.help_text = HINTS.get((self.kind, name), field.help_text)
        known = self.line.one(name)
        if isinstance(field, PlaceField):
            self.add_place(name, field)
            known = self.said(known)
        elif isinstance(field, forms.ChoiceField) and self.kind == KIND.FOUND:
            none = [] if field.required else [("", "– Không –")]
            field.choices = none + field.choices[1:]
        self.fields[name] = field
        self.initial[name] = known

    @property
    def unit_fields(self):
        return [self[name] for name in self.fields if UNIT.fullmatch(name)]

    @property
    def other_fields(self):
        return [self[name] for name in self.fields if not UNIT.fullmatch(name)]

    def clean(self):
        seen = set()
        for field in self.unit_fields:
            code = self.cleaned_data.get(field.name)
            if code and code in seen:
                self.add_error(field.name, "Đơn vị này đã có ở trên.")
            seen.add(code)
        into = self.cleaned_data.get("into")
        if into and into in seen:
            self.add_error("into", "Đơn vị tiếp nhận không thể là đơn vị kết thúc.")
        changes = [self.cleaned_data.get(name) for name in LOOKS]
        if self.kind == KIND.CHANGE and not self.errors and not any(changes):
            raise ValidationError("Chưa có gì thay đổi; hãy chọn ít nhất một mục.")

    def to_rows(self):
        """The rows of the line, not saved; what is said of the result stands in the
        first, a change in each."""
        said = self.cleaned_data
        units = [said[field.name] for field in self.unit_fields if said[field.name]]
        places = {name: said[name] for name in self.shape.places}
        facts = {name: said[name] for name in self.shape.facts}
        each = self.kind == KIND.CHANGE
        return [
            LineRow(
                kind=self.kind, unit=unit, **places, **(facts if each or not n else {})
            )
            for n, unit in enumerate(units or [""])
        ]


def is_plain(rows):
    """Whether the form can show the rows of a line without losing anything."""
    if rows[0].kind == KIND.FOUND:
        return len(rows) == 1
    shape = SHAPES[rows[0].kind]
    told = [name for name in FACTS if name not in shape.places]
    one = all(len({getattr(r, name) for r in rows} - {""}) < 2 for name in told)
    same = all(len({getattr(row, name) for row in rows}) == 1 for name in shape.places)
    known = {name for row in rows for name in facts_of(row)}
    known |= {"into"} if any(row.into for row in rows) else set()
    return one and same and known <= {*shape.places, *shape.facts}
