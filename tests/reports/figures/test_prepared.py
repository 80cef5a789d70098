from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from members.models import Enrolment
from reports.catalogue.populations import MEMBERS
from reports.figures import prepared
from unions.models import Unit

DAY = date(2022, 6, 30)


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    monkeypatch.setattr(prepared, "_written", {})


def members(scope, day):
    rows = MEMBERS.rows(scope, day).values_list("unit")
    return rows.annotate(Count("pk")).order_by("unit")


def test_counts_are_those_of_the_plain_query(
    small, ha_quang, truong_ha, hoa_an, pac_bo
):
    for scope in (small, ha_quang, hoa_an, truong_ha, pac_bo):
        for day in (DAY, date(2017, 1, 1)):
            told = prepared.fetch("members", members, scope, day)
            assert told == list(members(scope, day))
    assert prepared.fetch("members", members, pac_bo, DAY) == [(pac_bo.pk, 2)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there")
def test_query_is_written_once_a_level(small, ha_quang, hoa_an, truong_ha):
    built = []

    def build(scope, day):
        built.append(scope)
        return members(scope, day)

    for scope in (ha_quang, hoa_an, truong_ha):
        prepared.fetch("members", build, scope, DAY)

    # Twice each, for districts and for a commune.
    assert len(built) == 4


def test_what_is_reckoned_from_the_day_is_asked_plainly(small, pac_bo):
    """A day of the day before is not among what is asked."""

    def build(scope, day):
        rows = Enrolment.objects.on(day - timedelta(1)).filter(unit=scope)
        return rows.values_list("unit").annotate(Count("pk")).order_by()

    with CaptureQueriesContext(connection) as queries:
        told = prepared.fetch("eve", build, pac_bo, date(2018, 1, 1))
        assert told == []
        assert prepared.fetch("eve", build, pac_bo, date(2018, 1, 2)) == [
            (pac_bo.pk, 2)
        ]
    assert len(queries) == 2
    assert Unit.objects.get(pk=pac_bo.pk) == pac_bo
