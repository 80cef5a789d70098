from django.db import models

from unions.models import Restructuring
from unions.models.scoped import mandated
from unions.models.unit import is_code

from .post import Post


class OpeningQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(mandated(user, "restructuring__authority__"))


class Opening(models.Model):
    """The seats of a post in a unit that a document founds; 0 for none. A post without
    a row has as many as the predecessor with the most."""

    restructuring = models.ForeignKey(
        Restructuring,
        models.PROTECT,
        related_name="openings",
        verbose_name="quyết định",
    )
    unit = models.CharField("đơn vị mới", max_length=60, validators=[is_code])
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="openings", verbose_name="chức danh"
    )
    quota = models.PositiveSmallIntegerField("số lượng")

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = "định biên của đơn vị mới"
        verbose_name_plural = "định biên của các đơn vị mới"
        constraints = [
            models.UniqueConstraint(
                fields=["restructuring", "unit", "post"],
                name="cadres_opening_once",
                violation_error_message="Định biên này của đơn vị mới đã được ghi.",
            )
        ]

    def __str__(self):
        return f"{self.quota} {self.post} – {self.unit}"
