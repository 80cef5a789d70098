from django.db import models
from django.db.models import Q

from accounts import vietnamese
from unions.choices import Form
from unions.models import Dated, DatedQuerySet

from .post import Post


class AllowanceRateQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Rates are the same for every office."""
        return self.all() if user.is_authenticated else self.none()


class AllowanceRate(Dated):
    """Who holds this post in a unit of this form without a salary is paid
    `coefficient` × the base salary a month, from … until …"""

    apart_by = ("post_id", "form")

    post = models.ForeignKey(
        Post, models.PROTECT, related_name="allowance_rates", verbose_name="chức danh"
    )
    form = models.CharField("loại hình đơn vị", max_length=12, choices=Form)
    coefficient = models.DecimalField("hệ số", max_digits=5, decimal_places=2)
    source = models.CharField("căn cứ", max_length=200)

    objects = AllowanceRateQuerySet.as_manager()

    class Meta:
        verbose_name = "hệ số phụ cấp"
        verbose_name_plural = "hệ số phụ cấp"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["post", "form"],
                condition=Q(until__isnull=True),
                name="cadres_allowancerate_one_open",
                violation_error_message="Chức danh đã có hệ số đang áp dụng.",
            ),
            models.CheckConstraint(
                condition=Q(coefficient__gt=0),
                name="cadres_allowancerate_positive",
                violation_error_message="Hệ số phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        rate = vietnamese.number(self.coefficient)
        return f"{self.post}, {self.get_form_display().lower()}: {rate}"
