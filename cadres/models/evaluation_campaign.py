from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models.reviewed import paired
from cadres.choices import ObjectKind, Scale


class EvaluationCampaignQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A campaign asks every office; what it holds of whom, its evaluations say."""
        return self.all() if user.is_authenticated else self.none()

    def open(self):
        return self.filter(closed_at__isnull=True)

    def closed(self):
        return self.filter(closed_at__isnull=False)


class EvaluationCampaign(models.Model):
    """One year's evaluation of one kind of objects on one scale (Hướng dẫn
    33-HD/TWĐTN-BTC): of those that there are on `as_of`, the last day of the year.
    Closing freezes it, whatever moves later."""

    year = models.PositiveSmallIntegerField("năm")
    scale = models.CharField("thang đánh giá", max_length=17, choices=Scale)
    kind = models.CharField("đối tượng", max_length=10, choices=ObjectKind)
    guidance = models.CharField("văn bản hướng dẫn", max_length=200, blank=True)
    opens_on = models.DateField("ngày mở")
    due_on = models.DateField("hạn gửi đề nghị")
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người mở",
    )
    closed_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người khóa",
    )

    objects = EvaluationCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt đánh giá"
        verbose_name_plural = "đợt đánh giá"
        permissions = [("close_evaluationcampaign", "Khóa đợt đánh giá")]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "scale", "kind"],
                name="cadres_evaluationcampaign_one_a_year",
                violation_error_message="Đợt đánh giá này đã được mở.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")),
                name="cadres_evaluationcampaign_due_after_opens",
                violation_error_message="Hạn gửi phải từ ngày mở trở đi.",
            ),
            paired("closed", "khóa"),
        ]

    def __str__(self):
        return (
            f"{self.get_scale_display()} – {self.get_kind_display()}, năm {self.year}"
        )

    @property
    def as_of(self):
        """The day whose units and people are evaluated."""
        return date(self.year, 12, 31)

    @property
    def is_open(self):
        return self.closed_at is None
