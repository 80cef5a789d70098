from django.db import models
from django.db.models import Q

from .evaluation_campaign import EvaluationCampaign


class CriterionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Criteria are the same for every office."""
        return self.all() if user.is_authenticated else self.none()


class Criterion(models.Model):
    """What a campaign gives points for, if it does."""

    campaign = models.ForeignKey(
        EvaluationCampaign,
        models.PROTECT,
        related_name="criteria",
        verbose_name="đợt đánh giá",
    )
    number = models.PositiveSmallIntegerField("thứ tự")
    label = models.CharField("tiêu chí", max_length=200)
    most = models.PositiveSmallIntegerField("điểm tối đa")

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = "tiêu chí đánh giá"
        verbose_name_plural = "tiêu chí đánh giá"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"],
                name="cadres_criterion_numbered",
                violation_error_message="Đợt đánh giá đã có tiêu chí mang số này.",
            ),
            models.CheckConstraint(
                condition=Q(most__gte=1),
                name="cadres_criterion_most_positive",
                violation_error_message="Điểm tối đa phải từ 1 trở lên.",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.label}"
