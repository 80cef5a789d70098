from datetime import UTC, date, datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from reports.choices import Operator, Respondent, Severity, Source
from reports.models import (
    Check,
    Explanation,
    Extension,
    Period,
    PeriodFigure,
    Portion,
    Reminder,
    Return,
    ReturnLine,
    Writing,
)

from .accounts import UserFactory
from .unions import UnitFactory

FIGURE = "activity_turns_members"
WRITTEN = datetime(2022, 7, 1, 8, tzinfo=UTC)


class PeriodFactory(DjangoModelFactory):
    """The first half of 2022, filled in from June to the tenth of July."""

    class Meta:
        model = Period

    name = Sequence(lambda n: f"Kỳ {n}")
    opening = date(2022, 1, 1)
    closing = date(2022, 6, 30)
    opens_on = date(2022, 6, 1)
    due_on = date(2022, 7, 10)


class PeriodFigureFactory(DjangoModelFactory):
    class Meta:
        model = PeriodFigure

    period = SubFactory(PeriodFactory)
    figure = FIGURE
    asked_of = Respondent.CELL


class CheckFactory(DjangoModelFactory):
    """Nobody took part more than a million times."""

    class Meta:
        model = Check

    label = Sequence(lambda n: f"Phép kiểm tra {n}")
    left = [FIGURE]
    operator = Operator.AT_MOST
    source = Source.NUMBER
    constant = 1_000_000
    severity = Severity.BLOCK
    since = date(2018, 1, 1)


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
    figure = FIGURE
    value = 1


class WritingFactory(DjangoModelFactory):
    class Meta:
        model = Writing

    line = SubFactory(ReturnLineFactory)
    version = Sequence(lambda n: n + 1)
    value = 1
    at = WRITTEN
    by = SubFactory(UserFactory)


class PortionFactory(DjangoModelFactory):
    class Meta:
        model = Portion

    unit_return = SubFactory(ReturnFactory)
    unit = LazyAttribute(lambda portion: portion.unit_return.unit)


class ExplanationFactory(DjangoModelFactory):
    class Meta:
        model = Explanation

    unit_return = SubFactory(ReturnFactory)
    check_rule = SubFactory(CheckFactory)
    unit = LazyAttribute(lambda explanation: explanation.unit_return.unit)
    text = "Đơn vị tổ chức thêm hai đợt ra quân"
    left = 1
    right = 1
    at = WRITTEN
    by = SubFactory(UserFactory)


class ExtensionFactory(DjangoModelFactory):
    class Meta:
        model = Extension

    period = SubFactory(PeriodFactory)
    unit = SubFactory(UnitFactory)
    reason = "Mưa lũ"
    granted_on = date(2022, 7, 8)
    expires_on = date(2022, 7, 20)
    by = SubFactory(UserFactory)


class ReminderFactory(DjangoModelFactory):
    class Meta:
        model = Reminder

    period = SubFactory(PeriodFactory)
    unit = SubFactory(UnitFactory)
    user = SubFactory(UserFactory)
    on = date(2022, 7, 11)
