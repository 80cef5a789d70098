from django.db import models
from django.db.models import Q

from accounts import vietnamese
from unions.models import Dated, DatedQuerySet


class BaseSalaryQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """The same for every office."""
        return self.all() if user.is_authenticated else self.none()


class BaseSalary(Dated):
    """The state's base salary (lương cơ sở) a month, from … until …"""

    amount = models.PositiveIntegerField("mức lương cơ sở (đồng)")
    source = models.CharField("căn cứ", max_length=200)

    objects = BaseSalaryQuerySet.as_manager()

    class Meta:
        verbose_name = "mức lương cơ sở"
        verbose_name_plural = "mức lương cơ sở"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(until__isnull=True),
                name="cadres_basesalary_one_open",
                violation_error_message="Đang có một mức lương cơ sở còn hiệu lực.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="cadres_basesalary_positive",
                violation_error_message="Mức lương phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{vietnamese.number(self.amount)} đồng"
