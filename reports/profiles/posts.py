"""The posts of a unit on a day: how many seats, who holds them, how many are vacant."""

from dataclasses import dataclass, field

from cadres.models import Post, Seat, Tenure


@dataclass
class Holding:
    """One post; `quota` is None where the unit has no number of seats fixed."""

    post: Post
    quota: int | None = None
    holders: list[Tenure] = field(default_factory=list)

    @property
    def vacant(self):
        return max((self.quota or 0) - len(self.holders), 0)


def holdings(unit, day):
    """Every post with a seat or a holder in `unit` itself on `day`, by rank."""
    seats = Seat.objects.on(day).filter(unit=unit).select_related("post")
    tenures = Tenure.objects.on(day).filter(unit=unit)
    found = {seat.post_id: Holding(seat.post, seat.quota) for seat in seats}
    for tenure in tenures.select_related("post", "person").order_by("since", "pk"):
        row = found.setdefault(tenure.post_id, Holding(tenure.post))
        row.holders.append(tenure)
    return sorted(found.values(), key=lambda row: (row.post.rank, row.post.pk))
