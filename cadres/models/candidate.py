from django.db import models

from members.models import Person
from unions.models import PlacedQuerySet

from .post import Post
from .succession_review import SuccessionReview


class CandidateQuerySet(PlacedQuerySet):
    unit_path = "review__plan__unit"


class Candidate(models.Model):
    """This person is prepared for this post of the plan's unit, to take it up about
    `expected_on`."""

    review = models.ForeignKey(
        SuccessionReview,
        models.PROTECT,
        related_name="candidates",
        verbose_name="lần rà soát",
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="candidacies", verbose_name="cán bộ"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="candidates", verbose_name="chức danh"
    )
    expected_on = models.DateField("dự kiến đảm nhiệm từ ngày")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    # Dropped while the review is written: rows are kept, and no longer on the list.
    is_dropped = models.BooleanField("đưa ra khỏi quy hoạch", default=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = "cán bộ quy hoạch"
        verbose_name_plural = "cán bộ quy hoạch"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "person", "post"],
                name="cadres_candidate_once",
                violation_error_message="Cán bộ đã được quy hoạch chức danh này.",
            )
        ]

    def __str__(self):
        return f"{self.person} – {self.post}"
