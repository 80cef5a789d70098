from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import ReviewState, Role
from reports.choices import PeriodKind, Respondent
from reports.returns import sheets
from tests import factories
from tests.conftest import RURAL
from unions.choices import Form

from .conftest import ASKED, TODAY


@pytest.fixture
def load(period):
    def load(scope, user, period=period):
        return sheets.load(period=period, scope=scope, user=user, today=TODAY)

    return load


def lay(sheet):
    """{kind of block: (columns, {unit: figures asked of it})}"""
    return {
        block.kind: (
            [column.id for column in block.columns],
            {row.unit: list(row.cells) for row in block.rows},
        )
        for block in sheet.blocks
    }


TURNS = ["activity_turns_members", "activity_turns_youth", "members_reported"]


def test_form_asks_each_unit_its_own_figures(load, binh, ha_quang, pac_bo, clinic):
    truong_ha = pac_bo.grassroots

    assert lay(load(ha_quang, binh)) == {
        "SENDER": (
            ["model_branch_meetings"],
            {ha_quang.pk: ["model_branch_meetings"]},
        ),
        "GRASSROOTS": (
            ["units_using_software"],
            {
                truong_ha.pk: ["units_using_software"],
                clinic.pk: ["units_using_software"],
            },
        ),
        "BRANCH": (
            [*TURNS, "branches_with_book"],
            {pac_bo.pk: [*TURNS, "branches_with_book"], clinic.pk: TURNS},
        ),
    }


def test_form_of_a_grassroots_unit_is_its_part(load, binh, pac_bo, clinic):
    truong_ha = pac_bo.grassroots

    assert lay(load(truong_ha, binh)) == {
        "GRASSROOTS": (
            ["units_using_software"],
            {truong_ha.pk: ["units_using_software"]},
        ),
        "BRANCH": (
            [*TURNS, "branches_with_book"],
            {pac_bo.pk: [*TURNS, "branches_with_book"]},
        ),
    }


def test_form_of_a_branch_is_one_row(load, binh, pac_bo, clinic):
    assert lay(load(pac_bo, binh)) == {
        "BRANCH": (
            [*TURNS, "branches_with_book"],
            {pac_bo.pk: [*TURNS, "branches_with_book"]},
        )
    }


def test_province_has_no_form(load, an, province):
    assert load(province, an) is None


def test_whoever_answers_for_a_grassroots_unit_alone_writes_a_part(
    load, open_account, giang, an, binh, pac_bo
):
    truong_ha = pac_bo.grassroots
    own = open_account("mai", "Nông Thị Mai", Role.SECRETARY, truong_ha, giang)

    assert load(truong_ha, own).is_part
    for user in (an, binh):
        assert not load(truong_ha, user).is_part


def test_cells_hold_what_was_written(load, period, binh, ha_quang, pac_bo):
    unit_return = factories.ReturnFactory(period=period, unit=ha_quang)
    factories.ReturnLineFactory(
        unit_return=unit_return,
        unit=pac_bo,
        figure="activity_turns_members",
        value=12,
        version=3,
        sent=9,
        remark="Hãy đếm lại",
    )

    sheet = load(ha_quang, binh)
    cell = sheet.cell(pac_bo.pk, "activity_turns_members")
    empty = sheet.cell(pac_bo.pk, "activity_turns_youth")

    assert sheet.unit_return == unit_return
    assert (cell.value, cell.version, cell.remark) == (12, 3, "Hãy đếm lại")
    assert (cell.text, cell.shown, cell.is_changed) == ("12", "12", True)
    assert (empty.value, empty.version, empty.text, empty.is_changed) == (
        None,
        0,
        "",
        False,
    )
    assert (sheet.filled, sheet.asked) == (1, 6)


def test_nothing_is_asked_of_a_unit_outside(load, binh, ha_quang, pac_bo, lam_son):
    assert load(ha_quang, binh).cell(lam_son.pk, "activity_turns_members") is None


def test_part_holds_its_own_lines_alone(load, period, binh, ha_quang, pac_bo, clinic):
    unit_return = factories.ReturnFactory(period=period, unit=ha_quang)
    for unit in (pac_bo, clinic):
        factories.ReturnLineFactory(
            unit_return=unit_return, unit=unit, figure="activity_turns_members"
        )

    assert load(ha_quang, binh).filled == 2
    assert load(pac_bo.grassroots, binh).filled == 1
    assert load(clinic, binh).filled == 1


def test_sums_are_those_of_rows_groups_and_blocks(
    load, period, binh, ha_quang, pac_bo, clinic
):
    unit_return = factories.ReturnFactory(period=period, unit=ha_quang)
    told = (
        (pac_bo, "activity_turns_members", 12),
        (pac_bo, "activity_turns_youth", 5),
        (pac_bo, "branches_with_book", 1),
        (clinic, "activity_turns_members", 30),
    )
    for unit, figure, value in told:
        factories.ReturnLineFactory(
            unit_return=unit_return, unit=unit, figure=figure, value=value
        )

    block = load(ha_quang, binh).blocks[-1]
    rows = {row.unit: row.totals for row in block.rows}

    assert [figure.id for figure in block.totals] == ["activity_participants"]
    assert rows == {
        pac_bo.pk: {"activity_participants": 17},
        clinic.pk: {"activity_participants": None},
    }
    assert {group.place.unit: group.sums for group in block.groups} == {
        pac_bo.grassroots_id: {
            "activity_turns_members": 12,
            "activity_turns_youth": 5,
            "branches_with_book": 1,
            "activity_participants": 17,
        },
        clinic.pk: {"activity_turns_members": 30},
    }
    assert block.sums == {
        "activity_turns_members": 42,
        "activity_turns_youth": 5,
        "branches_with_book": 1,
        "activity_participants": 17,
    }


@pytest.fixture
def members(pac_bo, clinic):
    """Two members of Pác Bó, one of the clinic, and one who had left by then."""
    for unit in (pac_bo, pac_bo, clinic):
        factories.EnrolmentFactory(unit=unit)
    factories.EnrolmentFactory(unit=pac_bo, until="2022-06-30", exit="MATURED")


def test_register_is_counted_beside(load, members, binh, ha_quang, pac_bo, clinic):
    sheet = load(ha_quang, binh)

    assert sheet.cell(pac_bo.pk, "members_reported").counted == 2
    assert sheet.cell(clinic.pk, "members_reported").counted == 1
    assert sheet.cell(pac_bo.pk, "activity_turns_members").counted is None
    assert load(pac_bo, binh).cell(pac_bo.pk, "members_reported").counted == 2


def test_empty_branch_is_counted_as_nothing(load, binh, ha_quang, pac_bo):
    assert load(ha_quang, binh).cell(pac_bo.pk, "members_reported").counted == 0


@pytest.mark.parametrize(
    ("respondent", "expected"),
    [
        (Respondent.GRASSROOTS, {"truong_ha": 2, "clinic": 1}),
        (Respondent.SENDER, {"ha_quang": 3}),
    ],
)
def test_register_is_counted_for_any_level(
    members, ask, load, binh, ha_quang, pac_bo, clinic, respondent, expected
):
    period = factories.PeriodFactory()
    ask(period, ("members_reported", respondent))
    units = {
        pac_bo.grassroots_id: "truong_ha",
        clinic.pk: "clinic",
        ha_quang.pk: "ha_quang",
    }

    cells = load(ha_quang, binh, period).cells

    assert {units[cell.unit]: cell.counted for cell in cells} == expected


def test_flow_is_counted_over_the_days_of_the_period(ask, load, binh, pac_bo):
    """Both its first and its last day inclusive."""
    period = factories.PeriodFactory()
    ask(period, ("admissions_reported", Respondent.CELL))
    for day in ("2021-12-31", "2022-01-01", "2022-06-30", "2022-07-01"):
        factories.EnrolmentFactory(unit=pac_bo, since=day, entry="ADMITTED")

    sheet = load(pac_bo.district, binh, period)

    assert sheet.cell(pac_bo.pk, "admissions_reported").counted == 2


def tell(period, unit, value, *, figure, state=ReviewState.APPROVED):
    unit_return = factories.ReturnFactory(
        period=period, unit=unit.district, state=state
    )
    factories.ReturnLineFactory(
        unit_return=unit_return, unit=unit, figure=figure, value=value
    )


@pytest.mark.parametrize(
    ("figure", "kind", "state", "expected"),
    [
        ("branches_with_book", PeriodKind.YEAR, ReviewState.APPROVED, 1),
        ("branches_with_book", PeriodKind.HALF, ReviewState.SUBMITTED, None),
        ("activity_turns_members", PeriodKind.HALF, ReviewState.APPROVED, 1),
        ("activity_turns_members", PeriodKind.YEAR, ReviewState.APPROVED, None),
    ],
)
def test_last_comparable_period_stands_beside(
    load, ask, period, binh, pac_bo, figure, kind, state, expected
):
    """Of the same kind where the figure adds up over time; only what was approved."""
    period.kind = PeriodKind.HALF
    period.save()
    for year, value in ((2019, 7), (2020, 1)):
        earlier = factories.PeriodFactory(
            kind=kind, opening=f"{year}-01-01", closing=f"{year}-06-30"
        )
        ask(earlier, (figure, Respondent.CELL))
        tell(earlier, pac_bo, value, figure=figure, state=state)

    assert load(pac_bo.district, binh).cell(pac_bo.pk, figure).previous == expected


def test_queries_do_not_grow_with_units(
    load, period, found, binh, ha_quang, truong_ha, pac_bo, clinic
):
    unit_return = factories.ReturnFactory(period=period, unit=ha_quang)

    def count():
        with CaptureQueriesContext(connection) as queries:
            sheet = load(ha_quang, binh)
            assert sheet.cells
            assert [block.sums for block in sheet.blocks]
        return len(queries)

    few = count()
    for number in range(3):
        code = f"CB-HQ-X{number}"
        commune = found(code, Form.UNION, f"Đoàn xã {number}", ha_quang, **RURAL)
        branch = found(f"{code}-1", Form.BRANCH, "Chi đoàn", commune, **RURAL)
        for figure, _ in ASKED[1:4]:
            factories.ReturnLineFactory(
                unit_return=unit_return, unit=branch, figure=figure
            )

    assert count() == few


def test_decimals_of_the_database_are_told_as_whole_numbers(
    load, period, binh, ha_quang, pac_bo
):
    unit_return = factories.ReturnFactory(period=period, unit=ha_quang)
    factories.ReturnLineFactory(
        unit_return=unit_return,
        unit=pac_bo,
        figure="activity_turns_members",
        value=Decimal("1200.00"),
    )

    cell = load(ha_quang, binh).cell(pac_bo.pk, "activity_turns_members")

    assert (cell.text, cell.shown) == ("1200", "1.200")
