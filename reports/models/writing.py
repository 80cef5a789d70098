from django.conf import settings
from django.db import models

from accounts.models.append_only import AppendOnly, AppendOnlyQuerySet
from unions.models import PlacedQuerySet

from .return_line import ReturnLine


class WritingQuerySet(AppendOnlyQuerySet, PlacedQuerySet):
    unit_path = "line__unit"


class Writing(AppendOnly):
    """What was written into a cell, each time."""

    line = models.ForeignKey(
        ReturnLine, models.PROTECT, related_name="writings", verbose_name="dòng số liệu"
    )
    version = models.PositiveIntegerField("lần ghi")
    value = models.DecimalField(
        "giá trị", max_digits=16, decimal_places=2, null=True, blank=True
    )
    reason = models.CharField("lý do khác số đếm", max_length=300, blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người ghi",
    )

    objects = WritingQuerySet.as_manager()

    class Meta:
        verbose_name = "lần ghi số liệu"
        verbose_name_plural = "lần ghi số liệu"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "version"],
                name="reports_writing_once",
                violation_error_message="Lần ghi này đã có.",
            )
        ]

    def __str__(self):
        return f"{self.line}, lần {self.version}"
