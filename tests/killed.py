"""A process that applies the one document there is, for tests that kill it:
`python -m tests.killed wait` stays in the midst of writing, `apply` goes to the end.
Both first print a digest of every row."""

import os
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256

AT = datetime(2020, 2, 3, 2, tzinfo=UTC)


def main(word):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django  # noqa: PLC0415 -- settings first

    django.setup()

    from accounts.models import User  # noqa: PLC0415 -- after setup
    from unions.models import Restructuring  # noqa: PLC0415 -- after setup
    from unions.services import restructurings  # noqa: PLC0415 -- after setup

    tell(digest())
    if word == "wait":
        stop_at_the_second_ending()
    restructurings.apply(
        restructuring=Restructuring.objects.get(),
        by=User.objects.get(username="an"),
        at=AT,
    )
    tell("applied")


def tell(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def digest():
    from tests.tables import rows  # noqa: PLC0415 -- after setup

    told = [(table, sorted(kept.values())) for table, kept in rows(log=True).items()]
    return sha256(repr(told).encode()).hexdigest()


def stop_at_the_second_ending():
    from django.db import connection  # noqa: PLC0415 -- after setup

    from unions.signals import unit_absorbed  # noqa: PLC0415 -- after setup

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is written goes to the disk at once.
            cursor.execute("PRAGMA cache_size = 1")
    ended = []

    def stop(unit, **kwargs):
        ended.append(unit)
        if len(ended) == 2:
            tell("in the midst")
            time.sleep(600)

    unit_absorbed.connect(stop, weak=False)


if __name__ == "__main__":
    main(sys.argv[1])
