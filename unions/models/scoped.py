from django.db.models import Q, QuerySet
from django.utils import timezone

from unions.choices import Level

from .dated import lasting


def mandated(user, via="", day=None):
    """The rows whose unit, reached `via` a relation, lies today under a mandate that
    `user` holds on `day`, by default today; a superuser sees all, a user without
    mandate nothing."""
    from .mandate import Mandate  # noqa: PLC0415 -- mandates are scoped themselves

    if user.is_superuser:
        return Q()
    units = Mandate.objects.on(day or timezone.localdate()).filter(user_id=user.pk)
    return at_or_below(list(units.values_list("unit_id", flat=True)), via)


def at_or_below(units, via=""):
    """The rows whose unit, reached `via` a relation, lies today at or below one of
    `units` (keys); a unit that has ended lies where it last stood."""
    scope = Q(**{f"{via}pk__in": units})
    for level in (Level.PROVINCE, Level.DISTRICT, Level.GRASSROOTS):
        scope |= Q(**{f"{via}{level.path}__in": units})
    return scope


class PlacedQuerySet(QuerySet):
    """Rows that belong to a unit: asked by where the unit stood on a day, or by who
    may see it today."""

    unit_path = "unit"

    def under(self, unit, day):
        """The rows whose unit stood on `day` at or below `unit`."""
        via = f"{self.unit_path}__placements__"
        return self.filter(lasting(day, via), unit.covers(via))

    def beneath(self, unit):
        """The rows whose unit lies today, or lay last, at or below `unit`."""
        return self.filter(at_or_below([unit.pk], f"{self.unit_path}__"))

    def visible_to(self, user):
        return self.filter(mandated(user, f"{self.unit_path}__"))
