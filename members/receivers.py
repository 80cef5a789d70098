from django.dispatch import receiver

from members.services import following
from unions.signals import unit_absorbed


@receiver(unit_absorbed)
def follow(sender, unit, together, on, by, trail, restructuring, **kwargs):
    """At the first of the units that end together, for all of them."""
    if unit == together[0].unit:
        following.follow(
            together, on=on, by=by, trail=trail, restructuring=restructuring
        )
