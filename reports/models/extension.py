from django.conf import settings
from django.db import models
from django.db.models import Q

from unions.models import PlacedQuerySet, Unit

from .period import Period


class ExtensionQuerySet(PlacedQuerySet):
    def in_force(self, day):
        return self.filter(expires_on__gte=day, withdrawn_on__isnull=True)


class Extension(models.Model):
    """Until `expires_on`, inclusive, this unit may still fill in and send its return of
    the period, also after the period was locked."""

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="extensions", verbose_name="kỳ báo cáo"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="extensions", verbose_name="đơn vị"
    )
    reason = models.CharField("lý do gia hạn", max_length=300)
    granted_on = models.DateField("ngày gia hạn")
    expires_on = models.DateField("gia hạn đến hết ngày")
    withdrawn_on = models.DateField("ngày rút lại", null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người cho gia hạn",
    )

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = "gia hạn nộp biểu"
        verbose_name_plural = "gia hạn nộp biểu"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit"],
                condition=Q(withdrawn_on__isnull=True),
                name="reports_extension_one_open",
                violation_error_message=(
                    "Đơn vị đang được gia hạn kỳ này; hãy rút lần gia hạn cũ trước."
                ),
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gte=models.F("granted_on")),
                name="reports_extension_expires_after_granted",
                violation_error_message="Hạn mới phải từ ngày gia hạn trở đi.",
            ),
        ]

    def __str__(self):
        return f"{self.unit.name}, {self.period}"
