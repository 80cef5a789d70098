from django.conf import settings
from django.db import models

from accounts.choices import ReviewState
from accounts.models.reviewed import paired
from unions.models import PlacedQuerySet, Unit

from .unit_return import Return


class ReturnLineQuerySet(PlacedQuerySet):
    def approved(self):
        return self.filter(unit_return__state=ReviewState.APPROVED)


class ReturnLine(models.Model):
    """One declared figure of one unit, by the figure's id in the catalogue: the last of
    its writings, kept at hand. Written by services.cells alone.

    `counted` is what the register counted when the value was confirmed or overridden,
    `reason` why it differs; `sent` and `sent_before` are the values of the last two
    sendings, `remark` what the province says to the cell.
    """

    unit_return = models.ForeignKey(
        Return, models.PROTECT, related_name="lines", verbose_name="biểu số liệu"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="return_lines", verbose_name="đơn vị"
    )
    figure = models.CharField("số liệu", max_length=60)
    value = models.DecimalField(
        "giá trị", max_digits=16, decimal_places=2, null=True, blank=True
    )
    reason = models.CharField("lý do khác số đếm", max_length=300, blank=True)
    counted = models.DecimalField(
        "số đếm từ sổ", max_digits=16, decimal_places=2, null=True, blank=True
    )
    version = models.PositiveIntegerField("lần ghi", default=1)
    token = models.CharField("máy ghi", max_length=36, blank=True, editable=False)
    sent = models.DecimalField(
        "giá trị đã gửi", max_digits=16, decimal_places=2, null=True, blank=True
    )
    sent_before = models.DecimalField(
        "giá trị gửi lần trước", max_digits=16, decimal_places=2, null=True, blank=True
    )
    remark = models.CharField("nhận xét của Tỉnh Đoàn", max_length=300, blank=True)
    written_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ghi",
    )

    objects = ReturnLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng số liệu"
        verbose_name_plural = "dòng số liệu"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_return", "unit", "figure"],
                name="reports_returnline_once",
                violation_error_message="Số liệu này của đơn vị đã được ghi.",
            ),
            paired("written", "ghi"),
        ]

    def __str__(self):
        return f"Số liệu của {self.unit}"
