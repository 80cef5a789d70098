"""The caps on the highest rank of a campaign, which warn."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts import vietnamese
from accounts.keys import among
from cadres.choices import Rank, Scale
from cadres.models import Evaluation
from unions.choices import Level, RuleKind
from unions.models import Rule, Unit
from unions.standards import standards_on


@dataclass(frozen=True)
class Excess:
    """Of the `total` objects of `level` that `decider` decides on, so many have the
    highest rank that the rule warns."""

    decider: Unit
    level: str
    rule: Rule
    excellent: int
    total: int

    @property
    def sentence(self):
        number, level = vietnamese.number, Level(self.level).label.lower()
        return (
            f"{self.decider.name} ({level}): {number(self.excellent)} trên "
            f"{number(self.total)} đối tượng hoàn thành xuất sắc nhiệm vụ, "
            f"vượt tỷ lệ {number(self.rule.value)}%"
        )


def excesses(campaign, ranks=None):
    """The Excesses of a campaign as it stands; or, with `ranks`, {key of an evaluation:
    rank}, what there would be in the groups of those that get the highest rank by them.
    A group are the objects in units of one level on which one unit decides."""
    if campaign.scale != Scale.QUALITY:
        return []
    standards = standards_on(campaign.as_of)
    if not standards.of_kind(RuleKind.RANK_CAP):
        return []
    rows = Evaluation.objects.filter(campaign=campaign).listed()
    told = _groups(rows) if ranks is None else _supposed(rows, ranks)
    rules = {level: standards.find(RuleKind.RANK_CAP, level=level) for level in Level}
    over = [
        (decider, level, rules[level], excellent, total)
        for (decider, level), (excellent, total) in told.items()
        if rules[level] and 100 * excellent > rules[level].value * total
    ]
    units = Unit.objects.in_bulk({decider for decider, *_ in over})
    found = [Excess(units[decider], *rest) for decider, *rest in over]
    return sorted(found, key=lambda each: (each.decider.sort_key, each.level))


def _groups(rows):
    """{(decider, level): (number of the highest rank, number of all)}"""
    counted = (
        rows.order_by()
        .values_list("decider", "unit__level")
        .annotate(
            excellent=Count("pk", filter=Q(rank=Rank.EXCELLENT)), total=Count("pk")
        )
    )
    return {(decider, level): (n, total) for decider, level, n, total in counted}


def _supposed(rows, ranks):
    asked = rows.filter(pk__in=among(ranks))
    moved = Counter()
    for key, decider, level, rank in asked.values_list(
        "pk", "decider", "unit__level", "rank"
    ):
        is_new = ranks[key] == Rank.EXCELLENT
        moved[decider, level] += is_new - (rank == Rank.EXCELLENT)
    return {
        group: (excellent + moved[group], total)
        for group, (excellent, total) in _groups(rows).items()
        if moved[group] > 0
    }
