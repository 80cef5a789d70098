from django.dispatch import receiver

from cadres.services import displacements
from unions.signals import unit_absorbed


@receiver(unit_absorbed)
def displace(sender, unit, together, on, by, trail, restructuring, **kwargs):
    """At the first of the units that end together, for all of them."""
    units = [end.unit for end in together]
    if unit == units[0]:
        displacements.displace(
            units=units, on=on, by=by, trail=trail, restructuring=restructuring
        )
