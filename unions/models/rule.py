from django.db import models
from django.db.models import Q

from unions.choices import Ground, Level, RuleKind

from .dated import Dated, DatedQuerySet


class RuleQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Rules are the same for every office."""
        return self.all() if user.is_authenticated else self.none()


class Rule(Dated):
    """A standard that holds from … until …: who breaks it is warned, and whoever goes
    on writes down why. Without level, post or ground it is asked of all of them."""

    apart_by = ("kind", "level", "post", "ground")

    kind = models.CharField("quy định", max_length=24, choices=RuleKind)
    level = models.CharField("cấp", max_length=10, choices=Level, blank=True)
    # The code of a post: posts live on a floor above.
    post = models.CharField("chức danh", max_length=20, blank=True)
    ground = models.CharField("địa bàn", max_length=8, choices=Ground, blank=True)
    value = models.DecimalField("mức", max_digits=8, decimal_places=2)
    source = models.CharField("căn cứ", max_length=200)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = "tiêu chuẩn"
        verbose_name_plural = "tiêu chuẩn"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["kind", "level", "post", "ground"],
                condition=Q(until__isnull=True),
                name="unions_rule_one_open",
                violation_error_message="Tiêu chuẩn này đang có một mức còn hiệu lực.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="unions_rule_value_not_negative",
                violation_error_message="Mức phải từ 0 trở lên.",
            ),
        ]

    def __str__(self):
        words = [self.get_kind_display()]
        words += [self.get_level_display()] if self.level else []
        return ", ".join(words)
