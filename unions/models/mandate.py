from django.conf import settings
from django.db import models
from django.db.models import Q

from .dated import Dated, DatedQuerySet
from .scoped import PlacedQuerySet
from .unit import Unit


class MandateQuerySet(PlacedQuerySet, DatedQuerySet):
    def in_force(self, user, day):
        """The mandates of `user` on `day` with their units, the oldest first."""
        held = self.on(day).filter(user_id=user.pk)
        return held.select_related("unit").order_by("since", "pk")


class Mandate(Dated):
    """This user answers for this unit and everything below it, from … until …"""

    apart_by = ("user_id", "unit_id")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="mandates",
        verbose_name="người dùng",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="mandates", verbose_name="đơn vị"
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "phạm vi phụ trách"
        verbose_name_plural = "phạm vi phụ trách"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "unit"],
                condition=Q(until__isnull=True),
                name="unions_mandate_one_open",
                violation_error_message="Người dùng đang phụ trách đơn vị này rồi.",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.unit}"
