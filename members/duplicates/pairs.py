from dataclasses import dataclass

from django.db import models

from members.models import Distinction

from . import blocks
from .record import Record
from .rules import LIKELY, POSSIBLE, Rule, weigh


class Strength(models.TextChoices):
    LIKELY = "rat-giong", "Rất giống"
    POSSIBLE = "co-the", "Có thể"


@dataclass(frozen=True)
class Pair:
    first: Record
    second: Record
    weight: int
    rules: tuple[Rule, ...]

    @property
    def strength(self):
        return Strength.LIKELY if self.weight >= LIKELY else Strength.POSSIBLE

    @property
    def why(self):
        """What is alike, then what is not."""
        speaking = sorted(self.rules, key=lambda rule: rule.weight <= 0)
        return ", ".join(rule.words for rule in speaking)


def find(people, *, unit=None, strength=None):
    """The likely pairs among `people` (a scoped queryset), the strongest first, in two
    queries. With `unit`, pairs of which at least one record is kept today at or below
    it; with `strength`, only those. What somebody told apart is not there."""
    apart = set(Distinction.objects.values_list("first_id", "second_id"))
    found = [Pair(a, b, *weigh(a, b)) for a, b in blocks.pairs(people)]
    kept = [
        pair
        for pair in found
        if pair.weight >= POSSIBLE
        and (pair.first.pk, pair.second.pk) not in apart
        and (strength is None or pair.strength == strength)
        and (unit is None or _touches(pair, unit))
    ]
    return sorted(kept, key=lambda p: (-p.weight, p.first.pk, p.second.pk))


def _touches(pair, unit):
    return pair.first.is_beneath(unit) or pair.second.is_beneath(unit)
