from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.catalogue import BY_ID
from reports.figures import evaluate, evaluate_span
from reports.returns import comparison
from tests import factories
from tests.fixtures_boards import APPROVED, TODAY
from unions.choices import Form

TURNS = "activity_turns_members"
EVE = date(2021, 12, 31)


@pytest.fixture
def load(an, asking):
    def load(user=an):
        return comparison.load(period=asking, user=user, today=TODAY)

    return load


@pytest.fixture
def compared(told, enrol):
    """Hòa An is approved, too; both said less half a year before; six members."""
    told.late.state = APPROVED
    told.late.decided_at, told.late.decided_by = (
        told.approved.decided_at,
        told.approved.decided_by,
    )
    told.late.save()
    before = factories.PeriodFactory(
        name="6 tháng cuối năm 2021",
        kind="HALF",
        opening=date(2021, 7, 1),
        closing=EVE,
    )
    for unit, branch, value in (
        (told.ha_quang, told.pac_bo, 40),
        (told.hoa_an, told.lam_son, 9),
    ):
        row = factories.ReturnFactory(period=before, unit=unit, state=APPROVED)
        factories.ReturnLineFactory(
            unit_return=row, unit=branch, figure=TURNS, value=value
        )
    for number in range(5):
        enrol(told.pac_bo, f"Nông Thị {number}")
    enrol(told.lam_son, "Lý Văn Sơn")
    return told


def read(found, figure=TURNS):
    column = found.column(figure)
    return {
        row.standing.unit.code: (row.value, row.before, row.per_members, row.rank)
        for row in found.rows(column)
        if row.value is not None or row.before is not None
    }


def test_values_of_districts_are_those_of_approved_returns(compared, load):
    found = load()

    assert read(found) == {
        # 42 turns of 5 members, 40 before.
        "CB-HAQUANG": (42, 40, 840, 1),
        "CB-HOAAN": (7, 9, 700, 2),
    }
    total = found.total(found.column(TURNS))
    assert (total.value, total.before, total.change) == (49, 49, 0)
    # 49 turns of 6 members.
    assert (total.members, total.per_members) == (6, Decimal("816.7"))


def test_return_that_is_not_approved_is_not_counted(told, load):
    found = load()

    assert read(found) == {"CB-HAQUANG": (42, None, None, 1)}
    assert found.total(found.column(TURNS)).value == 42


def test_districts_sum_to_the_total(compared, load):
    found = load()

    for column in found.columns:
        values = [row.value for row in found.rows(column) if row.value is not None]
        assert found.total(column).value == sum(values)


def test_values_are_those_of_the_report(compared, load):
    found = load()
    figures = [column.figure for column in found.columns]
    eve = compared.period.opening - timedelta(1)

    for unit in (compared.province, compared.ha_quang, compared.hoa_an):
        of = None if unit == compared.province else unit.pk
        key = {figure.id: (compared.period.pk, of, figure.id) for figure in figures}
        told = evaluate_span(
            figures, scope=unit, opening=eve, closing=compared.period.closing
        )
        members = evaluate(
            [*figures, BY_ID["members"]], scope=unit, day=compared.period.closing
        )
        assert found.members.get(of, 0) == members.pop("members")
        assert {name: found.values.get(k) for name, k in key.items()} == told | members


def test_equal_values_share_a_rank(compared, load):
    compared.late.lines.filter(figure=TURNS).update(value=42)

    assert [rank for *_, rank in read(load()).values()] == [1, 1]


def test_another_kind_of_period_is_not_the_one_before(compared, load):
    compared.period.kind = "YEAR"
    compared.period.save()

    found = load()

    assert found.previous is None
    assert read(found)["CB-HAQUANG"] == (42, None, 840, 1)


def test_only_what_is_counted_by_heads_is_told_per_members(compared, load):
    found = load()

    assert {
        column.id: found.total(column).per_members is not None
        for column in found.columns
    } == {
        "units_using_software": False,
        TURNS: True,
        "activity_turns_youth": True,
        "branches_with_book": False,
        "model_branch_meetings": True,
    }


def test_district_compares_nobody_else(compared, load, chi):
    found = load(chi)

    assert read(found) == {"CB-HOAAN": (7, 9, 700, 1)}
    assert found.total(found.column(TURNS)).value == 7


def test_members_of_an_open_period_are_those_of_today(compared, an, enrol):
    enrol(compared.lam_son, on=date(2022, 6, 20))

    found = comparison.load(period=compared.period, user=an, today=date(2022, 6, 10))

    assert (found.counted_on, found.members[None]) == (date(2022, 6, 10), 6)


def test_nobody_compares_nothing(compared, load, nobody):
    found = load(nobody)

    assert (found.standings, found.values, found.members) == ([], {}, {None: 0})


def test_period_that_asks_nothing_has_nothing_to_compare(compared, load):
    compared.period.figures.all().delete()

    found = load()

    assert (found.columns, found.values, found.column(TURNS)) == ([], {}, None)


def test_queries_do_not_grow(compared, load, found, enrol):
    def count():
        with CaptureQueriesContext(connection) as queries:
            load()
        return len(queries)

    one = count()
    for number in range(3):
        district = found(
            f"CB-{number}", Form.LOCAL, f"Huyện {number}", compared.province
        )
        row = factories.ReturnFactory(
            period=compared.period, unit=district, state=APPROVED
        )
        factories.ReturnLineFactory(unit_return=row, unit=district, figure=TURNS)

    assert count() == one
