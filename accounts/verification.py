"""Holds the log against its chain of seals."""

import time
from dataclasses import dataclass, field

from accounts import chain
from accounts.models import Event, Seal

CHUNK = 2_000
# So many changed links are held against each other, to tell a swap from a change.
COMPARED = 200
PATIENCE = 2  # seconds


@dataclass
class Link:
    """A seal, what was sealed before it, and its event as it is now."""

    number: int
    previous: str
    digest: str
    text: str
    event_id: int

    @property
    def holds(self):
        return chain.link(self.previous, self.text) == self.digest

    def holds_with(self, other):
        return chain.link(self.previous, other.text) == self.digest


@dataclass
class Verification:
    """Reads the whole chain once, in constant memory. `breaks()` yields a Vietnamese
    sentence for each break; then `count` and `head` say how far the chain goes."""

    count: int = 0
    head: str = ""
    odd: list = field(default_factory=list)

    def breaks(self):
        for link, gap in self._links():
            yield from (f"Số {n}: sự kiện hoặc niêm phong đã bị xóa." for n in gap)
            if link and not link.holds:
                yield from self._keep_odd(link)
        yield from self._tell_odd()
        if Event.objects.unsealed().exists():
            # What was kept just now gets its seal in a moment.
            time.sleep(PATIENCE)
        for event in Event.objects.unsealed().order_by("pk").iterator(CHUNK):
            yield f"Sự kiện {event.pk} ({event.subject}): chưa được niêm phong."

    def _links(self):
        """(link, numbers missing before it), in the order of the chain."""
        columns = [f"event__{name}" for name in chain.FIELDS]
        rows = Seal.objects.order_by("number").values("number", "digest", *columns)
        for row in rows.iterator(CHUNK):
            gap = range(self.count + 1, row["number"])
            previous = _digest_before(row["number"]) if gap else self.head
            self.count, self.head = row["number"], row["digest"]
            event = {name: row[f"event__{name}"] for name in chain.FIELDS}
            text = chain.canonical(event)
            link = Link(self.count, previous, self.head, text, event["id"])
            yield (link if previous is not None else None), gap

    def _keep_odd(self, link):
        if len(self.odd) < COMPARED:
            self.odd.append(link)
        else:
            yield _tell_change(link)

    def _tell_odd(self):
        swapped = {
            link.number: other.number
            for link in self.odd
            for other in self.odd
            if link.holds_with(other)
        }
        for link in self.odd:
            other = swapped.get(link.number)
            yield _tell_swap(link, other) if other else _tell_change(link)


def _digest_before(number):
    """The digest sealed before `number`; None where that seal is gone, too."""
    seals = Seal.objects.filter(number=number - 1)
    return seals.values_list("digest", flat=True).first()


def _tell_change(link):
    return f"Số {link.number}: sự kiện {link.event_id} hoặc niêm phong đã bị sửa."


def _tell_swap(link, other):
    return f"Số {link.number}: đã bị đổi chỗ với số {other}."
