from django.core.validators import MinValueValidator
from django.db import models

from reports.choices import Operator, Severity, Source
from unions.models.dated import Dated, DatedQuerySet


class CheckQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Checks are the same for every office."""
        return self.all() if user.is_authenticated else self.none()

    def in_order(self):
        return self.order_by("position", "pk")


class Check(Dated):
    """What has to hold in returns of the periods that end from `since` to before
    `until`: the sum of `left` stands to `factor` × the sum of `right` + `constant` as
    `operator` says, give or take `tolerance`. Asked of every unit of a return, or of
    the return's totals (`is_whole`). One that has been used is ended, not changed.
    """

    label = models.CharField("nội dung", max_length=300)
    left = models.JSONField("vế trái", default=list)
    operator = models.CharField("phép so", max_length=13, choices=Operator)
    source = models.CharField("vế phải lấy từ", max_length=8, choices=Source)
    right = models.JSONField("vế phải", default=list, blank=True)
    factor = models.DecimalField("hệ số", max_digits=8, decimal_places=3, default=1)
    constant = models.DecimalField(
        "cộng thêm", max_digits=16, decimal_places=2, default=0
    )
    tolerance = models.DecimalField(
        "sai số cho phép",
        max_digits=16,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
    )
    severity = models.CharField("mức độ", max_length=7, choices=Severity)
    is_whole = models.BooleanField("so trên tổng của biểu", default=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = "phép kiểm tra biểu"
        verbose_name_plural = "phép kiểm tra biểu"
        constraints = [*Dated.Meta.constraints]

    def __str__(self):
        return self.label

    def clean(self):
        """Two checks may hold at the same time, also of the same figures."""
