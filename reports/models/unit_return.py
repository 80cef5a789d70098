from django.db import models

from accounts.choices import ReviewState
from accounts.models import Reviewed
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .period import Period


class ReturnQuerySet(PlacedQuerySet):
    def kept_by(self, user):
        """Whoever answers for the unit may write, send and, with the right, decide."""
        return self.filter(mandated(user, "unit__"))

    def waiting(self):
        """Those that the province has to decide on."""
        return self.filter(state=ReviewState.SUBMITTED)

    def approved(self):
        return self.filter(state=ReviewState.APPROVED)

    def undecided(self):
        return self.exclude(state=ReviewState.APPROVED)


class Return(Reviewed):
    """What a unit right under the province declares for a period, for itself and for
    the units below it. Only an approved one is counted."""

    period = models.ForeignKey(
        Period, models.PROTECT, related_name="returns", verbose_name="kỳ báo cáo"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="returns", verbose_name="đơn vị"
    )
    rounds = models.PositiveSmallIntegerField("số lần gửi", default=0)
    first_sent_on = models.DateField("ngày gửi lần đầu", null=True, blank=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        verbose_name = "biểu số liệu"
        verbose_name_plural = "biểu số liệu"
        permissions = [("approve_return", "Phê duyệt biểu số liệu")]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["period", "unit"],
                name="reports_return_one_a_period",
                violation_error_message="Đơn vị đã có biểu số liệu của kỳ này.",
            ),
        ]

    def __str__(self):
        return f"Biểu số liệu {self.period} của {self.unit.name}"
