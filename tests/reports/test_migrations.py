"""What was recorded before returns became reviewed documents is still said after."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0004_restructuring_rights", "0008_return_rights"
APPROVED = datetime(2022, 7, 5, 8, tzinfo=UTC)


def migrate(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("reports", name)])
    return MigrationExecutor(connection).loader.project_state([("reports", name)]).apps


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_approved_returns_stay_approved():
    apps = migrate(BEFORE)
    try:
        fill(apps)
        apps = migrate(AFTER)
        told = {
            row.unit.code: (row.state, row.decided_at, row.decided_by_id and "giang")
            for row in apps.get_model("reports", "Return").objects.all()
        }
        period = apps.get_model("reports", "Period").objects.get()
        days = (period.opens_on, period.due_on)

        apps = migrate(BEFORE)
        back = {
            row.unit.code: row.approved_at
            for row in apps.get_model("reports", "Return").objects.all()
        }
    finally:
        empty(apps)
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    assert told == {
        "CB-1": ("APPROVED", APPROVED, "giang"),
        "CB-2": ("DRAFT", None, None),
    }
    assert days == (date(2022, 1, 1), date(2022, 6, 30))
    assert back == {"CB-1": APPROVED, "CB-2": None}


def fill(apps):
    """A return that was approved, and one that was not."""
    unit, user, period, unit_return = models(apps)
    by = user.objects.create(username="giang")
    asked = period.objects.create(
        name="Kỳ cũ", opening="2022-01-01", closing="2022-06-30"
    )
    for code, stamps in (
        ("CB-1", {"approved_at": APPROVED, "approved_by": by}),
        ("CB-2", {}),
    ):
        kept = unit.objects.create(
            code=code,
            name=code,
            label=code,
            level="DISTRICT",
            form="LOCAL",
            founded_on="2018-01-01",
        )
        unit_return.objects.create(period=asked, unit=kept, **stamps)


def empty(apps):
    unit, user, period, unit_return = models(apps)
    for model in (unit_return, period, unit, user):
        model.objects.all().delete()


def models(apps):
    names = (
        ("unions", "Unit"),
        ("accounts", "User"),
        ("reports", "Period"),
        ("reports", "Return"),
    )
    return [apps.get_model(*name) for name in names]
