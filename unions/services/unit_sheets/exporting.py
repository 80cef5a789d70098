"""Units as the sheet shows them: one row each, as their last placement says."""

from django.db.models import OuterRef, Subquery

from unions.models import Placement

LAST = ("area", "school_kind", "official_code", "special_area", "since")


def rows_of(units):
    """`units` with what the columns' paths name, from the top down."""
    last = Placement.objects.filter(unit=OuterRef("pk")).order_by("-since")
    found = {f"last_{name}": Subquery(last.values(name)[:1]) for name in LAST}
    return units.annotate(**found).order_by("code")
