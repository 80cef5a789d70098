"""People as the sheet shows them: one row each, with the last enrolment."""

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, LPad

from members.choices import VEILED
from members.models import Enrolment
from members.models.person import CODE

STAY = {
    "stay_since": "since",
    "stay_entry": "entry",
    "stay_decision": "admission__decision",
    "stay_decided_on": "admission__decided_on",
    "stay_campaign": "admission__campaign",
    "stay_until": "until",
    "stay_exit": "exit_told",
}


def rows_of(people, *, with_discipline):
    """`people` with what the columns' paths name, by unit and name. Without discipline
    a reason of leaving that could be one is left empty."""
    untold = () if with_discipline else VEILED
    last = Enrolment.objects.filter(person=OuterRef("pk")).order_by("-since")
    last = last.annotate(
        exit_told=Case(When(exit__in=untold, then=Value("")), default="exit")
    )
    found = {name: Subquery(last.values(path)[:1]) for name, path in STAY.items()}
    unit = Subquery(last.values("unit__code")[:1])
    return people.annotate(
        code_in_sheets=code_of("pk"),
        stay_unit=Coalesce(unit, F("unit__code")),
        **found,
    ).order_by("unit__code", "sort_key", "pk")


def code_of(path):
    """The code of the person whose key is at `path`: DV0000123, or longer."""
    number = Cast(path, CharField())
    padded = LPad(number, 7, Value("0"))
    is_short = Q(**{f"{path}__lt": 10_000_000})
    number = Case(When(is_short, then=padded), default=number)
    return Concat(Value(CODE), number, output_field=CharField())
