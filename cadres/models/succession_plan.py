from django.db import models
from django.db.models import F, Q

from unions.models import PlacedQuerySet, Unit


class SuccessionPlanQuerySet(PlacedQuerySet):
    pass


class SuccessionPlan(models.Model):
    """The plan (quy hoạch) for the posts of a unit over a term; who stands in it is
    said by its yearly reviews (Conclusion 07, I.3.2)."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="succession_plans", verbose_name="đơn vị"
    )
    term_since = models.DateField("nhiệm kỳ từ ngày")
    term_until = models.DateField("nhiệm kỳ đến trước ngày")

    objects = SuccessionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "quy hoạch cán bộ"
        verbose_name_plural = "quy hoạch cán bộ"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "term_since"],
                name="cadres_successionplan_one_a_term",
                violation_error_message="Đơn vị đã có quy hoạch của nhiệm kỳ này.",
            ),
            models.CheckConstraint(
                condition=Q(term_until__gt=F("term_since")),
                name="cadres_successionplan_term_until_after_since",
                violation_error_message="Ngày hết nhiệm kỳ phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"Quy hoạch nhiệm kỳ {self.term}, {self.unit}"

    @property
    def term(self):
        """2022–2027"""
        return f"{self.term_since.year}–{self.term_until.year}"
