"""Codes for new units, made of the code above them and of their own name."""

import re

from accounts import vietnamese
from unions.choices import LineKind
from unions.models import Unit

from .lines import lines_of

# What a name begins with says the form, not the place.
PREFIX = re.compile(
    r"^(chi doan co so|chi doan|lien chi doan|doan (xa|phuong|thi tran|truong|khoi)|"
    r"huyen doan|thanh doan|tinh doan|doan) "
)
LONGEST = 60


def read(rows):
    """Takes `into` for `code` in the rows of splits that name a new part there: nobody
    has that code, in the register or in another line."""
    named = [r for r in rows if r.kind == LineKind.SPLIT and r.name and r.into]
    units = Unit.objects.filter(code__in={row.into for row in named})
    known = {*units.values_list("code", flat=True), *(row.code for row in rows)}
    for row in named:
        if row.into not in known and not row.code:
            row.into, row.code = "", row.into


def give(rows):
    """Fills `code` in the rows (LineRow) that found a unit and lack one. Codes in use
    are passed over."""
    known = _parents(rows)
    taken = {row.code for row in rows if row.code}
    for line in lines_of(rows):
        for row in _founding(line):
            above = row.parent or line.one("parent") or known.get(row.unit, "DV")
            row.code = row.code or _free(above, row.name, taken)
            taken.add(row.code)


def _founding(line):
    """The rows of a line that found a unit each."""
    if line.kind == LineKind.UNITE:
        return [row for row in line.rows if row.name][:1]
    if line.kind == LineKind.SPLIT:
        rows = [row for row in line.rows if row.unit == line.whole and not row.into]
        return list({row.name: row for row in reversed(rows) if row.name}.values())
    return line.rows if line.kind == LineKind.FOUND else []


def _parents(rows):
    """{code: code of the unit above it today}"""
    units = Unit.objects.filter(code__in={row.unit for row in rows if row.unit})
    return dict(units.exclude(parent=None).values_list("code", "parent__code"))


def _free(above, name, taken):
    folded = PREFIX.sub("", vietnamese.fold(name))
    slug = re.sub(r"[^A-Z0-9]", "", folded.upper()) or "MOI"
    base = f"{above}-{slug}"[: LONGEST - 4]
    units = Unit.objects.filter(code__startswith=base)
    used = taken | set(units.values_list("code", flat=True))
    numbers = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(code for code in (base, *numbers) if code not in used)
