"""Many people or units put on one record at once: all of them, or none."""

from dataclasses import dataclass

from django.db import transaction

from accounts import bulk, vietnamese
from accounts.services import events
from accounts.services.footprints import Trail

from . import senders
from .roster_faults import find_doubles, find_told, refuse_rows

COUNTED = {"person": ("people", "người"), "unit": ("units", "đơn vị")}


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Rows that hang on a parent: `link` names the parent, `once` what may stand there
    once, a person or a unit."""

    model: type
    link: str
    once: str

    def count(self, rows):
        """What the log knows of them."""
        return {COUNTED[self.once][0]: len(rows)}

    def tell(self, parent, rows):
        number = vietnamese.number(len(rows))
        return f"{parent}: {number} {COUNTED[self.once][1]}"


@transaction.atomic
def put(*, roster, parent, rows, day, act, by, at, check=None):
    """Saves `rows` of a Roster, made without their parent. A row without a unit gets
    that of the post which the person held on `day`; each unit must exist on that day.
    `check(row)` adds sentences of its own.

    Returns the footprint. Raises ValidationError (nothing is written) with a list of
    sentences by the place of the row among `rows`, as text.
    """
    parent = type(parent).objects.select_for_update().get(pk=parent.pk)
    senders.fill_in(rows, day)
    for row in rows:
        setattr(row, roster.link, parent)
    refuse_rows(rows, find_doubles(roster, parent, rows, day), check)
    roster.model.objects.bulk_create(rows, batch_size=500)
    events.record(by=by, act=act, subject=parent, **roster.count(rows))
    trail = Trail()
    trail.created(rows)
    return trail.keep(by=by, at=at, act=act, subject=roster.tell(parent, rows))


@transaction.atomic
def complete(*, roster, parent, rows, fields, act, by, at, check=None):
    """Writes `fields` of `rows` that stand on the parent: what became of them later,
    as long as it is not told yet; afterwards it is corrected. `check(row)` adds
    sentences of its own.

    Returns the footprint. Raises ValidationError as `put` does.
    """
    known = roster.model.objects.select_for_update(of=("self",))
    known = known.filter(**{roster.link: parent}).in_bulk([row.pk for row in rows])
    faults = [find_told(roster, row, known.get(row.pk), fields) for row in rows]
    refuse_rows(rows, faults, check)
    trail = Trail()
    rewrite(known, rows, fields, trail)
    events.record(by=by, act=act, subject=parent, **roster.count(rows))
    return trail.keep(by=by, at=at, act=act, subject=roster.tell(parent, rows))


def rewrite(known, rows, fields, trail):
    """Writes `fields` of `rows` into `known`, {key: the same row, locked}."""
    trail.seen(known.values())
    for row in rows:
        for name in fields:
            setattr(known[row.pk], name, getattr(row, name))
    bulk.update(list(known.values()), fields)
    trail.changed(known.values())
