from datetime import date

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from reports.models import Period, Return, ReturnLine

from .unions import UnitFactory


class PeriodFactory(DjangoModelFactory):
    class Meta:
        model = Period

    name = Sequence(lambda n: f"Kỳ {n}")
    opening = date(2022, 1, 1)
    closing = date(2022, 6, 30)


class ReturnFactory(DjangoModelFactory):
    """Not approved yet."""

    class Meta:
        model = Return

    period = SubFactory(PeriodFactory)
    unit = SubFactory(UnitFactory)


class ReturnLineFactory(DjangoModelFactory):
    class Meta:
        model = ReturnLine

    unit_return = SubFactory(ReturnFactory)
    unit = LazyAttribute(lambda line: line.unit_return.unit)
    figure = "activity_participants"
    value = 1
