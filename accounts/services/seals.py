"""Each event is sealed after its transaction, in a short one of its own: writers queue
for the chain only then, never while they do their work."""

from itertools import accumulate

from django.db import connection, transaction

from accounts import chain
from accounts.models import Event, Seal

from . import turns

# How far back an event may stand that a crash left unsealed.
STRAGGLERS = 1_000
CHUNK = 2_000


class Sealing:
    """Seals what one transaction wrote, from its event `first` on."""

    def __init__(self, first):
        self.first = first
        # By this Django calls a job that failed.
        self.__qualname__ = type(self).__qualname__

    def __call__(self):
        seal(since=self.first)


def after_commit(event):
    """Has `event`, with all others of its transaction, sealed once they are kept."""
    # Django forgets what a rolled back savepoint asked for, so the list is the truth.
    asked = [job for _, job, _ in connection.run_on_commit if isinstance(job, Sealing)]
    if not asked:
        transaction.on_commit(Sealing(event.pk), robust=True)


@transaction.atomic
def seal(*, since):
    """Seals, in order, every unsealed event from `since` on, and those among the last
    1,000 before. Returns how many."""
    turns.take(turns.SEALS)
    last = Seal.objects.order_by("-number").first() or Seal(number=0, digest="")
    floor = min(since, (last.event_id or 0) - STRAGGLERS)
    waiting = Event.objects.filter(pk__gte=floor).unsealed().order_by("pk")
    sealed = 0
    # Read before written: SQLite loses its place in a table that changes under it.
    while events := list(waiting.values(*chain.FIELDS)[:CHUNK]):
        seals = list(accumulate(events, _next, initial=last))[1:]
        Seal.objects.bulk_create(seals)
        last, sealed = seals[-1], sealed + len(seals)
    return sealed


def _next(last, event):
    digest = chain.link(last.digest, chain.canonical(event))
    return Seal(number=last.number + 1, event_id=event["id"], digest=digest)
