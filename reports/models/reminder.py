from django.conf import settings
from django.db import models

from accounts.models.append_only import AppendOnly, AppendOnlyQuerySet
from unions.models import PlacedQuerySet, Unit

from .period import Period


class ReminderQuerySet(AppendOnlyQuerySet, PlacedQuerySet):
    pass


class Reminder(AppendOnly):
    """This user was written to on this day about the return that his unit owes."""

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="reminders", verbose_name="kỳ báo cáo"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người nhận",
    )
    on = models.DateField("ngày nhắc")

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhắc nộp biểu"
        verbose_name_plural = "lần nhắc nộp biểu"
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit", "user", "on"],
                name="reports_reminder_once_a_day",
                violation_error_message="Hôm nay đã nhắc người này rồi.",
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.unit.name}, {self.period}"
