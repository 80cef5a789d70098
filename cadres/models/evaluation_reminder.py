from django.conf import settings
from django.db import models

from accounts.models.append_only import AppendOnly, AppendOnlyQuerySet
from unions.models import PlacedQuerySet, Unit

from .evaluation_campaign import EvaluationCampaign


class EvaluationReminderQuerySet(AppendOnlyQuerySet, PlacedQuerySet):
    pass


class EvaluationReminder(AppendOnly):
    """This user was written to on this day about what `unit` owes a campaign."""

    campaign = models.ForeignKey(
        EvaluationCampaign,
        models.PROTECT,
        related_name="reminders",
        verbose_name="đợt đánh giá",
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

    objects = EvaluationReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhắc đánh giá"
        verbose_name_plural = "lần nhắc đánh giá"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit", "user", "on"],
                name="cadres_evaluationreminder_once_a_day",
                violation_error_message="Hôm nay đã nhắc người này rồi.",
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.unit.name}, {self.campaign}"
