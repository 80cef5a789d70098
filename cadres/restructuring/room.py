from collections import Counter
from dataclasses import dataclass, field

from accounts.keys import among
from cadres.models import Seat, Tenure


@dataclass
class Room:
    """Seats and holders after the plan, by code of the unit and of the post; `held` are
    the persons who hold a post there, or will."""

    quotas: dict[tuple[str, str], int] = field(default_factory=dict)
    taken: Counter = field(default_factory=Counter)
    held: set[tuple[str, str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, picture, named, openings):
        """The room of the heirs and of the units of the codes `named`."""
        heirs = {code for each in picture.plan.endings for code in each.heirs}
        units = [unit for code in heirs | named if (unit := picture.unit(code))]
        room = cls()
        room._count(picture.plan, {u.pk: u.code for u in units if u.pk})
        room._open(picture, {u.code for u in units if not u.pk}, openings)
        return room

    def free(self, code, post):
        return self.quotas.get((code, post), 0) - self.taken[code, post]

    def take(self, code, post):
        self.taken[code, post] += 1

    def _count(self, plan, codes):
        """Of units that stand."""
        keys = among(list(codes))
        seats = Seat.objects.on(plan.on).filter(unit__in=keys)
        for unit, post, quota in seats.values_list("unit", "post", "quota"):
            self.quotas[codes[unit], post] = quota
        rows = Tenure.objects.filter(unit__in=keys).reaching(plan.on)
        columns = ("unit", "post", "person", "since")
        for unit, post, person, since in rows.values_list(*columns):
            self.held.add((codes[unit], post, person))
            if since <= plan.on:
                self.take(codes[unit], post)

    def _open(self, picture, codes, openings):
        """Of units that the plan founds: as fixed, or else as the largest of those that
        they come from."""
        for seat in picture.vanishing:
            for code in codes & set(picture.plan.ended[seat.unit_id].heirs):
                known = self.quotas.get((code, seat.post_id), 0)
                self.quotas[code, seat.post_id] = max(known, seat.quota)
        self.quotas |= {key: n for key, n in openings.items() if key[0] in codes}
