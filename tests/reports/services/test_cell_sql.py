"""What is read in plain SQL is what the querysets read."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.choices import ReviewState
from reports.models import Check, Return
from reports.returns.columns import columns_of, lay_out
from reports.returns.previous import previous_values
from reports.returns.rows import places_of
from reports.services import cell_sql
from tests import factories
from tests.fixtures_cells import BOOK, YOUTH
from tests.fixtures_reviews import MEMBERS, TURNS, WRITTEN
from unions.models import Unit

pytestmark = pytest.mark.django_db
DAY = date(2022, 7, 3)


def test_spots_are_the_places(asked_period, ha_quang, pac_bo, clinic, lam_son):
    units = {unit.pk for unit in (pac_bo, clinic)}

    spots = cell_sql.spots_of(asked_period, "CB-HAQUANG", units)

    known = {place.unit: place for place in places_of(asked_period, ha_quang)}
    assert spots.keys() == {ha_quang.pk, *units}
    for key, spot in spots.items():
        place = known[key]
        assert (spot.code, spot.name, spot.form) == (place.code, place.name, place.form)
        assert (spot.grassroots, spot.sender) == (place.grassroots, ha_quang.pk)
        assert spot.as_unit().path == Unit.objects.get(pk=key).path
    assert lam_son.pk not in spots


def test_mandates_are_those_of_the_day(
    asked_period, binh, an, ha_quang, province, dung
):
    def held(user, day=DAY):
        return cell_sql.spots_and_mandates(asked_period, "CB", set(), user, day)[1]

    assert (held(binh), held(an)) == ({ha_quang.pk}, {province.pk})
    # Who only reads writes nothing.
    assert held(dung) == set()
    assert held(binh, date(2017, 1, 1)) == set()


def test_columns_are_those_of_the_period(asked_period, an):
    rows, is_locked = cell_sql.columns_of(asked_period)
    assert (lay_out(rows), is_locked) == (columns_of(asked_period), False)

    asked_period.locked_at, asked_period.locked_by = timezone.now(), an
    asked_period.save()
    assert cell_sql.columns_of(asked_period)[1] is True


def test_period_is_found(asked_period):
    found = cell_sql.find_period(asked_period.pk)

    assert found == asked_period
    assert (found.closing, found.is_locked) == (asked_period.closing, False)
    assert cell_sql.find_period(10**40) is None


def test_checks_are_those_of_the_day(db):
    for since, until in ((2018, None), (2018, 2022), (2023, None), (2018, 2023)):
        factories.CheckFactory(
            since=date(since, 1, 1), until=until and date(until, 1, 1), right=[TURNS]
        )
    day = date(2022, 6, 30)

    found = cell_sql.checks_on(day)

    assert found == list(Check.objects.on(day).in_order())
    assert [check.right for check in found] == [[TURNS], [TURNS]]


@pytest.fixture
def approve(ha_quang, an):
    """An approved return of an earlier period with a value of some figures each."""

    def approve(closing, kind, *told):
        period = factories.PeriodFactory(
            opening=date(2020, 1, 1), closing=closing, kind=kind
        )
        row = Return.objects.create(
            period=period,
            unit=ha_quang,
            state=ReviewState.APPROVED,
            decided_by=an,
            decided_at=WRITTEN,
        )
        for unit, figure, value in told:
            if not period.figures.filter(figure=figure).exists():
                factories.PeriodFigureFactory(period=period, figure=figure)
            factories.ReturnLineFactory(
                unit_return=row, unit=unit, figure=figure, value=value
            )
        return row

    return approve


def test_previous_values_are_those_of_the_return(
    approve, asked_period, ha_quang, pac_bo, clinic
):
    approve(date(2021, 6, 30), "SPECIAL", (pac_bo, TURNS, 1), (clinic, MEMBERS, 2))
    approve(date(2021, 12, 31), "SPECIAL", (pac_bo, TURNS, 3), (clinic, TURNS, 4))
    approve(date(2021, 12, 31), "QUARTER", (pac_bo, YOUTH, 5), (pac_bo, BOOK, 1))
    approve(date(2022, 3, 31), "QUARTER", (pac_bo, TURNS, 6), (pac_bo, MEMBERS, 7))
    approve(date(2022, 6, 30), "SPECIAL", (pac_bo, TURNS, 8))
    waiting = approve(date(2022, 5, 31), "SPECIAL", (clinic, BOOK, 0))
    waiting.state = ReviewState.RETURNED
    waiting.reason = "Sai"
    waiting.save()
    columns = columns_of(asked_period)
    units = [ha_quang.pk, pac_bo.pk, clinic.pk]

    found = cell_sql.previous_values(asked_period, columns, units)

    assert found == previous_values(asked_period, columns, ha_quang)
    assert found[pac_bo.pk, TURNS] == 3
    assert cell_sql.previous_values(asked_period, columns, []) == {}
    assert cell_sql.previous_values(asked_period, [], units) == {}
