from django.db import models
from django.db.models import F, Q

from cadres.choices import CourseKind, School, Tier
from unions.models import PlacedQuerySet, Unit


class CourseQuerySet(PlacedQuerySet):
    pass


class Course(models.Model):
    """A course for cadres (Conclusion 07, I.3.3); `unit` holds it, or sends people to
    it. Both days belong to it."""

    name = models.CharField("tên lớp", max_length=200)
    kind = models.CharField("nội dung", max_length=12, choices=CourseKind)
    tier = models.CharField("cấp tổ chức", max_length=8, choices=Tier)
    school = models.CharField("phối hợp với", max_length=16, choices=School)
    organiser = models.CharField("đơn vị mở lớp", max_length=200)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="courses", verbose_name="đơn vị theo dõi"
    )
    place = models.CharField("địa điểm", max_length=200, blank=True)
    begins_on = models.DateField("khai giảng")
    ends_on = models.DateField("bế giảng")

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = "lớp bồi dưỡng"
        verbose_name_plural = "lớp bồi dưỡng"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="cadres_course_ends_after_begins",
                violation_error_message="Ngày bế giảng phải từ ngày khai giảng trở đi.",
            )
        ]

    def __str__(self):
        return self.name
