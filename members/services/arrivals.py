"""How somebody comes in: the record of a person and the first enrolment."""

from django.db import transaction

from members.choices import Entry

from . import enrolments, people


@transaction.atomic
def enter(*, person, unit, on, entry, by, decision="", campaign=""):
    """Makes `person` a member in `unit` from `on`; an admission (Điều lệ, Điều 1) needs
    the number of its decision, which is dated `on`. Returns the enrolment."""
    if entry != Entry.ADMITTED:
        return enrolments.enrol(person=person, unit=unit, on=on, entry=entry, by=by)
    admission = enrolments.admit(
        person=person,
        unit=unit,
        decision=decision,
        decided_on=on,
        campaign=campaign,
        by=by,
    )
    return admission.enrolment


@transaction.atomic
def register(*, facts, unit, by, **coming):
    """Opens the record of a person, kept by `unit`, with `facts` of people.register,
    and enrols them there (`coming` as for enter). Returns the person."""
    person = people.register(unit=unit, by=by, **facts)
    enter(person=person, unit=unit, by=by, **coming)
    return person
