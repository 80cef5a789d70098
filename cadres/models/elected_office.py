from django.db import models

from cadres.choices import OfficeBody, Tier
from members.models import Person
from unions.models import Dated, DatedQuerySet, PlacedQuerySet, Unit


class ElectedOfficeQuerySet(PlacedQuerySet, DatedQuerySet):
    pass


class ElectedOffice(Dated):
    """A cadre of `unit` sits on an elected body outside the union from … until …"""

    apart_by = ("person_id", "body", "tier")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="elected_offices", verbose_name="cán bộ"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="elected_offices", verbose_name="đơn vị"
    )
    body = models.CharField("cơ quan dân cử, cấp ủy", max_length=15, choices=OfficeBody)
    tier = models.CharField("cấp", max_length=8, choices=Tier)
    term = models.CharField("nhiệm kỳ", max_length=20)

    objects = ElectedOfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "cán bộ trúng cử"
        verbose_name_plural = "cán bộ trúng cử"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "body", "tier"],
                condition=models.Q(until__isnull=True),
                name="cadres_electedoffice_one_open",
                violation_error_message="Cán bộ đang giữ vị trí trúng cử này rồi.",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.get_body_display()}, {self.get_tier_display()}"
