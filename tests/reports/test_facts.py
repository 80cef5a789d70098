"""The records of the sample province give the figures of the report of 30/6/2022."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reports import reconciliation
from reports.catalogue import FIGURES
from reports.figures import read
from unions.models import Unit

from .conftest import CLOSING, OPENING

pytestmark = pytest.mark.xdist_group("sample")

FACTS = list(csv.DictReader((Path(__file__).parent / "facts.csv").open()))
NAMED = {"opening", "closing", "change", "span"}
DAYS = sorted({date.fromisoformat(f["at"]) for f in FACTS if f["at"] not in NAMED})


@pytest.fixture(scope="module")
def readings(sample, django_db_blocker):
    with django_db_blocker.unblock():
        scope = Unit.objects.get(code="CB")
        return read(FIGURES, scope=scope, opening=OPENING, closing=CLOSING, days=DAYS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['figure_id']}@{f['at']}")
def test_figure_equals_the_fact(readings, fact):
    at = fact["at"] if fact["at"] in NAMED else date.fromisoformat(fact["at"])

    assert readings.value(fact["figure_id"], at) == Decimal(fact["expect"])


def test_sample_breaks_no_identity(readings, django_db_blocker):
    with django_db_blocker.unblock():
        assert reconciliation.check(readings) == []
