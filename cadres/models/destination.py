from django.db import models
from django.db.models import Q

from cadres.choices import PLACED, Employment, Outcome
from unions.models import PlacedQuerySet, Restructuring, Unit
from unions.models.unit import is_code

from .post import Post
from .tenure import Tenure


class DestinationQuerySet(PlacedQuerySet):
    unit_path = "tenure__unit"

    def visible_to(self, user):
        """Whoever sees the unit that is left, or the one that is gone to."""
        units = Unit.objects.visible_to(user)
        there = self.filter(
            Q(tenure__unit__in=units) | Q(into__in=units.values("code"))
        )
        return self.all() if user.is_superuser else there

    def applied(self):
        """Of documents that are carried out: what a document said of a tenure that did
        not end by it was never done."""
        return self.filter(
            restructuring__applied_at__isnull=False,
            tenure__until=models.F("restructuring__effective_on"),
            tenure__unit__closed_on=models.F("restructuring__effective_on"),
        )


class Destination(models.Model):
    """What becomes of the holder of a seat that vanishes with its unit. `into` is the
    code of a unit that stands afterwards, perhaps one that the document founds; without
    an `employment` it stays the same."""

    restructuring = models.ForeignKey(
        Restructuring,
        models.PROTECT,
        related_name="destinations",
        verbose_name="quyết định",
    )
    tenure = models.ForeignKey(
        Tenure,
        models.PROTECT,
        related_name="destinations",
        verbose_name="chức danh thôi giữ",
    )
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    into = models.CharField(
        "đơn vị bố trí", max_length=60, blank=True, validators=[is_code]
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="destinations",
        verbose_name="chức danh bố trí",
    )
    employment = models.CharField(
        "chế độ", max_length=9, choices=Employment, blank=True
    )

    objects = DestinationQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi bố trí cán bộ"
        verbose_name_plural = "nơi bố trí cán bộ"
        constraints = [
            models.UniqueConstraint(
                fields=["restructuring", "tenure"],
                name="cadres_destination_once",
                violation_error_message="Nơi bố trí của cán bộ đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=PLACED, post__isnull=False) & ~Q(into="")
                | ~Q(outcome__in=PLACED) & Q(into="", post__isnull=True, employment=""),
                name="cadres_destination_place_if_placed",
                violation_error_message="Đơn vị, chức danh bố trí được ghi khi, và chỉ "
                "khi, cán bộ được bố trí chức danh.",
            ),
        ]

    def __str__(self):
        return f"{self.tenure}: {self.get_outcome_display()}"
