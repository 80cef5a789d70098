"""What there is to count: each population is one query for a unit and a day, or for a
unit and the span (opening, closing]."""

from collections import defaultdict
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import (
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Greatest

from cadres.choices import Subject
from cadres.models import Qualification, Seat, Tenure
from cadres.standards import oldest
from members.models import Enrolment
from reports.figures import Population
from reports.figures.ages import age_on
from reports.models import PeriodFigure, Return, ReturnLine
from unions.models import Placement
from unions.models.dated import lasting

VIA = "unit__placements__"
_STOOD = {"form": F(f"{VIA}form"), "bloc": F(f"{VIA}bloc")}
_AREA = {"in_special": F(f"{VIA}special_area")}


def _units(scope, day):
    """Units of the day; `is_new` those founded in the latest year closed by then."""
    year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    within = (date(year, 1, 1), date(year, 12, 31))
    rows = Placement.objects.under(scope, day)
    return rows.annotate(is_new=Q(unit__founded_on__range=within))


def _members(scope, day):
    joined = Q(person__sensitive__party_joined_on__lte=day)
    left = Q(person__sensitive__party_left_on__lte=day)
    rows = Enrolment.objects.on(day).under(scope, day)
    return rows.annotate(**_STOOD, in_party=joined & ~left)


def _tenures(scope, day):
    rows = Tenure.objects.on(day).under(scope, day)
    return rows.annotate(
        **_STOOD,
        **_AREA,
        age=age_on(day),
        oldest=oldest(day),
        degree=_highest(Subject.PROFESSIONAL, day),
        theory=_highest(Subject.THEORY, day),
    )


def _highest(subject, day):
    held = Qualification.objects.on(day).filter(
        person=OuterRef("person"), subject=subject
    )
    return _scalar(held, "MAX", "level")


def _seats(scope, day):
    held = Tenure.objects.on(day).filter(unit=OuterRef("unit"), post=OuterRef("post"))
    rows = Seat.objects.on(day).under(scope, day)
    vacant = Greatest(F("quota") - _scalar(held, "COUNT", "pk"), 0)
    return rows.annotate(**_STOOD, vacant=vacant)


def _scalar(rows, function, column):
    """An aggregate of `rows` as one value, without the GROUP BY that Django adds."""
    value = Func(column, function=function, output_field=IntegerField())
    return Subquery(rows.annotate(scalar=value).values("scalar"))


def _entries(scope, opening, closing):
    """Enrolments begun in the span, where the unit stood on their first day."""
    rows = Enrolment.objects.filter(
        lasting(F("since"), VIA),
        scope.covers(VIA),
        since__gt=opening,
        since__lte=closing,
    )
    return rows.annotate(**_STOOD)


def _exits(scope, opening, closing):
    """Enrolments ended in the span, where the unit stood on their last day."""
    open_ended = Q(**{f"{VIA}until__isnull": True})
    rows = Enrolment.objects.filter(
        open_ended | Q(**{f"{VIA}until__gte": F("until")}),
        scope.covers(VIA) & Q(**{f"{VIA}since__lt": F("until")}),
        until__gt=opening,
        until__lte=closing,
    )
    return rows.annotate(**_STOOD)


def _declared(scope, opening, closing):
    """Approved lines of the periods that closed in the span, where their unit stood on
    that day."""
    return ReturnLine.objects.approved().filter(
        lasting(F("unit_return__period__closing"), VIA),
        scope.covers(VIA),
        unit_return__period__closing__gt=opening,
        unit_return__period__closing__lte=closing,
    )


def last_periods(day):
    """{figure: the last period that had ended by `day`, asked it and has an approved
    return}"""
    approved = Return.objects.approved().filter(period=OuterRef("period"))
    asked = PeriodFigure.objects.filter(Exists(approved), period__closing__lte=day)
    ordered = asked.order_by("period__closing", "period")
    return dict(ordered.values_list("figure", "period"))


def _declared_stock(scope, day):
    """Approved lines about units of the day, those of each figure's last period."""
    rows = ReturnLine.objects.approved().under(scope, day)
    periods = defaultdict(list)
    for figure, period in last_periods(day).items():
        periods[period].append(figure)
    if not periods:
        return rows.none()
    told = (
        Q(unit_return__period=period, figure__in=figures)
        for period, figures in periods.items()
    )
    return rows.filter(reduce(or_, told))


UNITS = Population("units", _units, district="district")
MEMBERS = Population("members", _members)
TENURES = Population("tenures", _tenures)
SEATS = Population("seats", _seats)
ENTRIES = Population("entries", _entries, flow=True)
EXITS = Population("exits", _exits, flow=True)
DECLARED = Population("declared", _declared, flow=True)
DECLARED_STOCK = Population("declared stock", _declared_stock)
