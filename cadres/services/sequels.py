"""What became of many cadres at once: a register that stands open is continued."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import bulk, vietnamese
from accounts.services import events
from cadres.models import Post, Seat, Tenure
from members.models import Person
from unions.models import Unit

from . import registers


@dataclass(frozen=True)
class Leaving:
    """`person` leaves `post` in `unit` on `until`, the first day without it, for the
    coded reason `end`."""

    person: Person
    unit: Unit
    post: Post
    until: date
    end: str

    def __str__(self):
        return f"{self.person} – {self.post}, {self.unit}"


@transaction.atomic
def record(*, leavings, tenures=(), seats=(), by):
    """Ends open tenures by `leavings`, then opens `tenures` and `seats` (not saved yet,
    their people and units are), in a constant number of statements.

    Returns the tenures that ended. Raises ValidationError (nothing is written) for a
    leaving of a post that is not held or was taken up on that day or later, for a row
    outside the life of its unit, and for rows that overlap, recorded ones included.
    """
    ended = _end(leavings)
    for model, rows in ((Seat, seats), (Tenure, tenures)):
        for row in rows:
            registers.check_life(row)
        registers.check_apart([*_recorded(model, rows), *rows])
        model.objects.bulk_create(rows, batch_size=2000)
    count = {"seats": len(seats), "tenures": len(tenures), "ended": len(ended)}
    events.record(by=by, act="register.continue", subject="Cán bộ", **count)
    return ended


def _end(leavings):
    held = _held([leaving.person for leaving in leavings])
    rows = [_leave(leaving, held) for leaving in leavings]
    bulk.update(rows, ["until", "end"])
    return rows


def _held(persons):
    """The open tenures of `persons` with their units, locked, by what they tell of."""
    rows = Tenure.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.open().filter(person__in={person.pk for person in persons})
    return {registers.thing_of(row): row for row in held}


def _leave(leaving, held):
    row = held.pop((leaving.person.pk, leaving.unit.pk, leaving.post.pk), None)
    if row is None:
        raise ValidationError(f"{leaving}: hiện không giữ chức danh này.")
    if leaving.until <= row.since:
        raise ValidationError(
            f"{leaving}: ngày thôi {vietnamese.day(leaving.until)} phải sau ngày nhận "
            f"{vietnamese.day(row.since)}."
        )
    row.until, row.end = leaving.until, leaving.end
    registers.check_life(row)
    return row


def _recorded(model, rows):
    """The rows in the database of the things that `rows` tell of."""
    units = {row.unit_id for row in rows}
    things = {registers.thing_of(row) for row in rows}
    recorded = model.objects.filter(unit__in=units) if units else []
    return [row for row in recorded if registers.thing_of(row) in things]
