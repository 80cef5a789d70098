from django.db import models
from django.db.models import F, Q


def lasting(day, via=""):
    """The rows reached `via` a relation that hold on `day`: since inclusive, until
    exclusive. To be given to ONE filter() with whatever else is asked of them."""
    open_ended = Q(**{f"{via}until__isnull": True}) | Q(**{f"{via}until__gt": day})
    return Q(**{f"{via}since__lte": day}) & open_ended


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(lasting(day))

    def open(self):
        return self.filter(until__isnull=True)


class Dated(models.Model):
    """A fact that holds from `since` (inclusive) to `until` (exclusive, or open)."""

    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="%(app_label)s_%(class)s_until_after_since",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            )
        ]
