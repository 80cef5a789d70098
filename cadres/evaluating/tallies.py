"""How far the evaluations of a campaign have come, counted."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q

from accounts.choices import ReviewState
from cadres.choices import Rank

COUNTED = {
    "total": Q(),
    "registered": Q(is_registered=True),
    "self_rated": ~Q(self_rank=""),
    "drafts": Q(state=ReviewState.DRAFT),
    "sent": Q(state=ReviewState.SUBMITTED),
    "returned": Q(state=ReviewState.RETURNED),
    "decided": Q(state=ReviewState.APPROVED),
}
SHARE = Decimal("0.01")


def _count(condition):
    return Count("pk", filter=condition)


COUNTS = {name: _count(condition) for name, condition in COUNTED.items()}
RANKED = {f"rank_{rank}": _count(Q(rank=rank)) for rank in Rank}


@dataclass(frozen=True)
class Tally:
    """Numbers of objects: in all, registered, with a self-assessment, by state, and by
    the rank decided, {Rank: number}. Rated and not rated make the total."""

    total: int = 0
    registered: int = 0
    self_rated: int = 0
    drafts: int = 0
    sent: int = 0
    returned: int = 0
    decided: int = 0
    ranks: dict = field(default_factory=dict)

    @property
    def to_send(self):
        return self.drafts + self.returned

    @property
    def rated(self):
        return sum(self.ranks.values())

    @property
    def not_rated(self):
        return self.total - self.rated

    def share(self, rank):
        """How many percent of all have the rank, with two decimals."""
        count = Decimal(100 * self.ranks.get(rank, 0))
        return (count / self.total).quantize(SHARE) if self.total else Decimal(0)

    def __add__(self, other):
        numbers = {name: getattr(self, name) + getattr(other, name) for name in COUNTED}
        ranks = {
            rank: self.ranks.get(rank, 0) + other.ranks.get(rank, 0)
            for rank in self.ranks | other.ranks
        }
        return Tally(**numbers, ranks=ranks)


def tally_of(evaluations):
    """The Tally of a queryset; who is out of the list counts nowhere."""
    return _read(evaluations.listed().order_by().aggregate(**COUNTS, **RANKED))


def by_unit(evaluations):
    """{key of the unit: Tally}"""
    return _grouped(evaluations, "unit")


def by_campaign(evaluations):
    """{key of the campaign: Tally}"""
    return _grouped(evaluations, "campaign")


def _grouped(evaluations, field):
    rows = evaluations.listed().order_by().values(field).annotate(**COUNTS, **RANKED)
    return {row[field]: _read(row) for row in rows}


def _read(row):
    numbers = {name: row[name] for name in COUNTED}
    ranks = {rank: row[f"rank_{rank}"] for rank in Rank if row[f"rank_{rank}"]}
    return Tally(**numbers, ranks=ranks)
