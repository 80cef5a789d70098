"""Many people at once: opening a register that was kept on paper or in sheets."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from members.choices import Entry
from members.models import Admission, Enrolment, Person, SensitiveFacts
from unions.choices import MEMBER_FORMS
from unions.models import Placement, Unit

from . import people


@dataclass(frozen=True)
class Stay:
    """One enrolment: `unit` from `since` until the day before `until`."""

    unit: Unit
    since: date
    entry: str
    until: date | None = None
    exit: str = ""
    decision: str = ""
    campaign: str = ""


@dataclass(frozen=True)
class Entrant:
    """A person with all they bring: facts of Person, sensitive facts, enrolments in
    order of time. `unit` keeps the record of somebody who never enrolled."""

    facts: dict
    sensitive: dict = field(default_factory=dict)
    stays: tuple[Stay, ...] = ()
    unit: Unit | None = None


@transaction.atomic
def record(entrants, *, by, batch=2000):
    """Opens the register with `entrants`, in five statements a batch of 2,000.

    A stay entered by admission needs the number of its decision, which is dated on its
    first day. Returns the people in the order given. Raises ValidationError (nothing is
    written) for stays that overlap, lie outside the life of their unit, or fall on days
    when it holds no members.
    """
    everybody = []
    for start in range(0, len(entrants), batch):
        everybody += _record_batch(entrants[start : start + batch])
    events.record(by=by, act="register.open", subject="Người", people=len(everybody))
    return everybody


def _record_batch(entrants):
    persons = [_person(entrant) for entrant in entrants]
    pairs = list(zip(persons, entrants, strict=True))
    for person, entrant in pairs:
        _check_stays(person, entrant.stays)
    _check_forms(pairs)
    Person.objects.bulk_create(persons)
    SensitiveFacts.objects.bulk_create(
        SensitiveFacts(person=person, **entrant.sensitive)
        for person, entrant in pairs
        if entrant.sensitive
    )
    _record_stays(pairs)
    return persons


def _person(entrant):
    unit = entrant.stays[-1].unit if entrant.stays else entrant.unit
    return people.build(unit=unit, **entrant.facts)


def _record_stays(pairs):
    stays = [(person, stay) for person, entrant in pairs for stay in entrant.stays]
    rows = Enrolment.objects.bulk_create(_enrolment(*pair) for pair in stays)
    Admission.objects.bulk_create(
        Admission(
            enrolment=row,
            decision=vietnamese.symbol(stay.decision),
            decided_on=stay.since,
            campaign=stay.campaign,
        )
        for row, (_, stay) in zip(rows, stays, strict=True)
        if stay.entry == Entry.ADMITTED
    )


def _enrolment(person, stay):
    return Enrolment(
        person=person,
        unit=stay.unit,
        since=stay.since,
        until=stay.until,
        entry=stay.entry,
        exit=stay.exit,
    )


def _check_stays(person, stays):
    for stay in stays:
        if not stay.unit.exists_on(stay.since) or _outlives(stay):
            raise ValidationError(
                f"{person}: thời gian sinh hoạt từ ngày {vietnamese.day(stay.since)} "
                f"nằm ngoài thời gian hoạt động của {stay.unit}."
            )
    for before, after in pairwise(stays):
        if before.until is None or before.until > after.since:
            raise ValidationError(f"{person}: các thời gian sinh hoạt bị chồng nhau.")


def _check_forms(pairs):
    stays = [(person, stay) for person, entrant in pairs for stay in entrant.stays]
    units = {stay.unit.pk for _, stay in stays}
    rows = Placement.objects.filter(unit__in=units).exclude(form__in=MEMBER_FORMS)
    barred = groupby(rows.order_by("unit_id"), key=lambda row: row.unit_id)
    barred = {unit: list(spells) for unit, spells in barred}
    for person, stay in stays:
        if any(_meets(stay, row) for row in barred.get(stay.unit.pk, ())):
            raise ValidationError(
                f"{person}: {stay.unit} không trực tiếp quản lý đoàn viên suốt thời "
                f"gian sinh hoạt từ ngày {vietnamese.day(stay.since)}."
            )


def _meets(stay, row):
    return (row.until is None or stay.since < row.until) and (
        stay.until is None or row.since < stay.until
    )


def _outlives(stay):
    closed = stay.unit.closed_on
    return closed is not None and (stay.until is None or stay.until > closed)
