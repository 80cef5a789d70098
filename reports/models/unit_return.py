from django.conf import settings
from django.db import models
from django.db.models import Q

from unions.models import PlacedQuerySet, Unit

from .period import Period


class ReturnQuerySet(PlacedQuerySet):
    pass


class Return(models.Model):
    """What a unit declares for a period. Only an approved one is counted."""

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="returns", verbose_name="kỳ báo cáo"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="returns", verbose_name="đơn vị"
    )
    approved_at = models.DateTimeField("phê duyệt lúc", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người phê duyệt",
    )

    objects = ReturnQuerySet.as_manager()

    class Meta:
        verbose_name = "biểu số liệu"
        verbose_name_plural = "biểu số liệu"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit"],
                name="reports_return_one_a_period",
                violation_error_message="Đơn vị đã có biểu số liệu của kỳ này.",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="reports_return_both_approved_at_and_by",
                violation_error_message=(
                    "Thời điểm và người phê duyệt phải được ghi cùng nhau."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.period} – {self.unit}"
