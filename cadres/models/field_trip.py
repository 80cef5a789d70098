from django.db import models
from django.db.models import F, Q

from unions.models import PlacedQuerySet, Unit


class FieldTripQuerySet(PlacedQuerySet):
    pass


class FieldTrip(models.Model):
    """A round of work at the grassroots of the cadres of an office (Hướng dẫn
    03-HD/TWĐTN-BTC, 1+2). Both days belong to it."""

    name = models.CharField("đợt đi cơ sở", max_length=200)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="field_trips", verbose_name="cơ quan cử"
    )
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    purpose = models.CharField("nội dung", max_length=500, blank=True)

    objects = FieldTripQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt đi cơ sở"
        verbose_name_plural = "đợt đi cơ sở"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="cadres_fieldtrip_ends_after_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            )
        ]

    def __str__(self):
        return self.name
