"""Terms that end, and leaders who wait too long for a congress."""

from datetime import timedelta

from django.db.models import DateField, Exists, F, OuterRef

from accounts.days import add_months
from cadres.choices import LADDERS, Manner
from cadres.models import Congress
from cadres.standards.bounds import bound, in_posts
from unions.choices import RuleKind
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


def begun_by(day, months):
    """The last day that lies `months` or more before `day`."""
    return max(add_months(day, -months), add_months(day + DAY, -months) - DAY)


def too_long_provisional(day):
    """The provisional tenures of `day` that lasted the months of the rule by its eve,
    each with these `months`; one of six months from 01/01/2022 is too long from
    01/07/2022 on."""
    rules = standards_on(day).of_kind(RuleKind.PROVISIONAL_MONTHS)
    rows = in_posts(day).annotate(
        months=bound(rules), last_begun=bound(rules, _begun_by(day), DateField())
    )
    late = rows.filter(months__gt=0, since__lte=F("last_begun"))
    return late.filter(manner=Manner.PROVISIONAL, post__in=LADDERS[0])


def _begun_by(day):
    return lambda rule: begun_by(day, int(rule.value))
