"""Rows as people write them, made into rows as a document keeps them."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from unions.choices import LineKind
from unions.models import LineRow

from . import codes


def prepare(rows):
    """`rows` (LineRow, not saved) as a document keeps them, with the codes of units to
    be founded; nothing is written. Raises ValidationError that names the line of a
    value that cannot be kept, or of rows of one line that differ in kind."""
    rows = [cleaned(row) for row in rows]
    _check_kinds(rows)
    codes.read(rows)
    codes.give(rows)
    for position, row in enumerate(rows, start=1):
        row.position = position
        _check_row(row)
    return rows


def cleaned(row):
    """`row` (LineRow) in the spelling in which it is kept; the code of a new unit may
    stand where people write it, in unit (found) or into (unite)."""
    for name in ("unit", "into", "code", "parent", "official_code"):
        setattr(row, name, getattr(row, name).strip())
    row.name = vietnamese.clean(row.name)
    if row.kind == LineKind.FOUND and row.unit and not row.code:
        row.unit, row.code = "", row.unit
    if row.kind == LineKind.UNITE and row.into and not row.code:
        row.into, row.code = "", row.into
    return row


def _check_kinds(rows):
    kinds = {}
    for row in rows:
        if kinds.setdefault(row.line, row.kind) != row.kind:
            raise ValidationError(
                f"Dòng {row.line}: các hàng cùng một dòng phải cùng một việc; hãy tách "
                "thành hai dòng."
            )


def _check_row(row):
    try:
        row.full_clean(exclude=["restructuring"], validate_unique=False)
    except ValidationError as error:
        name, told = next(iter(error.message_dict.items()))
        label = LineRow._meta.get_field(name).verbose_name
        raise ValidationError(f"Dòng {row.line}, {label}: {told[0]}") from error
