from django.db import models

from members.models import Person
from unions.models import PlacedQuerySet, Unit

from .post import Post
from .recruitment_round import RecruitmentRound


class RecruitQuerySet(PlacedQuerySet):
    pass


class Recruit(models.Model):
    """Who was taken by a recruitment round, for which post of which office."""

    round = models.ForeignKey(
        RecruitmentRound,
        models.PROTECT,
        related_name="recruits",
        verbose_name="kỳ tuyển dụng",
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="recruitments", verbose_name="người"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="recruits", verbose_name="cơ quan nhận"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="+", verbose_name="chức danh"
    )

    objects = RecruitQuerySet.as_manager()

    class Meta:
        verbose_name = "người trúng tuyển"
        verbose_name_plural = "người trúng tuyển"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                name="cadres_recruit_once",
                violation_error_message="Người này đã có trong danh sách trúng tuyển.",
            )
        ]

    def __str__(self):
        return f"{self.person} – {self.round}"
