from django.db import models

from cadres.choices import Tier
from unions.models import PlacedQuerySet, Unit


class ContestQuerySet(PlacedQuerySet):
    pass


class Contest(models.Model):
    """A contest of cadres that a unit holds."""

    name = models.CharField("hội thi", max_length=200)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="contests", verbose_name="đơn vị tổ chức"
    )
    tier = models.CharField("cấp", max_length=8, choices=Tier)
    on = models.DateField("ngày tổ chức")

    objects = ContestQuerySet.as_manager()

    class Meta:
        verbose_name = "hội thi"
        verbose_name_plural = "hội thi"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "on"],
                name="cadres_contest_once",
                violation_error_message="Hội thi này đã được ghi.",
            )
        ]

    def __str__(self):
        return self.name
