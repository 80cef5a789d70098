from django.db import models
from django.db.models import Q

from members.choices import Campaign
from unions.models import PlacedQuerySet

from .enrolment import Enrolment


class AdmissionQuerySet(PlacedQuerySet):
    unit_path = "enrolment__unit"


class Admission(models.Model):
    """The decision by which a person became a member (Điều lệ, Điều 1)."""

    enrolment = models.OneToOneField(
        Enrolment,
        models.PROTECT,
        related_name="admission",
        verbose_name="thời gian sinh hoạt",
    )
    decision = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định", db_index=True)
    campaign = models.CharField("đợt", max_length=10, choices=Campaign, blank=True)

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "kết nạp"
        verbose_name_plural = "kết nạp"
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision=""),
                name="members_admission_decision_given",
                violation_error_message="Hãy nhập số quyết định chuẩn y kết nạp.",
            )
        ]

    def __str__(self):
        return f"Kết nạp {self.enrolment.person}"
