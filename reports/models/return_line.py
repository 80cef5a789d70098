from django.db import models

from unions.models import PlacedQuerySet, Unit

from .unit_return import Return


class ReturnLineQuerySet(PlacedQuerySet):
    def approved(self):
        return self.filter(unit_return__approved_at__isnull=False)


class ReturnLine(models.Model):
    """One declared figure of one unit, by the figure's id in the catalogue."""

    unit_return = models.ForeignKey(
        Return, models.PROTECT, related_name="lines", verbose_name="biểu số liệu"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="return_lines", verbose_name="đơn vị"
    )
    figure = models.CharField("số liệu", max_length=60)
    value = models.DecimalField("giá trị", max_digits=16, decimal_places=2)

    objects = ReturnLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng số liệu"
        verbose_name_plural = "dòng số liệu"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_return", "unit", "figure"],
                name="reports_returnline_once",
                violation_error_message="Số liệu này của đơn vị đã được ghi.",
            )
        ]

    def __str__(self):
        return f"{self.figure} – {self.unit}"
