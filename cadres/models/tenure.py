from django.db import models
from django.db.models import Q

from cadres.choices import Employment, Manner, TenureEnd
from members.models import Person
from unions.models import Dated, DatedQuerySet, PlacedQuerySet, Unit

from .congress import Congress
from .post import Post


class TenureQuerySet(PlacedQuerySet, DatedQuerySet):
    pass


class Tenure(Dated):
    """This person held this post in this unit from … until …"""

    apart_by = ("person_id", "unit_id", "post_id")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="tenures", verbose_name="cán bộ"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="tenures", verbose_name="đơn vị"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="tenures", verbose_name="chức danh"
    )
    manner = models.CharField("hình thức", max_length=11, choices=Manner)
    employment = models.CharField("chế độ", max_length=9, choices=Employment)
    congress = models.ForeignKey(
        Congress,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tenures",
        verbose_name="đại hội",
    )
    end = models.CharField("lý do thôi", max_length=11, choices=TenureEnd, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = "thời gian giữ chức danh"
        verbose_name_plural = "thời gian giữ chức danh"
        # The holders of a seat, counted for every seat of a report.
        indexes = [models.Index(fields=["unit", "post"], name="cadres_tenure_seat")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "unit", "post"],
                condition=Q(until__isnull=True),
                name="cadres_tenure_one_open",
                violation_error_message="Cán bộ đang giữ chức danh này tại đơn vị rồi.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end="")
                | Q(until__isnull=False) & ~Q(end=""),
                name="cadres_tenure_end_with_until",
                violation_error_message="Ngày thôi và lý do thôi phải ghi cùng nhau.",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.post}, {self.unit}"
