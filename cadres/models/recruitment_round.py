from django.db import models

from unions.models import PlacedQuerySet, Unit


class RecruitmentRoundQuerySet(PlacedQuerySet):
    pass


class RecruitmentRound(models.Model):
    """An examination for posts of the union's offices. Of those who are not taken only
    the number is kept."""

    name = models.CharField("kỳ tuyển dụng", max_length=200)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="recruitment_rounds", verbose_name="đơn vị"
    )
    organiser = models.CharField("cơ quan tuyển dụng", max_length=200)
    held_on = models.DateField("ngày có kết quả")
    wanted = models.PositiveSmallIntegerField("chỉ tiêu")
    applied = models.PositiveIntegerField("số hồ sơ dự tuyển")

    objects = RecruitmentRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ tuyển dụng"
        verbose_name_plural = "kỳ tuyển dụng"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="cadres_recruitmentround_once",
                violation_error_message="Kỳ tuyển dụng này đã được ghi.",
            )
        ]

    def __str__(self):
        return self.name
