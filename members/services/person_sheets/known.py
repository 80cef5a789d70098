"""What the register knows of the people that a sheet speaks of, in few queries."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from accounts import vietnamese
from accounts.keys import among
from members.choices import veil
from members.models import Enrolment, Person, SensitiveFacts, Transfer
from members.models.person import pk_of
from members.services import registers
from members.services.people import SENSITIVE
from unions.models import Unit

VIEW_SENSITIVE = "members.view_sensitive"


class Known(NamedTuple):
    """A person on record."""

    pk: int
    full_name: str
    search_name: str
    gender: str
    born_on: date | None
    is_birth_year_only: bool
    phone: str
    identity_number: str
    unit_id: int

    @property
    def code(self):
        return Person(pk=self.pk).code

    @property
    def birth(self):
        return (self.born_on, self.is_birth_year_only) if self.born_on else None


class KnownStay(NamedTuple):
    """An enrolment on record, with its admission."""

    pk: int
    person_id: int
    unit_id: int
    unit_code: str
    unit_label: str
    since: date
    until: date | None
    entry: str
    exit: str
    admission_id: int | None
    decision: str | None
    campaign: str | None


STAY = ("pk", "person_id", "unit_id", "unit__code", "unit__label", "since", "until")
STAY += ("entry", "exit", "admission__pk", "admission__decision", "admission__campaign")


class Register:
    """The people, units and enrolments that `rows` may mean, and what `by` may see."""

    def __init__(self, rows, by):
        codes = {row.cells.get("unit") for row in rows} - {None, ""}
        self.units = _units(codes, by)
        self.barred = registers.without_members(
            [unit.pk for unit in self.units.values()]
        )
        self.folded = {r.number: vietnamese.fold(r.cells["full_name"]) for r in rows}
        self.by_pk, self.by_identity = {}, {}
        self.by_name = defaultdict(list)
        self._meet(rows)
        self.visible = _seen(self.by_pk, by)
        # Files that try one reason after the other must not find out which it was.
        self.exit_told = str if by.has_perm(VIEW_SENSITIVE) else veil

    def _meet(self, rows):
        # The three questions apart: each has its own index.
        for question in self._questions(rows):
            found = Person.objects.filter(**question)
            for values in found.values_list(*Known._fields).iterator():
                self._keep(Known._make(values))

    def _questions(self, rows):
        cells = [row.cells for row in rows]
        yield {"pk__in": among(_pks(c.get("code", "") for c in cells))}
        numbers = {c.get("identity") for c in cells} - {None, ""}
        yield {"identity_number__in": among(numbers)}
        names = {self.folded[row.number] for row in rows if not row.cells.get("code")}
        units = {self.units[c["unit"]].pk for c in cells if c.get("unit") in self.units}
        days = {c["birth"][0] for c in cells if c.get("birth") and not c["birth"][1]}
        named = {"search_name__in": among(names)}
        yield named | {"unit_id__in": among(units)}
        yield named | {"born_on__in": among(days), "is_birth_year_only": False}

    def _keep(self, known):
        if known.pk in self.by_pk:
            return
        self.by_pk[known.pk] = known
        self.by_name[known.search_name].append(known)
        if known.identity_number:
            self.by_identity[known.identity_number] = known

    def follow(self, people, names):
        """Reads on for `people` (keys), the ones that were meant: their enrolments,
        proposals that wait and, if `names` holds such a column, sensitive facts."""
        self.stays = _stays(people)
        self.waiting = _waiting(people)
        asked = bool(names & set(SENSITIVE))
        self.sensitive = _sensitive(people & self.visible) if asked else {}

    def sensitive_of(self, person):
        """The sensitive facts of a person (key) by name."""
        facts = self.sensitive.get(person)
        return dict(zip(SENSITIVE, facts, strict=True)) if facts else {}


def _pks(codes):
    return {pk_of(code) for code in set(codes) if code} - {None}


def _units(codes, by):
    found = Unit.objects.visible_to(by).filter(code__in=codes)
    return {unit.code: unit for unit in found}


def _seen(pks, by):
    people = Person.objects.visible_to(by).filter(pk__in=among(pks))
    return set(people.values_list("pk", flat=True))


def _stays(people):
    """The enrolments of each person in order of time."""
    stays = defaultdict(list)
    rows = Enrolment.objects.filter(person_id__in=among(people)).order_by("since")
    for values in rows.values_list(*STAY).iterator():
        stay = KnownStay._make(values)
        stays[stay.person_id].append(stay)
    return stays


def _waiting(people):
    """The unit where each person is proposed to move to, if one is."""
    rows = Transfer.objects.waiting().filter(person_id__in=among(people))
    return dict(rows.values_list("person_id", "target_id"))


def _sensitive(people):
    rows = SensitiveFacts.objects.filter(pk__in=among(people))
    return {facts[0]: facts[1:] for facts in rows.values_list("pk", *SENSITIVE)}
