"""Returns: opening a grid, saving a cell, and three hundred who save cells at once; in
a database and a process of their own, as people and returns of the bench stay there."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

import django
from django.db import connection

from .measure import Row

NAME = "doanvu_returns"


def returns_of_districts():
    if connection.vendor != "postgresql":
        return
    server, _, name = os.environ["DATABASE_URL"].rpartition("/")
    copy(server, name)
    told = subprocess.run(
        [sys.executable, "-m", "bench.returns"],
        env=os.environ | {"DATABASE_URL": f"{server}/{NAME}"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield from (Row(**row) for row in json.loads(told.stdout.splitlines()[-1]))


def copy(server, name):
    """A database is copied while nobody reads it."""
    import psycopg2  # noqa: PLC0415 -- not on SQLite

    connection.close()
    other = psycopg2.connect(f"{server}/postgres")
    other.autocommit = True
    with other.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{NAME}"')
        cursor.execute(f'CREATE DATABASE "{NAME}" TEMPLATE "{name}"')
    other.close()


def main():
    os.environ |= {"DEMO": "1", "DEBUG": "0", "LOG_LEVEL": "WARNING"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from bench import cells, grids, secretaries, server  # noqa: PLC0415 -- after setup
    from bench.office import Office  # noqa: PLC0415 -- after setup

    office = Office()
    rows = [*grids.measure(office)]
    with server.running() as port:
        rows += cells.measure(office, port)
        rows += secretaries.measure(office, port)
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
