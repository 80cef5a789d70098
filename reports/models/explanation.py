from django.conf import settings
from django.db import models

from unions.models import PlacedQuerySet, Unit

from .check import Check
from .unit_return import Return


class ExplanationQuerySet(PlacedQuerySet):
    pass


class Explanation(models.Model):
    """Why a check does not hold for a unit of a return; it covers the two numbers that
    it was written for and no others. `check_rule` of totals is explained for the unit
    of the return."""

    unit_return = models.ForeignKey(
        Return,
        models.PROTECT,
        related_name="explanations",
        verbose_name="biểu số liệu",
    )
    check_rule = models.ForeignKey(
        Check, models.PROTECT, related_name="+", verbose_name="phép kiểm tra"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    text = models.CharField("giải trình", max_length=500)
    left = models.DecimalField("vế trái", max_digits=20, decimal_places=2, null=True)
    right = models.DecimalField("vế phải", max_digits=20, decimal_places=2, null=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người ghi",
    )

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        verbose_name = "giải trình"
        verbose_name_plural = "giải trình"

    def __str__(self):
        return self.text
