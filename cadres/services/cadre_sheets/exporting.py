"""Tenures as the sheet shows them: one row each, with the person's highest degrees."""

from django.db.models import Case, OuterRef, Subquery, Value, When

from cadres.choices import VEILED
from cadres.models import Qualification
from members.services.person_sheets.exporting import code_of

from .columns import SUBJECTS


def rows_of(tenures, *, with_discipline):
    """`tenures` with what the columns' paths name, by unit and post. Without discipline
    a reason of ending that could be one is left empty."""
    untold = () if with_discipline else VEILED
    found = {"end_told": Case(When(end__in=untold, then=Value("")), default="end")}
    for subject, name in SUBJECTS.items():
        rows = Qualification.objects.filter(person=OuterRef("person"), subject=subject)
        highest = rows.order_by("-level")
        found[name] = Subquery(highest.values("level")[:1])
        found[f"{name}_on"] = Subquery(highest.values("obtained_on")[:1])
    return tenures.annotate(person_code=code_of("person_id"), **found).order_by(
        "unit__code", "post__rank", "since", "pk"
    )
