"""How many cells a period asks of units, and how many of them hold a value, counted by
the database."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce

from reports.catalogue import BY_ID
from reports.choices import Respondent
from reports.figures import Declared
from reports.models import PeriodFigure, ReturnLine
from unions.choices import Level
from unions.models import Placement
from unions.models.dated import lasting

VIA = "unit__placements__"


@dataclass(frozen=True)
class Progress:
    asked: int = 0
    filled: int = 0

    def __add__(self, other):
        return Progress(self.asked + other.asked, self.filled + other.filled)

    @property
    def percent(self):
        """Full only when nothing is missing."""
        return 100 * self.filled // self.asked if self.asked else 0


@dataclass(frozen=True)
class Grouping:
    """Which placements, reached via a relation, are counted, and by what."""

    within: Callable
    key: Callable


def of_senders(keys):
    """By sender, one of these units (their keys)."""

    def within(via):
        below = Q(**{f"{via}district__in": keys})
        skipped = Q(**{f"{via}district": None, f"{via}grassroots__in": keys})
        return below | skipped

    return Grouping(within, sender_key)


def of_grassroots(sender):
    """By grassroots unit below `sender`; None is what lies under none, as the sender
    itself."""
    return Grouping(sender.covers, lambda via: F(f"{via}grassroots"))


def of_units(units):
    """By one of these units, none of which lies below another."""

    def within(via):
        return Q(*(unit.covers(via) for unit in units), _connector=Q.OR)

    def key(via):
        return Case(*(When(unit.covers(via), Value(unit.pk)) for unit in units))

    return Grouping(within, key)


def sender_key(via):
    """In whose return a placement has its row, as senders.sender_of says."""
    return Coalesce(F(f"{via}district"), F(f"{via}grassroots"))


def count(periods, grouping):
    """{(key of the period, key of the group): Progress}, of the groups that have a cell
    to fill in. Three queries, for any number of periods and units."""
    asked = _figures(periods)
    periods = [period for period in periods if asked[period.pk]]
    if not periods:
        return {}
    filled = _filled(periods, asked, grouping)
    return {
        key: Progress(number, filled.get(key, 0))
        for key, number in _asked(periods, asked, grouping).items()
        if number
    }


def _figures(periods):
    """{period: {who is asked: [figures]}}, without those that left the catalogue."""
    found = defaultdict(lambda: defaultdict(list))
    rows = PeriodFigure.objects.filter(period__in=[period.pk for period in periods])
    for period, figure, asked_of in rows.values_list("period", "figure", "asked_of"):
        if isinstance(BY_ID.get(figure), Declared):
            found[period][Respondent(asked_of)].append(figure)
    return found


def _asked(periods, asked, grouping):
    counts, weights, standing = {}, {}, Q()
    for period in periods:
        standing |= lasting(period.closing)
        for respondent, figures in asked[period.pk].items():
            name = f"asked_{period.pk}_{respondent.lower()}"
            answers = lasting(period.closing) & _answers(respondent)
            counts[name] = Count("pk", filter=answers)
            weights[name] = period.pk, len(figures)
    rows = Placement.objects.filter(standing, grouping.within(""))
    found = defaultdict(int)
    for row in rows.values(group=grouping.key("")).annotate(**counts).order_by():
        for name, (period, weight) in weights.items():
            found[period, row["group"]] += weight * row[name]
    return found


def _answers(respondent):
    if respondent == Respondent.SENDER:
        return Q(parent__level=Level.PROVINCE)
    return Q(form__in=respondent.forms)


def _filled(periods, asked, grouping):
    told = Q()
    for period in periods:
        own = Q()
        for respondent, figures in asked[period.pk].items():
            own |= Q(figure__in=figures) & _answered(respondent)
        told |= own & Q(unit_return__period=period) & lasting(period.closing, VIA)
    rows = ReturnLine.objects.filter(
        told,
        grouping.within(VIA),
        unit_return__period__in=[period.pk for period in periods],
        unit_return__unit=sender_key(VIA),
        value__isnull=False,
    )
    groups = rows.values("unit_return__period", group=grouping.key(VIA))
    found = groups.annotate(filled=Count("pk")).order_by()
    return {(row["unit_return__period"], row["group"]): row["filled"] for row in found}


def _answered(respondent):
    if respondent == Respondent.SENDER:
        return Q(unit=F("unit_return__unit"))
    return Q(**{f"{VIA}form__in": respondent.forms})
