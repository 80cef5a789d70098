"""The units that have rows in a return, as they stood on the last day of its period."""

from dataclasses import dataclass

from unions.choices import Form
from unions.models import Placement


@dataclass(frozen=True)
class Place:
    """A unit as it stood: its key, code, name and form on that day, and the key of the
    grassroots unit that it is or lies below."""

    unit: int
    code: str
    name: str
    form: Form
    grassroots: int | None


def places_of(period, scope):
    """The places at or below `scope`, each grassroots unit before its branches, in the
    order of lists. One query."""
    rows = Placement.objects.under(scope, period.closing).order_by(
        "grassroots__sort_key", "grassroots", "unit__level", "unit__sort_key", "unit"
    )
    return [
        Place(unit, code, name, Form(form), grassroots)
        for unit, code, name, form, grassroots in rows.values_list(
            "unit", "unit__code", "name", "form", "grassroots"
        )
    ]
