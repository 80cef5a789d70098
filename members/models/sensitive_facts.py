from django.db import models
from django.db.models import F, Q

from members.choices import Ethnicity, Religion
from unions.models import PlacedQuerySet

from .person import Person


class SensitiveFactsQuerySet(PlacedQuerySet):
    unit_path = "person__unit"


class SensitiveFacts(models.Model):
    """What the law on personal data calls sensitive, apart from the person, so that no
    list, search or export reads it by accident."""

    person = models.OneToOneField(
        Person,
        models.PROTECT,
        primary_key=True,
        related_name="sensitive",
        verbose_name="người",
    )
    ethnicity = models.CharField("dân tộc", max_length=2, choices=Ethnicity, blank=True)
    religion = models.CharField("tôn giáo", max_length=10, choices=Religion, blank=True)
    party_joined_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    party_left_on = models.DateField("ngày ra khỏi Đảng", null=True, blank=True)

    objects = SensitiveFactsQuerySet.as_manager()

    class Meta:
        verbose_name = "thông tin nhạy cảm"
        verbose_name_plural = "thông tin nhạy cảm"
        permissions = [
            ("view_sensitive", "Được xem dân tộc, tôn giáo, Đảng viên, kỷ luật")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(party_left_on__isnull=True)
                | Q(
                    party_joined_on__isnull=False,
                    party_left_on__gt=F("party_joined_on"),
                ),
                name="members_sensitivefacts_party_dates",
                violation_error_message="Ngày ra khỏi Đảng phải sau ngày vào Đảng.",
            )
        ]

    def __str__(self):
        return f"Thông tin nhạy cảm của {self.person}"
