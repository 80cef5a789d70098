"""One at a time, where rows alone cannot tell who comes first."""

from django.db import connection

# Any numbers, the same in every process: on PostgreSQL, who holds SEALS writes seals,
# TREE changes the tree of units, PERIODS what periods ask, EVALUATIONS opens campaigns.
SEALS, TREE, PERIODS, EVALUATIONS = 7_130_226, 7_130_227, 7_130_228, 7_130_229


def take(turn):
    """Waits until nobody else has `turn`, and has it until the transaction ends. Taken
    before any row is locked; SQLite gives every transaction the whole database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn])
