from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce


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

    def reaching(self, day):
        """The rows that hold on `day` or on a later one."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day))

    def meeting_outer(self):
        """In a subquery: the rows that share a day with the row outside."""
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=OuterRef("since")),
            since__lt=Coalesce(OuterRef("until"), Value(date.max)),
        )

    def overlapping(self):
        """The rows that share a day with another row of the same thing."""
        same = {column: OuterRef(column) for column in self.model.apart_by}
        others = self.model._default_manager.filter(**same).meeting_outer()
        return self.filter(Exists(others.exclude(pk=OuterRef("pk"))))


class Dated(models.Model):
    """A fact that holds from `since` (inclusive) to `until` (exclusive, or open)."""

    # Rows equal in these columns share no day; migrations have PostgreSQL watch too.
    apart_by = ()

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

    def clean(self):
        if self.since and self._overlapping().exists():
            raise ValidationError("Thời gian này chồng lên một thời gian đã ghi.")

    def meets(self, since, until):
        """Whether it holds on a day from `since` to before `until`, None for no end."""
        reaches = self.until is None or self.until > since
        return reaches and (until is None or self.since < until)

    def _overlapping(self):
        same = {column: getattr(self, column) for column in self.apart_by}
        rows = type(self).objects.filter(**same).exclude(pk=self.pk)
        if self.until is None:
            # A second open row is told by the constraint, in better words.
            return rows.reaching(self.since).filter(until__isnull=False)
        return rows.reaching(self.since).filter(since__lt=self.until)
