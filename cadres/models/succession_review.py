from django.db import models

from accounts.choices import ReviewState
from accounts.models import Reviewed
from unions.models import PlacedQuerySet
from unions.models.scoped import mandated

from .succession_plan import SuccessionPlan


class SuccessionReviewQuerySet(PlacedQuerySet):
    unit_path = "plan__unit"

    def kept_by(self, user):
        return self.filter(mandated(user, "plan__unit__"))

    def approved(self):
        return self.filter(state=ReviewState.APPROVED)

    def waiting(self):
        return self.filter(state=ReviewState.SUBMITTED)


class SuccessionReview(Reviewed):
    """The whole list of a plan as a year's review left it; the latest approved one is
    in force, the earlier ones stay as they were."""

    plan = models.ForeignKey(
        SuccessionPlan, models.PROTECT, related_name="reviews", verbose_name="quy hoạch"
    )
    year = models.PositiveSmallIntegerField("năm rà soát")
    on = models.DateField("ngày rà soát")
    decision = models.CharField("quyết định phê duyệt", max_length=120, blank=True)

    objects = SuccessionReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "lần rà soát quy hoạch"
        verbose_name_plural = "lần rà soát quy hoạch"
        permissions = [("approve_successionreview", "Phê duyệt quy hoạch")]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "year"],
                name="cadres_successionreview_one_a_year",
                violation_error_message="Quy hoạch đã được rà soát trong năm này.",
            ),
        ]

    def __str__(self):
        return f"{self.plan}, rà soát năm {self.year}"

    def find_later(self):
        """The review that was begun from this one, None where this is the last."""
        rows = SuccessionReview.objects.filter(plan=self.plan_id, year__gt=self.year)
        return rows.order_by("year").first()
