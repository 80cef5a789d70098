from datetime import UTC, date, datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts import vietnamese
from members.choices import Entry, Ethnicity, Gender
from members.models import (
    Admission,
    Allotment,
    Distinction,
    Enrolment,
    Person,
    SensitiveFacts,
    Transfer,
)

from .accounts import UserFactory
from .unions import RestructuringFactory, UnitFactory


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    full_name = Sequence(lambda n: f"Nông Thị {n}")
    search_name = LazyAttribute(lambda person: vietnamese.fold(person.full_name))
    sort_key = LazyAttribute(lambda person: vietnamese.name_key(person.full_name))
    gender = Gender.FEMALE
    born_on = date(2000, 1, 1)
    unit = SubFactory(UnitFactory)


class SensitiveFactsFactory(DjangoModelFactory):
    class Meta:
        model = SensitiveFacts

    person = SubFactory(PersonFactory)
    ethnicity = Ethnicity.TAY


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda enrolment: enrolment.person.unit)
    since = date(2018, 1, 1)
    entry = Entry.RECORDED


class AdmissionFactory(DjangoModelFactory):
    class Meta:
        model = Admission

    enrolment = SubFactory(EnrolmentFactory, entry=Entry.ADMITTED)
    decision = Sequence(lambda n: f"{n:02d}-QĐ/ĐTN")
    decided_on = LazyAttribute(lambda admission: admission.enrolment.since)


class TransferFactory(DjangoModelFactory):
    """Not settled yet."""

    class Meta:
        model = Transfer

    person = SubFactory(PersonFactory)
    source = LazyAttribute(lambda transfer: transfer.person.unit)
    target = SubFactory(UnitFactory)
    requested_on = date(2026, 1, 1)
    moves_on = date(2026, 1, 15)
    requested_by = SubFactory(UserFactory)


class DistinctionFactory(DjangoModelFactory):
    class Meta:
        model = Distinction

    first = SubFactory(PersonFactory)
    second = SubFactory(PersonFactory)
    decided_at = datetime(2026, 1, 1, tzinfo=UTC)
    decided_by = SubFactory(UserFactory)


class AllotmentFactory(DjangoModelFactory):
    class Meta:
        model = Allotment

    restructuring = SubFactory(RestructuringFactory)
    person = SubFactory(PersonFactory)
    into = "CB-PHAN-1"
