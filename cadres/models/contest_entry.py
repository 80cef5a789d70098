from django.db import models

from cadres.choices import Prize
from members.models import Person
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .contest import Contest


class ContestEntryQuerySet(PlacedQuerySet):
    unit_path = "contest__unit"

    def visible_to(self, user):
        """Whoever answers for the unit that holds it, or for the one of the entrant."""
        ours = mandated(user, "contest__unit__") | mandated(user, "unit__")
        return self.all() if user.is_superuser else self.filter(ours)


class ContestEntry(models.Model):
    """This cadre of `unit` took part, and perhaps won a prize."""

    contest = models.ForeignKey(
        Contest, models.PROTECT, related_name="entries", verbose_name="hội thi"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="contest_entries", verbose_name="thí sinh"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="contest_entries", verbose_name="đơn vị"
    )
    prize = models.CharField("giải", max_length=11, choices=Prize, blank=True)

    objects = ContestEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "thí sinh hội thi"
        verbose_name_plural = "thí sinh hội thi"
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "person"],
                name="cadres_contestentry_once",
                violation_error_message="Thí sinh đã có trong danh sách dự thi.",
            )
        ]

    def __str__(self):
        return f"{self.person} – {self.contest}"
