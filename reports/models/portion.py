from django.db import models

from accounts.models import Reviewed
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .unit_return import Return


class PortionQuerySet(PlacedQuerySet):
    def kept_by(self, user):
        return self.filter(mandated(user, "unit__"))


class Portion(Reviewed):
    """The rows of a return that a grassroots unit fills in itself: handed in by it,
    confirmed or given back by the unit that sends the return."""

    unit_return = models.ForeignKey(
        Return, models.PROTECT, related_name="portions", verbose_name="biểu số liệu"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="portions", verbose_name="cơ sở đoàn"
    )

    objects = PortionQuerySet.as_manager()

    class Meta:
        verbose_name = "phần biểu của cơ sở"
        verbose_name_plural = "phần biểu của cơ sở"
        permissions = [("approve_portion", "Xác nhận phần biểu của cơ sở")]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit_return", "unit"],
                name="reports_portion_once",
                violation_error_message="Cơ sở đã có phần của mình trong biểu này.",
            ),
        ]

    def __str__(self):
        return f"Phần của {self.unit.name}, {self.unit_return.period}"
