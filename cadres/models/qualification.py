from django.db import models
from django.db.models import Q

from cadres.choices import Degree, Subject, Theory
from members.models import Person
from unions.models import PlacedQuerySet


class QualificationQuerySet(PlacedQuerySet):
    unit_path = "person__unit"

    def on(self, day):
        return self.filter(obtained_on__lte=day)


class Qualification(models.Model):
    """A degree held from its date on; the highest of its subject counts."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="qualifications", verbose_name="cán bộ"
    )
    subject = models.CharField("loại", max_length=12, choices=Subject)
    level = models.PositiveSmallIntegerField("trình độ")
    obtained_on = models.DateField("ngày đạt")

    objects = QualificationQuerySet.as_manager()

    class Meta:
        verbose_name = "trình độ"
        verbose_name_plural = "trình độ"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "subject", "level"],
                name="cadres_qualification_once",
                violation_error_message="Trình độ này của cán bộ đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(subject=Subject.PROFESSIONAL, level__in=Degree.values)
                | Q(subject=Subject.THEORY, level__in=Theory.values),
                name="cadres_qualification_level_fits_subject",
                violation_error_message="Trình độ không thuộc loại đã chọn.",
            ),
        ]

    def __str__(self):
        scale = Degree if self.subject == Subject.PROFESSIONAL else Theory
        return f"{self.get_subject_display()}: {scale(self.level).label}"
