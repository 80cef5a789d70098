from django.db import models
from django.db.models import Q

from cadres.choices import Result
from members.models import Person
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .course import Course
from .post import Post


class AttendanceQuerySet(PlacedQuerySet):
    def visible_to(self, user):
        """Whoever answers for the unit that sends, or for the one that holds it."""
        ours = mandated(user, "unit__") | mandated(user, "course__unit__")
        return self.all() if user.is_superuser else self.filter(ours)


class Attendance(models.Model):
    """One turn: this person was sent to this course by `unit`, holding `post`."""

    course = models.ForeignKey(
        Course, models.PROTECT, related_name="attendances", verbose_name="lớp"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="attendances", verbose_name="học viên"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="attendances", verbose_name="đơn vị cử"
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chức danh khi được cử",
    )
    result = models.CharField(
        "kết quả", max_length=8, choices=Result, default=Result.LEARNING
    )
    certificate = models.CharField("số chứng chỉ", max_length=60, blank=True)
    certified_on = models.DateField("ngày cấp chứng chỉ", null=True, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt đi học"
        verbose_name_plural = "lượt đi học"
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"],
                name="cadres_attendance_once",
                violation_error_message="Học viên đã có trong danh sách lớp.",
            ),
            models.CheckConstraint(
                condition=Q(certificate="", certified_on__isnull=True)
                | Q(result=Result.PASSED),
                name="cadres_attendance_certificate_if_passed",
                violation_error_message="Chỉ người hoàn thành mới có chứng chỉ.",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.course}"
