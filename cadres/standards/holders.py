"""Those in office on a day who do not meet the standards, all at once."""

from django.db.models import DateField, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts.days import add_months
from cadres.models import Tenure
from members.ages import born_by, lived
from unions.choices import RuleKind
from unions.models import Placement, Rule
from unions.models.dated import lasting
from unions.standards import by_precedence, standards_on

from .bounds import bound, highest, in_posts, oldest
from .breaches import SCALES

# As members.ages.lived tells it.
A_YEAR = 10_000


def past_age(day, within_months=0):
    """The tenures of `day` whose holders are past the age of the post, or with
    `within_months` those who are not yet and will be by then; each with `oldest`, the
    age up to which the post may be held."""
    rules = standards_on(day).of_kind(RuleKind.POST_AGE)
    rows = in_posts(day).annotate(oldest=bound(rules))
    now = rows.annotate(last_birth=bound(rules, _born_past(day), DateField()))
    if not within_months:
        return now.filter(last_birth__gte=F("person__born_on"))
    later = _born_past(add_months(day, within_months))
    soon = now.annotate(next_birth=bound(rules, later, DateField()))
    born = F("person__born_on")
    return soon.filter(last_birth__lt=born, next_birth__gte=born)


def of_unknown_age(day):
    """The tenures of `day` of posts with an oldest age whose holders' birth dates are
    not recorded: whether they are past it, nobody can tell."""
    rows = in_posts(day).annotate(oldest=oldest(day))
    return rows.filter(oldest__isnull=False, person__born_on=None)


def _born_past(day):
    """The last birthday that makes somebody too old for a rule on `day`."""
    return lambda rule: born_by(day, int(rule.value) + 1)


def first_too_old(day):
    """The tenures of `day` whose holders were past the age of a first appointment, by
    the rules of that time, when they came to this post on this level for the first
    time; each with `oldest`."""
    rules = by_precedence(Rule.objects.filter(kind=RuleKind.FIRST_AGE))
    ground = Placement.objects.filter(
        lasting(OuterRef("since")), unit=OuterRef("unit"), special_area=True
    )
    rows = Tenure.objects.on(day).annotate(in_special=Exists(ground))
    rows = rows.annotate(
        oldest=bound(rules, also=_then), lived=lived("person__born_on", "since")
    )
    past = Q(lived__gte=(F("oldest") + 1) * A_YEAR, person__born_on__isnull=False)
    return rows.filter(past, ~Exists(_earlier()))


def _then(rule):
    """The tenures that began while a rule held."""
    ended = Q() if rule.until is None else Q(since__lt=rule.until)
    return Q(since__gte=rule.since) & ended


def _earlier():
    """Of a tenure outside: those of the same person and post on the same level that
    began before it."""
    return Tenure.objects.filter(
        person=OuterRef("person"),
        post=OuterRef("post"),
        unit__level=OuterRef("unit__level"),
        since__lt=OuterRef("since"),
    )


def below_standard(day):
    """The tenures of `day` whose holders have less than the degree or the theory that
    the post asks for, as far as it is recorded; each with what is asked and held:
    `degree_asked`, `degree_held`, `theory_asked`, `theory_held`."""
    rows, standards = in_posts(day), standards_on(day)
    below = Q()
    for kind, (subject, _) in SCALES.items():
        name = kind.lower()
        asked = bound(standards.of_kind(kind))
        held = Coalesce(highest(subject, day), 0)
        rows = rows.annotate(**{f"{name}_asked": asked, f"{name}_held": held})
        below |= Q(**{f"{name}_held__lt": F(f"{name}_asked")})
    return rows.filter(below)
