"""Carrying out the resolutions of 2020 on the units, members and cadres of 2019,
against hand-written SQL that leaves the same rows, in the registers as in the log; in a
database and a process of its own, as the sample has carried them out already."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

import django
from django.db import connection

from .measure import Row

NAME = "doanvu_restructurings"
ROUNDS = 5
BOUND = 5.0


def resolutions_of_2020():
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
        cursor.execute(f"CREATE DATABASE {NAME}")
    server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    told = subprocess.run(
        [sys.executable, "-m", "bench.restructurings"],
        env=os.environ | {"DATABASE_URL": f"{server}/{NAME}"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield from (Row(**row) for row in json.loads(told.stdout.splitlines()[-1]))


def main():
    os.environ |= {"DEMO": "1", "DEBUG": "0", "LOG_LEVEL": "WARNING"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from bench import resolutions  # noqa: PLC0415 -- after setup

    found = resolutions.measured(ROUNDS)
    medians = [_median(times) for _, times in found]
    ours, theirs = (sum(side) for side in zip(*medians, strict=True))
    edges = sum(edges for edges, _ in found)
    what = f"Resolutions of 2020, {edges} edges / SQL for the same rows (s)"
    print(json.dumps([asdict(Row(what, ours, theirs, BOUND))]))


def _median(times):
    return sorted(times, key=lambda pair: pair[0] / pair[1])[len(times) // 2]


if __name__ == "__main__":
    main()
