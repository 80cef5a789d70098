from datetime import date

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from cadres.choices import Degree, Employment, Manner, Outcome, Subject
from cadres.models import (
    Destination,
    Opening,
    Post,
    Qualification,
    Seat,
    Tenure,
)

from .members import PersonFactory
from .unions import RestructuringFactory, UnitFactory


class PostFactory(DjangoModelFactory):
    """A post beside those that the migrations bring."""

    class Meta:
        model = Post

    code = Sequence(lambda n: f"POST{n}")
    name = Sequence(lambda n: f"Chức danh {n}")
    rank = Sequence(lambda n: 100 + n)


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    unit = SubFactory(UnitFactory)
    post = SubFactory(PostFactory)
    quota = 1
    since = date(2018, 1, 1)


class TenureFactory(DjangoModelFactory):
    class Meta:
        model = Tenure

    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda tenure: tenure.person.unit)
    post = SubFactory(PostFactory)
    since = date(2018, 1, 1)
    manner = Manner.ELECTED
    employment = Employment.NONE


class QualificationFactory(DjangoModelFactory):
    class Meta:
        model = Qualification

    person = SubFactory(PersonFactory)
    subject = Subject.PROFESSIONAL
    level = Degree.BACHELOR
    obtained_on = date(2017, 6, 30)


class DestinationFactory(DjangoModelFactory):
    class Meta:
        model = Destination

    restructuring = SubFactory(RestructuringFactory)
    tenure = SubFactory(TenureFactory)
    outcome = Outcome.WAITING


class OpeningFactory(DjangoModelFactory):
    class Meta:
        model = Opening

    restructuring = SubFactory(RestructuringFactory)
    unit = Sequence(lambda n: f"CB-MOI-{n}")
    post = SubFactory(PostFactory)
    quota = 1
