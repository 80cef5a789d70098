"""What the rules ask of a tenure, as columns of a query of tenures."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from accounts.subqueries import scalar
from cadres.models import Qualification, Tenure
from unions.choices import Ground, RuleKind
from unions.models import Placement
from unions.standards import standards_on


def in_posts(day):
    """The tenures of `day`, each with `in_special`: whether its unit stands on special
    ground that day."""
    special = Placement.objects.on(day).filter(unit=OuterRef("unit"), special_area=True)
    return Tenure.objects.on(day).annotate(in_special=Exists(special))


def oldest(day):
    """The age up to which a post may be held by the rules of `day`, for tenures with
    `in_special`."""
    return bound(standards_on(day).of_kind(RuleKind.POST_AGE))


def bound(rules, tell=None, output_field=None, also=None):
    """The value of the rule that a tenure with `in_special` falls under, or what
    `tell(rule)` says instead; None where there is none. `rules` are those of one kind,
    the ones that go before others first; `also(rule)` narrows the tenures of each."""
    cases = [
        When(
            _covered(rule) & (also(rule) if also else Q()),
            then=Value(tell(rule) if tell else int(rule.value)),
        )
        for rule in rules
    ]
    field = output_field or IntegerField()
    return Case(*cases, default=None, output_field=field)


def _covered(rule):
    asked = {"unit__level": rule.level, "post": rule.post}
    named = {name: value for name, value in asked.items() if value}
    if rule.ground:
        named["in_special"] = rule.ground == Ground.SPECIAL
    # A rule that names nothing covers all; a case cannot be asked of an empty Q.
    return Q(**named) if named else Q(pk__isnull=False)


def highest(subject, day):
    """The highest level of `subject` that the person of a row has on `day`, None where
    none is recorded."""
    held = Qualification.objects.on(day).filter(
        person=OuterRef("person"), subject=subject
    )
    return scalar(held, "MAX", "level")
