"""A line that splits a unit: its parts, and which of them takes what lies below it."""

import re

from django import forms
from django.core.exceptions import ValidationError

from unions.choices import LineKind
from unions.models import LineRow, Placement
from unions.restructuring.lines import Line

from .lines import LineFormBase
from .place_field import PlaceField

PART = re.compile(r"part_(\d+)_(?:into|name)")
FEWEST, MOST = 2, 50
# The children that were shown, so that nobody splits a unit without having seen them.
SHOWN = "da-chia"


class SplitForm(LineFormBase):
    unit = PlaceField(label="Đơn vị được chia, tách")

    def __init__(self, data=None, *, document, **facts):
        self.on = document.effective_on
        super().__init__(data, document=document, **facts)
        self.add_place("unit", self.fields["unit"], fresh=False)
        self.initial["unit"] = self.said(self.whole)
        self._add_parts()
        self.children = self._find_children()
        self._add_children()
        if not self.is_bound:
            self.fields["unit"].widget.attrs["autofocus"] = True

    @property
    def whole(self):
        return Line(0, self.kind, tuple(self.rows)).whole if self.rows else ""

    def _known_parts(self):
        """[(code of a standing unit, name of a new one)] as the rows have them."""
        own = [row for row in self.rows if row.unit == self.whole]
        pairs = [(row.into, "" if row.into else row.name) for row in own]
        return list(dict.fromkeys(pairs))

    def _add_parts(self):
        known = self._known_parts()
        sent = [int(match[1]) for name in self.data if (match := PART.fullmatch(name))]
        asked = max(sent, default=-1) + 1
        count = min(max(FEWEST, len(known), asked), MOST) + ("them" in self.data)
        for number in range(count):
            into = PlaceField(label="Đơn vị đang có", required=False, help_text="")
            self.add_place(f"part_{number}_into", into)
            name = forms.CharField(
                label="hoặc tên đơn vị mới", max_length=200, required=False
            )
            self.fields[f"part_{number}_name"] = name
            code, title = known[number] if number < len(known) else ("", "")
            self.initial[f"part_{number}_into"] = self.said(code)
            self.initial[f"part_{number}_name"] = title
        self.count = count

    @property
    def parts(self):
        return [
            (number + 1, self[f"part_{number}_into"], self[f"part_{number}_name"])
            for number in range(self.count)
        ]

    def _find_children(self):
        """[(code, name)] of what lies right below the unit on the day."""
        whole = self._whole()
        if whole is None:
            return []
        rows = Placement.objects.on(self.on).filter(parent=whole)
        rows = rows.order_by("unit__sort_key", "unit__code")
        return list(rows.values_list("unit__code", "name"))

    def _whole(self):
        typed = self.data.get("unit") if self.is_bound else self.initial["unit"]
        try:
            code = self.fields["unit"].clean(typed)
        except ValidationError:
            return None
        return self.units.filter(code=code).first()

    def _add_children(self):
        parts = [(str(n), f"Phần {n + 1}") for n in range(self.count)]
        known = self._known_parts()
        placed = {
            row.unit: (row.into, "" if row.into else row.name) for row in self.rows
        }
        for code, name in self.children:
            field = forms.ChoiceField(label=name, choices=parts, required=False)
            self.fields[f"child_{code}"] = field
            pair = placed.get(code)
            self.initial[f"child_{code}"] = (
                str(known.index(pair)) if pair in known else "0"
            )

    @property
    def child_fields(self):
        return [self[f"child_{code}"] for code, _ in self.children]

    @property
    def shown_for(self):
        """The code of the unit whose children are asked for."""
        whole = self._whole()
        return whole.code if whole else ""

    @property
    def is_shown(self):
        """Whether whoever sends the form has seen the children of this unit."""
        return not self.children or self.data.get(SHOWN) == self.shown_for

    def clean(self):
        for number in range(self.count):
            into = self.cleaned_data.get(f"part_{number}_into")
            name = self.cleaned_data.get(f"part_{number}_name")
            if into and name:
                self.add_error(
                    f"part_{number}_name",
                    "Chỉ điền một: đơn vị đang có, hoặc tên đơn vị mới.",
                )
            if into and into == self.cleaned_data.get("unit"):
                self.add_error(
                    f"part_{number}_into",
                    "Đơn vị được chia, tách không còn sau đó; hãy chọn đơn vị khác.",
                )
        if not self.errors and len(self._parts()) < FEWEST:
            raise ValidationError("Chia, tách cần từ hai phần trở lên.")
        for code, _ in self.children:
            chosen = self.cleaned_data.get(f"child_{code}") or "0"
            if not self.errors and int(chosen) not in self._parts():
                self.add_error(
                    f"child_{code}", "Phần này còn trống; hãy chọn phần khác."
                )

    def _parts(self):
        """{number: columns of a row} of the parts that were filled in."""
        said = self.cleaned_data
        told = {}
        for number in range(self.count):
            into = said.get(f"part_{number}_into")
            name = said.get(f"part_{number}_name")
            if into or name:
                told[number] = {"into": into} if into else {"name": name}
        return told

    def to_rows(self):
        """What stays with the first part is not told."""
        parts = self._parts()
        unit = self.cleaned_data["unit"]
        rows = [
            LineRow(kind=LineKind.SPLIT, unit=unit, **part) for part in parts.values()
        ]
        for code, _ in self.children:
            chosen = int(self.cleaned_data[f"child_{code}"] or 0)
            if chosen != min(parts):
                rows.append(LineRow(kind=LineKind.SPLIT, unit=code, **parts[chosen]))
        return rows
