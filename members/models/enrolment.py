from django.db import models
from django.db.models import Q

from members.choices import Entry, Exit
from unions.models import Dated, DatedQuerySet, PlacedQuerySet, Unit

from .person import Person


class EnrolmentQuerySet(PlacedQuerySet, DatedQuerySet):
    pass


class Enrolment(Dated):
    """This person was a member in this unit from … until …, entered by …, left by …"""

    apart_by = ("person_id",)

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="enrolments", verbose_name="đoàn viên"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="enrolments", verbose_name="chi đoàn"
    )
    entry = models.CharField("vào bằng", max_length=11, choices=Entry)
    exit = models.CharField("ra bằng", max_length=11, choices=Exit, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = "thời gian sinh hoạt"
        verbose_name_plural = "thời gian sinh hoạt"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until__isnull=True),
                name="members_enrolment_one_open",
                violation_error_message=(
                    "Đoàn viên đang sinh hoạt ở một chi đoàn; hãy chuyển sinh hoạt "
                    "thay vì ghi thêm."
                ),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, exit="")
                | Q(until__isnull=False) & ~Q(exit=""),
                name="members_enrolment_exit_with_until",
                violation_error_message=(
                    "Ngày ra và lý do ra phải được ghi cùng nhau."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["since", "until"], name="members_enrolment_on"),
        ]

    def __str__(self):
        return f"{self.person} – {self.unit}"
