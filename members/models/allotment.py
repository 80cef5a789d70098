from django.db import models
from django.db.models import Q

from unions.models import PlacedQuerySet, Restructuring
from unions.models.unit import is_code

from .person import Person


class AllotmentQuerySet(PlacedQuerySet):
    unit_path = "person__unit"


class Allotment(models.Model):
    """When a restructuring splits the unit of this member, they go to the part with the
    code `into`; whoever has no allotment goes to the first part."""

    restructuring = models.ForeignKey(
        Restructuring,
        models.PROTECT,
        related_name="allotments",
        verbose_name="quyết định",
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="allotments", verbose_name="đoàn viên"
    )
    into = models.CharField("về đơn vị", max_length=60, validators=[is_code])

    objects = AllotmentQuerySet.as_manager()

    class Meta:
        verbose_name = "phân đoàn viên khi chia, tách"
        verbose_name_plural = "phân đoàn viên khi chia, tách"
        constraints = [
            models.UniqueConstraint(
                fields=["restructuring", "person"],
                name="members_allotment_once",
                violation_error_message=(
                    "Đoàn viên đã được phân về một phần trong quyết định này."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(into=""),
                name="members_allotment_part_given",
                violation_error_message="Hãy chọn phần tiếp nhận đoàn viên.",
            ),
        ]

    def __str__(self):
        return f"{self.person} → {self.into}"
