"""What became of many members at once: a register that stands open is continued."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import bulk, vietnamese
from accounts.services import events
from members.models import Enrolment, Person

from . import registers
from .registers import Stay


@dataclass(frozen=True)
class Sequel:
    """The open enrolment of `person` ends on `until`, its first day gone, for the coded
    reason `exit`; `stays` follow in order of time."""

    person: Person
    until: date
    exit: str
    stays: tuple[Stay, ...] = ()


@transaction.atomic
def record(sequels, *, by, batch=2000):
    """Continues the membership of people, one sequel each, in a constant number of
    statements a batch; the unit of the last stay keeps the record from then.

    Returns the enrolments that ended. Raises ValidationError (nothing is written) for
    somebody told of twice or a member nowhere, an end that is not after the beginning,
    and for stays that registers.record would refuse.
    """
    _check_once(sequels)
    ended = []
    for start in range(0, len(sequels), batch):
        ended += _continue(sequels[start : start + batch])
    events.record(by=by, act="register.continue", subject="Người", people=len(ended))
    return ended


def _continue(sequels):
    held = _held([sequel.person for sequel in sequels])
    told = [(s.person, stay) for s in sequels for stay in _told(s, held)]
    registers.check_stays(told)
    rows = [held[sequel.person.pk] for sequel in sequels]
    for row, sequel in zip(rows, sequels, strict=True):
        row.until, row.exit = sequel.until, sequel.exit
    bulk.update(rows, ["until", "exit"])
    moved = [sequel for sequel in sequels if sequel.stays]
    registers.add_stays([(s.person, stay) for s in moved for stay in s.stays])
    bulk.update([sequel.person for sequel in moved], ["unit"])
    return rows


def _held(persons):
    """The open enrolments of `persons` by person id, with their units, locked."""
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.open().filter(person__in=[person.pk for person in persons])
    return {row.person_id: row for row in held}


def _told(sequel, held):
    """The stays of a sequel with the one that it ends, in order."""
    row = held.get(sequel.person.pk)
    if row is None:
        raise ValidationError(f"{sequel.person} hiện không sinh hoạt ở chi đoàn nào.")
    if sequel.until <= row.since:
        raise ValidationError(
            f"{sequel.person}: ngày ra {vietnamese.day(sequel.until)} phải sau ngày "
            f"vào {vietnamese.day(row.since)}."
        )
    ended = Stay(row.unit, row.since, row.entry, sequel.until, sequel.exit)
    told = (ended, *sequel.stays)
    registers.check_order(sequel.person, told)
    return told


def _check_once(sequels):
    times = Counter(sequel.person.pk for sequel in sequels)
    for sequel in sequels:
        if times[sequel.person.pk] > 1:
            raise ValidationError(f"{sequel.person} được ghi tiếp hai lần.")
