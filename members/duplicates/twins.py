"""When two rows tell the same, once they are under one owner."""

from django.db import models

from members.choices import Entry
from unions.models import Dated

# What says least: anything else is better known.
VAGUE = (None, "", Entry.RECORDED)


def key(move, row, keep):
    """What makes two rows tell of the same, once they are under one owner."""
    columns = _identity(move.model, move.field)
    if columns is None:
        return None
    owner = move.field.attname
    return tuple(keep.pk if c == owner else getattr(row, c) for c in columns)


def _identity(model, field):
    if issubclass(model, Dated):
        links = [f.attname for f in model._meta.concrete_fields if f.remote_field]
        return [*links, "since"]
    if field.unique:
        return [field.attname]
    for constraint in model._meta.constraints:
        is_unique = isinstance(constraint, models.UniqueConstraint)
        if is_unique and not constraint.condition and field.name in constraint.fields:
            return [model._meta.get_field(name).attname for name in constraint.fields]
    return None


def clash(twin, row):
    """Dated rows that begin alike must not go on differently."""
    return isinstance(row, Dated) and any(
        one != other and one not in VAGUE and other not in VAGUE
        for one, other in zip(_facts(twin), _facts(row), strict=True)
    )


def _facts(row):
    fields = [f for f in row._meta.concrete_fields if not f.remote_field]
    return [getattr(row, f.attname) for f in fields if not f.primary_key]
