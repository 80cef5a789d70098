"""A fact that was recorded wrongly is put right: apart from every other act, with a
reason, told from → to in the log, and undoable."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from accounts.services.footprints import Trail


@transaction.atomic
def correct(
    *, row, changes, reason, by, at, about=None, told=None, lead=None, follow=None
):
    """Sets `changes` ({field: value}) on `row`, which the caller has locked, and saves
    it; `about` is the record in whose history this is told (by default `row`), `told`
    {label: [old, new]} where the values do not speak for themselves. What rests on the
    row is written by `lead(trail)` before or `follow(trail)` after.

    Returns the footprint. Raises ValidationError by field when a value breaks a rule of
    the row, and when nothing would change.
    """
    told = differences(row, changes) if told is None else told
    if not told:
        raise ValidationError("Chưa có gì thay đổi; hãy sửa ít nhất một ô.")
    trail = Trail()
    trail.seen([row])
    if lead:
        lead(trail)
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    trail.changed([row])
    if follow:
        follow(trail)
    act = f"{row._meta.model_name}.correct"
    events.record(by=by, act=act, subject=about or row, changes=told, reason=reason)
    return trail.keep(by=by, at=at, act=act, subject=str(row))


def differences(row, changes, words=None):
    """{label: [old, new]} in words, for the values that would change; `words` {field:
    function} tells a value otherwise than its field does."""
    words = words or {}
    told = {}
    for name, new in changes.items():
        field, old = row._meta.get_field(name), getattr(row, name)
        if old != new:
            told[field.verbose_name] = [
                words[name](value) if name in words else tell(field, value)
                for value in (old, new)
            ]
    return told


def tell(field, value):
    """A value as the log shows it."""
    if value in (None, ""):
        return None
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return vietnamese.day(value)
    return str(dict(field.flatchoices).get(value, value))
