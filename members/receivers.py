from django.dispatch import receiver

from members.services import enrolments
from unions.signals import unit_absorbed


@receiver(unit_absorbed)
def follow_merger(sender, unit, into, on, by, **kwargs):
    enrolments.follow_merger(unit=unit, into=into, on=on, by=by)
