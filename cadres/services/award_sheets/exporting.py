from django.db.models import Case, Value, When

from members.services.person_sheets.exporting import code_of


def rows_of(awards):
    """`awards` with what the columns' paths name, by day and unit."""
    code = Case(When(person=None, then=Value("")), default=code_of("person_id"))
    return awards.annotate(person_code=code).order_by("on", "unit__code", "pk")
