from django.db import models

from members.models import Person
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .field_trip import FieldTrip


class FieldVisitQuerySet(PlacedQuerySet):
    unit_path = "trip__unit"

    def visible_to(self, user):
        """Whoever answers for the office that sends, or for the unit visited."""
        ours = mandated(user, "trip__unit__") | mandated(user, "unit__")
        return self.all() if user.is_superuser else self.filter(ours)


class FieldVisit(models.Model):
    """One turn: this cadre went to `unit` with this round, and reported."""

    trip = models.ForeignKey(
        FieldTrip, models.PROTECT, related_name="visits", verbose_name="đợt"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="field_visits", verbose_name="cán bộ"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="field_visits", verbose_name="đơn vị đến"
    )
    reported_on = models.DateField("ngày báo cáo", null=True, blank=True)
    report = models.TextField("báo cáo thu hoạch", blank=True)

    objects = FieldVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt đi cơ sở"
        verbose_name_plural = "lượt đi cơ sở"
        constraints = [
            models.UniqueConstraint(
                fields=["trip", "person"],
                name="cadres_fieldvisit_once",
                violation_error_message="Cán bộ đã có trong đợt đi cơ sở này.",
            )
        ]

    def __str__(self):
        return f"{self.person} – {self.trip}"
