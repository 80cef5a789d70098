from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When

from accounts.choices import ReviewState
from accounts.models import Reviewed
from accounts.models.reviewed import paired

from .line_row import LineRow
from .scoped import at_or_below, mandated
from .unit import Unit


class RestructuringQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever answers for the unit that decides; once it is approved, also whoever
        answers for a unit that it names."""
        if user.is_superuser:
            return self.all()
        units = Unit.objects.filter(mandated(user)).values("code")
        named = Q(unit__in=units) | Q(into__in=units)
        rows = LineRow.objects.filter(named, restructuring=OuterRef("pk"))
        told = Q(state=ReviewState.APPROVED) & Exists(rows)
        return self.filter(mandated(user, "authority__") | told)

    def kept_by(self, user):
        """Whoever answers for the unit that decides may write and review."""
        return self.filter(mandated(user, "authority__"))

    def beneath(self, unit):
        """Those that `unit`, or what lies below it, decided."""
        return self.filter(at_or_below([unit.pk], "authority__"))

    def applied(self):
        return self.filter(applied_at__isnull=False)

    def waiting(self):
        """Those that somebody has to decide on."""
        return self.filter(state=ReviewState.SUBMITTED)

    def due(self, day):
        """Those that are approved, in force on `day` and not yet applied."""
        open_ones = self.filter(state=ReviewState.APPROVED, applied_at__isnull=True)
        return open_ones.filter(effective_on__lte=day)

    def in_order(self):
        """First what waits for a decision, then the latest."""
        waits = Case(When(state=ReviewState.SUBMITTED, then=0), default=1)
        return self.order_by(waits, "-effective_on", "-pk")


class Restructuring(Reviewed):
    """A decision that founds, unites, splits, moves or ends units from its effective
    day on (Điều lệ, Điều 6). What it says stands in its rows; what it does is done by
    services.restructurings alone."""

    number = models.CharField(
        "số quyết định",
        max_length=60,
        unique=True,
        error_messages={"unique": "Quyết định có số này đã được ghi."},
    )
    decided_on = models.DateField("ngày quyết định")
    effective_on = models.DateField("ngày có hiệu lực")
    signer = models.CharField("người ký", max_length=120, blank=True)
    summary = models.CharField("trích yếu", max_length=500)
    authority = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="đơn vị quyết định"
    )
    digest = models.CharField(max_length=64, blank=True, editable=False)
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người áp dụng",
    )

    objects = RestructuringQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định sắp xếp tổ chức"
        verbose_name_plural = "quyết định sắp xếp tổ chức"
        permissions = [
            ("approve_restructuring", "Phê duyệt quyết định sắp xếp tổ chức"),
            ("apply_restructuring", "Áp dụng quyết định sắp xếp tổ chức"),
        ]
        constraints = [
            *Reviewed.Meta.constraints,
            paired("applied", "áp dụng"),
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True) | Q(state=ReviewState.APPROVED),
                name="unions_restructuring_applied_if_approved",
                violation_error_message="Chỉ quyết định đã duyệt mới được áp dụng.",
            ),
        ]

    def __str__(self):
        return f"Quyết định số {self.number}"

    @property
    def is_applied(self):
        return self.applied_at is not None
