from django.db import models

from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .inspection import Inspection


class InspectedUnitQuerySet(PlacedQuerySet):
    def visible_to(self, user):
        """Whoever answers for the unit inspected, or for the one that inspects."""
        ours = mandated(user, "unit__") | mandated(user, "inspection__unit__")
        return self.all() if user.is_superuser else self.filter(ours)


class InspectedUnit(models.Model):
    """A unit that was inspected, and what was concluded."""

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="units", verbose_name="đợt"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="inspected", verbose_name="đơn vị"
    )
    conclusion = models.TextField("kết luận, kiến nghị", blank=True)

    objects = InspectedUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị được kiểm tra, giám sát"
        verbose_name_plural = "đơn vị được kiểm tra, giám sát"
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "unit"],
                name="cadres_inspectedunit_once",
                violation_error_message="Đơn vị đã có trong đợt này.",
            )
        ]

    def __str__(self):
        return f"{self.unit} – {self.inspection}"
