from django.conf import settings
from django.db import models
from django.db.models import F, Q

from unions.models.scoped import mandated

from .person import Person


class DistinctionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(
            mandated(user, "first__unit__"), mandated(user, "second__unit__")
        )

    def between(self, one, other):
        """What was decided of two records, whichever comes first."""
        first, second = sorted([one.pk, other.pk])
        return self.filter(first=first, second=second)


class Distinction(models.Model):
    """Somebody looked: these two records are not the same person."""

    first = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="hồ sơ thứ nhất"
    )
    second = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="hồ sơ thứ hai"
    )
    decided_at = models.DateTimeField("xác nhận lúc")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người xác nhận",
    )

    objects = DistinctionQuerySet.as_manager()

    class Meta:
        verbose_name = "xác nhận hai người khác nhau"
        verbose_name_plural = "xác nhận hai người khác nhau"
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="members_distinction_once",
                violation_error_message="Hai hồ sơ này đã được xác nhận là khác nhau.",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="members_distinction_in_order",
                violation_error_message="Hồ sơ mở trước phải đứng trước.",
            ),
        ]

    def __str__(self):
        return f"{self.first} ≠ {self.second}"
