from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models.append_only import AppendOnly, AppendOnlyQuerySet
from unions.models import PlacedQuerySet, Rule, Unit

from .evaluation_campaign import EvaluationCampaign
from .tenure import Tenure


class WaiverQuerySet(AppendOnlyQuerySet, PlacedQuerySet):
    pass


class Waiver(AppendOnly):
    """Somebody went on although a rule warned, and said why: for a tenure, or for the
    ranks of a campaign that `unit` decides."""

    rule = models.ForeignKey(
        Rule, models.PROTECT, related_name="waivers", verbose_name="tiêu chuẩn"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    tenure = models.ForeignKey(
        Tenure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="waivers",
        verbose_name="chức danh",
    )
    campaign = models.ForeignKey(
        EvaluationCampaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="waivers",
        verbose_name="đợt đánh giá",
    )
    breach = models.CharField("chưa đúng tiêu chuẩn", max_length=300)
    reason = models.CharField("lý do", max_length=500, blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người ghi",
    )

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = "trường hợp ngoài tiêu chuẩn"
        verbose_name_plural = "trường hợp ngoài tiêu chuẩn"
        constraints = [
            models.CheckConstraint(
                condition=Q(tenure__isnull=False, campaign__isnull=True)
                | Q(tenure__isnull=True, campaign__isnull=False),
                name="cadres_waiver_of_one_thing",
                violation_error_message="Ghi lý do cho một chức danh hoặc một đợt "
                "đánh giá.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="cadres_waiver_with_reason",
                violation_error_message="Hãy nhập lý do vẫn thực hiện.",
            ),
        ]

    def __str__(self):
        return f"{self.rule}: {self.breach}"
