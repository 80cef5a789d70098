"""The province of the first day, and its resolutions as they are carried out."""

from contextlib import contextmanager
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction

from demo import accounts, deciding, loader, recording
from demo.plan import parts, sample
from unions.choices import LineKind
from unions.services import histories, restructurings

from .row_changes import RowChanges

# The other documents of the sample unite branches alone.
OF_THE_TREE = (LineKind.SPLIT, LineKind.UNITE)


def measured(rounds):
    """(edges, [(seconds of ours, seconds of the SQL), …]) of each resolution, in the
    state that the decisions before it left."""
    found = []
    with _watched(rounds, found):
        call_command("migrate", verbosity=0)
        planned = sample.build()
        by, part = accounts.open_first(), parts.before(planned)
        units = histories.record(part.histories, by=by)
        people = recording.people(planned, part, units, by=by, tell=_silent)
        tenures = recording.cadres(part, units, people, by=by)
        office = accounts.open_office(units["CB"], by=by)
        deciding.decide(planned, tenures, units["CB"], office, _silent)
    return found


def _silent(*told):
    pass


@contextmanager
def _watched(rounds, found):
    """Measures each resolution before it is applied inside the block."""
    plain = restructurings.apply

    def apply(**facts):
        kinds = facts["restructuring"].rows.filter(kind__in=OF_THE_TREE)
        if kinds.exists():
            loader.take_stock()
            found.append(_measure(lambda: plain(**facts), rounds))
        return plain(**facts)

    restructurings.apply = apply
    try:
        yield
    finally:
        restructurings.apply = plain


def _measure(apply, rounds):
    with transaction.atomic():
        changes = RowChanges()
        plan = apply()
        by_hand = changes.by_hand()
        transaction.set_rollback(True)
    with transaction.atomic():
        by_hand()
        changes.check()
        transaction.set_rollback(True)
    edges = sum(len(ending.heirs) for ending in plan.endings)
    return edges, [(_time(apply), _time(by_hand)) for _ in range(rounds)]


def _time(run):
    with transaction.atomic():
        start = perf_counter()
        run()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seconds = perf_counter() - start
        transaction.set_rollback(True)
    return seconds
