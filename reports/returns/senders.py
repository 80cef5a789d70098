"""Who sends the returns of a period: the units right under the province on its last
day, of the district level or, where that level is skipped, of the grassroots."""

from django.db.models import Q

from unions.choices import Level
from unions.models import Placement, Unit
from unions.models.dated import lasting


def senders_of(period):
    """The units that owe a return for `period`, in the order of lists."""
    day = period.closing
    right_below = lasting(day, "placements__") & Q(
        placements__parent__level=Level.PROVINCE
    )
    sending = Q(level__in=[Level.DISTRICT, Level.GRASSROOTS])
    return Unit.objects.filter(sending, right_below).order_by("level", "sort_key")


def sender_of(period, unit):
    """The sender in whose return `unit` has its rows: itself or what it stood under;
    None for the province and for what did not stand on the last day of the period."""
    placement = (
        Placement.objects.on(period.closing)
        .filter(unit=unit)
        .select_related("district", "grassroots", "parent")
        .first()
    )
    if placement is None:
        return None
    return placement.district or placement.grassroots
