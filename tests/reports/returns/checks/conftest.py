from datetime import date
from decimal import Decimal

import pytest

from reports.models import ReturnLine
from reports.returns import sheets
from tests import factories
from tests.reports.returns.conftest import TODAY


@pytest.fixture
def unit_return(period, ha_quang):
    return factories.ReturnFactory(period=period, unit=ha_quang)


@pytest.fixture
def say(unit_return):
    """`say(unit, figure=value, …)` writes cells of the return of Hà Quảng."""

    def say(unit, reason="", **values):
        for figure, value in values.items():
            key = {"unit_return": unit_return, "unit": unit, "figure": figure}
            ReturnLine.objects.update_or_create(
                **key, defaults={"value": value, "reason": reason}
            )

    return say


@pytest.fixture
def sheet_of(period, binh):
    """The sheet of a unit, as Bình reads it."""

    def sheet_of(unit, user=binh):
        return sheets.load(period=period, scope=unit, user=user, today=TODAY)

    return sheet_of


@pytest.fixture
def rule(db):
    """`rule("bằng", left, right, …)`: a check that holds since 2018."""

    def rule(operator, left, right=(), source="DECLARED", **facts):
        return factories.CheckFactory(
            left=left,
            operator=operator,
            source=source,
            right=list(right),
            since=facts.pop("since", date(2018, 1, 1)),
            **{"constant": Decimal(0)} | facts,
        )

    return rule
