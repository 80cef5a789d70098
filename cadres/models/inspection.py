from django.db import models
from django.db.models import F, Q

from cadres.choices import InspectionSubject
from unions.models import PlacedQuerySet, Unit


class InspectionQuerySet(PlacedQuerySet):
    pass


class Inspection(models.Model):
    """A round of inspection that `unit` holds in other units. Both days belong to
    it."""

    name = models.CharField("đợt kiểm tra, giám sát", max_length=200)
    subject = models.CharField("nội dung", max_length=16, choices=InspectionSubject)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="inspections", verbose_name="đơn vị chủ trì"
    )
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    document = models.CharField("kế hoạch, quyết định", max_length=120, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt kiểm tra, giám sát"
        verbose_name_plural = "kiểm tra, giám sát"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="cadres_inspection_ends_after_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            )
        ]

    def __str__(self):
        return self.name
