from django.dispatch import receiver

from cadres.services import seats, tenures
from unions.signals import unit_absorbed


@receiver(unit_absorbed)
def close_posts(sender, unit, into, on, by, **kwargs):
    tenures.end_with_unit(unit=unit, on=on, by=by)
    seats.close_with_unit(unit=unit, on=on, by=by)
