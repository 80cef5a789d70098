from django.db import models
from django.db.models import Q

from cadres.choices import AwardForm, AwardTitle, Tier
from members.models import Person
from unions.models import PlacedQuerySet, Unit


class AwardQuerySet(PlacedQuerySet):
    pass


class Award(models.Model):
    """A unit, or a person of it, was commended by a decision (Conclusion 08, 2.3)."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="awards", verbose_name="đơn vị"
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name="cá nhân",
    )
    form = models.CharField("hình thức", max_length=11, choices=AwardForm)
    title = models.CharField("danh hiệu", max_length=16, choices=AwardTitle)
    tier = models.CharField("cấp khen", max_length=8, choices=Tier)
    occasion = models.CharField("thành tích, dịp", max_length=300)
    decision = models.CharField("quyết định", max_length=120)
    on = models.DateField("ngày quyết định")

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "khen thưởng"
        verbose_name_plural = "khen thưởng"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person", "title", "decision"],
                condition=Q(person__isnull=False),
                name="cadres_award_once_a_person",
                violation_error_message="Khen thưởng này của cá nhân đã được ghi.",
            ),
            models.UniqueConstraint(
                fields=["unit", "title", "decision"],
                condition=Q(person__isnull=True),
                name="cadres_award_once_a_unit",
                violation_error_message="Khen thưởng này của đơn vị đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(title=AwardTitle.BRANCH_SECRETARY)
                | Q(person__isnull=False),
                name="cadres_award_secretary_is_a_person",
                violation_error_message="Hãy chọn cá nhân được khen.",
            ),
        ]

    def __str__(self):
        return f"{self.get_form_display()}: {self.person or self.unit}"
