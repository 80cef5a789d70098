"""Two who act at once, on two connections, as two workers have them."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

ON_POSTGRES = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="a database in memory has one writer"
    ),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
# How long the one that came first keeps its transaction open.
PAUSE = 0.5
PATIENCE = 20


def refusal(run):
    try:
        run()
    except ValidationError as error:
        return error.messages
    finally:
        connection.close()
    return []


def run_both(*runs):
    """What was refused of each."""
    with ThreadPoolExecutor(len(runs)) as pool:
        running = [pool.submit(refusal, run) for run in runs]
        return [each.result() for each in running]


def at_once(first, second):
    """`second` begins when `first` has done its deed and not yet committed. Returns
    what was refused of each."""
    done = Flag()

    @transaction.atomic
    def earlier():
        first()
        done.set()
        time.sleep(PAUSE)

    def later():
        done.wait(PATIENCE)
        second()

    return run_both(earlier, later)


def somebody_waits():
    """Until another connection waits for a lock."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.02)
    return False
