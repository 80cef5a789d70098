from django.utils import timezone

from unions.models import Mandate

MOST = 3


def find(user):
    """In whose name `user` acts today: the units of the mandates, the oldest first."""
    mandates = Mandate.objects.in_force(user, timezone.localdate())
    return ", ".join(mandate.unit.name for mandate in mandates[:MOST])
