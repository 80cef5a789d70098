"""Terms that end, and leaders who wait too long for a congress."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from accounts.days import add_months
from cadres.choices import LADDERS, Manner
from cadres.models import Congress, Tenure
from unions.choices import Level, RuleKind
from unions.models import Unit
from unions.standards import standards_on

DAY = timedelta(1)


def current(day):
    """The last congress by `day` of every unit that stands on it."""
    later = Congress.objects.held_by(day).filter(
        unit=OuterRef("unit"), held_on__gt=OuterRef("held_on")
    )
    standing = Unit.objects.on(day).filter(pk=OuterRef("unit"))
    return Congress.objects.held_by(day).filter(~Exists(later), Exists(standing))


def ending(day, within_months=0):
    """Those of which the term is over on `day`, or will be by so many months later."""
    return current(day).filter(term_until__lte=add_months(day, within_months))


def months_allowed(day):
    """{(level, post): months} that provisional leaders may wait for a congress, where a
    rule of the day says so."""
    known = standards_on(day)
    asked = [(level, post) for level in Level for post in LADDERS[0]]
    found = {
        (level, post): known.value(RuleKind.PROVISIONAL_MONTHS, level=level, post=post)
        for level, post in asked
    }
    return {place: int(months) for place, months in found.items() if months}


def begun_by(day, months):
    """The last day that lies `months` or more before `day`."""
    return max(add_months(day, -months), add_months(day + DAY, -months) - DAY)


def too_long_provisional(day):
    """The provisional tenures of `day` that lasted the months of the rule by its eve;
    one of six months from 01/01/2022 is too long from 01/07/2022 on."""
    late = Q(pk__in=[])
    for (level, post), months in months_allowed(day).items():
        begun = Q(since__lte=begun_by(day, months))
        late |= Q(unit__level=level, post=post) & begun
    return Tenure.objects.on(day).filter(late, manner=Manner.PROVISIONAL)
