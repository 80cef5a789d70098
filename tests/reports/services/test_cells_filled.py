"""Cells that are filled in from what is known."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.choices import ReviewState
from reports.choices import Source
from reports.models import ReturnLine
from reports.services import cells
from tests import factories
from tests.fixtures_cells import kept, returns
from tests.fixtures_reviews import MEMBERS, TURNS, WRITTEN

pytestmark = pytest.mark.django_db
PAC_BO = ("CB-HQ-TH-PB", TURNS)


def told(outcome):
    return outcome.status, outcome.version, outcome.value


@pytest.fixture
def fill(asked_period, ha_quang, binh):
    def fill(figure, source, scope=ha_quang):
        return cells.fill(
            period=asked_period,
            scope=scope,
            figure=figure,
            source=source,
            by=binh,
            at=WRITTEN,
        )

    return fill


def test_register_fills_empty_cells_alone(
    small, fill, put_in, pac_bo, clinic, hong_viet
):
    put_in(pac_bo, "9", figure=MEMBERS)

    outcomes = fill(MEMBERS, Source.REGISTER)

    assert [told(outcome) for outcome in outcomes] == [("saved", 1, 1)]
    assert kept() == {
        ("CB-HQ-TH-PB", MEMBERS): [9],
        ("CB-HQ-TTYT", MEMBERS): [1],
    }
    assert set(ReturnLine.objects.values_list("counted", flat=True)) == {1, 2}
    assert fill(MEMBERS, Source.REGISTER) == []


def test_what_the_register_does_not_count_is_not_filled(small, fill):
    assert fill(TURNS, Source.REGISTER) == []
    assert returns() == []


def test_last_period_fills_empty_cells(fill, put_in, pac_bo, clinic, ha_quang, an):
    before = factories.PeriodFactory(
        name="6 tháng cuối năm 2021",
        opening=date(2021, 7, 1),
        closing=date(2021, 12, 31),
    )
    factories.PeriodFigureFactory(period=before, figure=TURNS)
    row = factories.ReturnFactory(
        period=before,
        unit=ha_quang,
        state=ReviewState.APPROVED,
        decided_by=an,
        decided_at=WRITTEN,
    )
    for unit in (pac_bo, clinic):
        factories.ReturnLineFactory(unit_return=row, unit=unit, figure=TURNS, value=8)
    put_in(clinic, "3")

    outcomes = fill(TURNS, Source.PREVIOUS, scope=pac_bo)

    assert [told(outcome) for outcome in outcomes] == [("saved", 1, Decimal(8))]
