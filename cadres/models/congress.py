from django.db import models
from django.db.models import F, Q

from unions.models import PlacedQuerySet, Unit


class CongressQuerySet(PlacedQuerySet):
    def held_by(self, day):
        return self.filter(held_on__lte=day)


class Congress(models.Model):
    """A congress of a unit: from its day on a term lasts until the next (Điều lệ, Điều
    7). When the term is to end is fixed with it, never computed."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="congresses", verbose_name="đơn vị"
    )
    name = models.CharField("đại hội", max_length=120)
    held_on = models.DateField("ngày đại hội")
    term_since = models.DateField("nhiệm kỳ từ ngày")
    term_until = models.DateField("nhiệm kỳ đến trước ngày")
    document = models.CharField("quyết định chuẩn y", max_length=120, blank=True)

    objects = CongressQuerySet.as_manager()

    class Meta:
        verbose_name = "đại hội"
        verbose_name_plural = "đại hội"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "held_on"],
                name="cadres_congress_once_a_day",
                violation_error_message="Đại hội ngày này của đơn vị đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(term_until__gt=F("term_since")),
                name="cadres_congress_term_until_after_since",
                violation_error_message="Ngày hết nhiệm kỳ phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.unit}"

    @property
    def term(self):
        """2017–2022"""
        return f"{self.term_since.year}–{self.term_until.year}"
