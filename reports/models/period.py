from django.db import models
from django.db.models import F, Q


class PeriodQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Periods are the same for every office."""
        return self.all() if user.is_authenticated else self.none()


class Period(models.Model):
    """A reporting period, both days inclusive: 01/01/2022 to 30/06/2022."""

    name = models.CharField("tên kỳ", max_length=120, unique=True)
    opening = models.DateField("ngày đầu kỳ")
    closing = models.DateField("ngày cuối kỳ")

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=Q(closing__gte=F("opening")),
                name="reports_period_closing_after_opening",
                violation_error_message=(
                    "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi; hãy chọn lại."
                ),
            )
        ]

    def __str__(self):
        return self.name
