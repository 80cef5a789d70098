from django.db import models

from reports.choices import Respondent

from .period import Period


class PeriodFigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What is asked is the same for every office."""
        return self.all() if user.is_authenticated else self.none()

    def in_order(self):
        return self.order_by("position", "pk")


class PeriodFigure(models.Model):
    """A declared figure of the catalogue that a period asks for, and of which units."""

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="figures", verbose_name="kỳ báo cáo"
    )
    figure = models.CharField("chỉ tiêu", max_length=60)
    asked_of = models.CharField("đơn vị khai", max_length=10, choices=Respondent)
    is_compulsory = models.BooleanField("bắt buộc", default=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = PeriodFigureQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu của kỳ"
        verbose_name_plural = "chỉ tiêu của kỳ"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "figure"],
                name="reports_periodfigure_once",
                violation_error_message="Kỳ này đã hỏi chỉ tiêu này.",
            )
        ]

    def __str__(self):
        return f"{self.figure} – {self.period}"
