from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from members.models import Person, SensitiveFacts

SENSITIVE = ("ethnicity", "religion", "party_joined_on", "party_left_on")


def build(*, full_name, gender, unit, born_on=None, **facts):
    """A person (not saved) with the name in one spelling and its search columns."""
    person = Person(
        full_name=full_name, gender=gender, unit=unit, born_on=born_on, **facts
    )
    respell(person)
    return person


def respell(person):
    """Gives the name of `person` (not saved) one spelling, and what follows from it."""
    name = vietnamese.clean(person.full_name)
    person.full_name = name
    person.search_name = vietnamese.fold(name)
    person.sort_key = vietnamese.name_key(name)


@transaction.atomic
def register(*, full_name, gender, unit, by, born_on=None, **facts):
    """Opens the record of a person, kept by `unit`. Returns the person.

    `facts` may hold phone, is_birth_year_only and the sensitive facts (ethnicity,
    religion, party_joined_on, party_left_on), which go to their own table.
    """
    sensitive = {name: facts.pop(name) for name in SENSITIVE if name in facts}
    person = build(
        full_name=full_name, gender=gender, unit=unit, born_on=born_on, **facts
    )
    person.full_clean(exclude=["search_name", "sort_key"])
    person.save()
    if sensitive:
        _keep_sensitive(person, sensitive)
    events.record(by=by, act="person.register", subject=person, unit=unit)
    return person


def _keep_sensitive(person, facts):
    row = SensitiveFacts(person=person, **facts)
    row.full_clean()
    row.save()
