"""Two of the staff open a period at the same time: the second sees the first."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event as Flag

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from reports.choices import Respondent
from reports.models import Period
from reports.services import periods

pytestmark = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="a database in memory has one writer"
    ),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

DAYS = {
    "kind": "SPECIAL",
    "opening": date(2026, 7, 1),
    "closing": date(2026, 7, 31),
    "opens_on": date(2026, 7, 20),
    "due_on": date(2026, 8, 5),
}
FIGURES = [("activity_turns_members", Respondent.CELL, True)]
PAUSE, PATIENCE = 0.5, 20


def test_flow_is_not_asked_twice_at_once(an):
    begun = Flag()

    def open_period(name, pause=0):
        try:
            with transaction.atomic():
                periods.open_period(name=name, by=an, figures=FIGURES, **DAYS)
                begun.set()
                time.sleep(pause)
        except ValidationError as error:
            return list(error.message_dict)
        finally:
            connection.close()
        return []

    def later():
        begun.wait(PATIENCE)
        return open_period("Hai")

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(open_period, "Một", PAUSE), pool.submit(later)]
        refused = [each.result() for each in done]

    assert refused == [[], ["figures"]]
    assert [period.name for period in Period.objects.all()] == ["Một"]
