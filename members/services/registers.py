"""Many people at once: opening a register that was kept on paper or in sheets."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import bulk, vietnamese
from accounts.services import events
from members.choices import Entry
from members.models import Admission, Enrolment, SensitiveFacts
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
        everybody += add(entrants[start : start + batch])
    events.record(by=by, act="register.open", subject="Người", people=len(everybody))
    return everybody


def add(entrants, *, trail=None):
    """One batch of `record`, in the transaction of a caller who records the event; what
    it creates is told to `trail`. Returns the people in the order given."""
    persons = [_person(entrant) for entrant in entrants]
    pairs = list(zip(persons, entrants, strict=True))
    for person, entrant in pairs:
        check_order(person, entrant.stays)
    stays = [(person, stay) for person, entrant in pairs for stay in entrant.stays]
    check_stays(stays)
    _create(persons, trail)
    facts = [
        SensitiveFacts(person_id=person.pk, **entrant.sensitive)
        for person, entrant in pairs
        if entrant.sensitive
    ]
    _create(facts, trail)
    _create_stays(stays, trail)
    return persons


def add_stays(stays, *, trail=None):
    """Opens `stays`, pairs of a saved person and a Stay later than all of theirs, like
    `add`; the unit of the stay keeps the record from then."""
    check_stays(stays)
    for person, stay in stays:
        person.unit = stay.unit
    _create_stays(stays, trail)


def _person(entrant):
    unit = entrant.stays[-1].unit if entrant.stays else entrant.unit
    return people.build(unit=unit, **entrant.facts)


def _create(rows, trail):
    bulk.insert(rows)
    if trail:
        trail.created(rows)


def _create_stays(stays, trail):
    rows = [_enrolment(*pair) for pair in stays]
    _create(rows, trail)
    admissions = [
        admission(row, stay.decision, stay.campaign)
        for row, (_, stay) in zip(rows, stays, strict=True)
        if stay.entry == Entry.ADMITTED
    ]
    _create(admissions, trail)


def admission(enrolment, decision, campaign=""):
    """The decision (not saved) by which an enrolment began, dated on its first day."""
    return Admission(
        enrolment=enrolment,
        decision=vietnamese.symbol(decision),
        decided_on=enrolment.since,
        campaign=campaign,
    )


def _enrolment(person, stay):
    return Enrolment(
        person_id=person.pk,
        unit_id=stay.unit.pk,
        since=stay.since,
        until=stay.until,
        entry=stay.entry,
        exit=stay.exit,
    )


def check_stays(stays):
    """Refuses stays, pairs of a person and a Stay, that their units cannot have had."""
    barred = without_members({stay.unit.pk for _, stay in stays})
    for person, stay in stays:
        if fault := fault_of(stay, barred):
            raise ValidationError(f"{person}: {fault}.")


def check_order(person, stays):
    """Refuses stays of one person that share a day or are not in order of time."""
    for before, after in pairwise(stays):
        if before.until is None or before.until > after.since:
            raise ValidationError(f"{person}: các thời gian sinh hoạt bị chồng nhau.")


def without_members(units):
    """The placements of `units` under which they hold no members, by unit id."""
    rows = Placement.objects.filter(unit__in=units).exclude(form__in=MEMBER_FORMS)
    barred = groupby(rows.order_by("unit_id"), key=lambda row: row.unit_id)
    return {unit: list(spells) for unit, spells in barred}


def fault_of(stay, barred):
    """Why a unit cannot have held the stay, in words, or "" where it can; `barred` is
    from `without_members`."""
    since = vietnamese.day(stay.since)
    if not stay.unit.exists_throughout(stay.since, stay.until):
        return (
            f"thời gian sinh hoạt từ ngày {since} nằm ngoài thời gian hoạt động của "
            f"{stay.unit}"
        )
    if any(row.meets(stay.since, stay.until) for row in barred.get(stay.unit.pk, ())):
        return (
            f"{stay.unit} không trực tiếp quản lý đoàn viên suốt thời gian sinh hoạt "
            f"từ ngày {since}"
        )
    return ""
