from django.db import models
from django.db.models import F, Q

from .scoped import mandated
from .unit import Unit


class SuccessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Both units see it: the one that ended and the one that took over."""
        return self.filter(mandated(user, "unit__") | mandated(user, "into__"))


class Succession(models.Model):
    """`into` took over what `unit` held when it ended on `on`, its first day gone. A
    unit that was split has one row for each of its heirs."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="successors", verbose_name="đơn vị kết thúc"
    )
    into = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="predecessors",
        verbose_name="đơn vị tiếp nhận",
    )
    on = models.DateField("từ ngày")
    restructuring = models.ForeignKey(
        "unions.Restructuring",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successions",
        verbose_name="theo quyết định",
    )

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = "kế thừa giữa hai đơn vị"
        verbose_name_plural = "kế thừa giữa các đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "into"],
                name="unions_succession_once",
                violation_error_message="Đơn vị tiếp nhận này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=~Q(unit=F("into")),
                name="unions_succession_elsewhere",
                violation_error_message="Đơn vị tiếp nhận phải là một đơn vị khác.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} → {self.into}"
