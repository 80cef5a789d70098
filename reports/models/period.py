from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models.reviewed import paired
from reports.choices import PeriodKind


class PeriodQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Periods are the same for every office."""
        return self.all() if user.is_authenticated else self.none()

    def open_on(self, day):
        """Those whose forms may be filled in on `day`, due or overdue."""
        return self.filter(opens_on__lte=day, locked_at__isnull=True)

    def asking(self, figure_id):
        return self.filter(figures__figure=figure_id)

    def ended_by(self, day):
        return self.filter(closing__lte=day)

    def in_order(self):
        """The latest first."""
        return self.order_by("-closing", "-pk")


class Period(models.Model):
    """A reporting period, both days inclusive: 01/01/2022 to 30/06/2022. Its forms are
    filled in from `opens_on` on and due by `due_on`, inclusive."""

    name = models.CharField("tên kỳ", max_length=120, unique=True)
    kind = models.CharField(
        "loại kỳ", max_length=7, choices=PeriodKind, default=PeriodKind.SPECIAL
    )
    opening = models.DateField("ngày đầu kỳ")
    closing = models.DateField("ngày cuối kỳ")
    opens_on = models.DateField("ngày mở biểu")
    due_on = models.DateField("hạn nộp")
    locked_at = models.DateTimeField("khóa lúc", null=True, blank=True)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người khóa",
    )
    lock_reason = models.CharField("lý do khóa", max_length=300, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=Q(closing__gte=F("opening")),
                name="reports_period_closing_after_opening",
                violation_error_message=(
                    "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi; hãy chọn lại."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")),
                name="reports_period_due_after_opens",
                violation_error_message=(
                    "Hạn nộp phải từ ngày mở biểu trở đi; hãy chọn lại."
                ),
            ),
            paired("locked", "khóa"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_locked(self):
        return self.locked_at is not None
