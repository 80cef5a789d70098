from django.db import models
from django.db.models import Q

from unions.models import Dated, DatedQuerySet, PlacedQuerySet, Unit

from .congress import Congress
from .post import Post


class SeatQuerySet(PlacedQuerySet, DatedQuerySet):
    pass


class Seat(Dated):
    """This unit has `quota` seats of this post from … until …"""

    apart_by = ("unit_id", "post_id")

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="seats", verbose_name="đơn vị"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="seats", verbose_name="chức danh"
    )
    congress = models.ForeignKey(
        Congress,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name="do đại hội ấn định",
    )
    quota = models.PositiveSmallIntegerField("số lượng")

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "định biên"
        verbose_name_plural = "định biên"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "post"],
                condition=Q(until__isnull=True),
                name="cadres_seat_one_open",
                violation_error_message="Đơn vị đã có định biên cho chức danh này.",
            ),
            models.CheckConstraint(
                condition=Q(quota__gte=1),
                name="cadres_seat_quota_positive",
                violation_error_message="Số lượng phải từ 1 trở lên.",
            ),
        ]

    def __str__(self):
        return f"{self.quota} {self.post} – {self.unit}"
