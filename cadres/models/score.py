from django.db import models
from django.db.models import Q

from unions.models import PlacedQuerySet

from .criterion import Criterion
from .evaluation import Evaluation


class ScoreQuerySet(PlacedQuerySet):
    unit_path = "evaluation__unit"


class Score(models.Model):
    """The points of an evaluation by a criterion."""

    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, related_name="scores", verbose_name="đánh giá"
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="scores", verbose_name="tiêu chí"
    )
    points = models.DecimalField("điểm", max_digits=5, decimal_places=2)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm theo tiêu chí"
        verbose_name_plural = "điểm theo tiêu chí"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "criterion"],
                name="cadres_score_once",
                violation_error_message="Tiêu chí này đã được chấm điểm.",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="cadres_score_not_negative",
                violation_error_message="Điểm phải từ 0 trở lên.",
            ),
        ]

    def __str__(self):
        return f"{self.evaluation}: {self.criterion}"
