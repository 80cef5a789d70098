from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import ReviewState, Role
from reports.returns import desk
from reports.returns.progress import Progress
from tests import factories
from tests.conftest import OPENED
from tests.fixtures_boards import TODAY, moment
from unions.services import mandates


def due(user, today=TODAY):
    return [
        (standing.period, standing.unit, standing.state, standing.progress)
        for standing in desk.load(user, today=today).due
    ]


@pytest.fixture
def minh(open_account, truong_ha, giang):
    """Secretary of the commune Trường Hà."""
    return open_account("minh", "Nông Đức Minh", Role.SECRETARY, truong_ha, giang)


@pytest.fixture
def earlier(asking, giang):
    """A period that was locked, and asks one figure of cells."""
    period = factories.PeriodFactory(
        name="Quý I năm 2022",
        opening=date(2022, 1, 1),
        closing=date(2022, 3, 31),
        opens_on=date(2022, 3, 20),
        due_on=date(2022, 4, 10),
        locked_at=moment(1),
        locked_by=giang,
    )
    factories.PeriodFigureFactory(period=period)
    return period


def test_secretary_owes_the_return_of_the_own_district(told, binh):
    assert due(binh) == [
        (told.period, told.ha_quang, ReviewState.APPROVED, Progress(8, 7))
    ]


def test_stranger_owes_another_one(told, chi):
    assert due(chi) == [
        (told.period, told.hoa_an, ReviewState.SUBMITTED, Progress(5, 1))
    ]


def test_province_owes_nothing(told, an, dung, giang, nobody):
    assert [due(user) for user in (an, dung, giang, nobody)] == [[], [], [], []]


def test_grassroots_secretary_owes_a_part(told, minh):
    """What the district has sent is sent for its communes."""
    (standing,) = desk.load(minh, today=TODAY).due

    assert (standing.is_part, standing.sender) == (True, told.ha_quang)
    assert (standing.state, standing.is_owed) == (ReviewState.APPROVED, False)
    assert standing.progress == Progress(4, 4)
    assert standing.due_on == date(2022, 7, 10)


def test_part_has_a_state_of_its_own_until_all_is_sent(told, minh, truong_ha):
    told.approved.state = ReviewState.DRAFT
    told.approved.save()
    assert due(minh) == [(told.period, truong_ha, None, Progress(4, 4))]
    factories.PortionFactory(
        unit_return=told.approved,
        unit=truong_ha,
        state=ReviewState.SUBMITTED,
        submitted_at=moment(12),
        submitted_by=minh,
    )

    assert due(minh) == [
        (told.period, truong_ha, ReviewState.SUBMITTED, Progress(4, 4))
    ]


def test_branch_secretary_owes_one_row(told, open_account, giang):
    user = open_account("la", "Bế La", Role.SECRETARY, told.pac_bo, giang)

    (standing,) = desk.load(user, today=TODAY).due

    assert (standing.unit, standing.sender) == (told.pac_bo, told.ha_quang)
    assert standing.progress == Progress(3, 3)


def test_what_lies_below_another_mandate_is_told_once(told, binh, truong_ha, giang):
    mandates.grant(user=binh, unit=truong_ha, on=OPENED, by=giang)

    assert [unit for _, unit, *_ in due(binh)] == [told.ha_quang]


def test_extension_moves_the_due_day_of_a_part(told, minh, giang):
    factories.ExtensionFactory(period=told.period, unit=told.ha_quang, by=giang)

    (standing,) = desk.load(minh, today=TODAY).due

    assert standing.due_on == date(2022, 7, 20)


def test_period_that_is_not_open_is_not_due(told, binh):
    assert due(binh, date(2022, 5, 31)) == []
    assert len(due(binh, date(2022, 6, 1))) == 1


def test_locked_period_is_due_to_whom_it_was_extended_for(
    told, earlier, binh, chi, minh, giang
):
    before = [len(due(user)) for user in (binh, chi, minh)]
    factories.ExtensionFactory(period=earlier, unit=told.ha_quang, by=giang)

    after = [len(due(user)) for user in (binh, chi, minh)]

    assert (before, after) == ([1, 1, 1], [2, 1, 2])
    assert len(due(binh, date(2022, 7, 21))) == 1


def test_returned_comes_first_then_what_is_due_soonest(told, binh, giang):
    for unit in (told.nguyen_binh, told.thong_nong, told.bao_lam):
        mandates.grant(user=binh, unit=unit, on=OPENED, by=giang)

    assert [unit for _, unit, *_ in due(binh)] == [
        told.thong_nong,
        told.nguyen_binh,
        told.bao_lam,
        told.ha_quang,
    ]


def test_history_is_of_ones_own_units(told, earlier, binh):
    mine = factories.ReturnFactory(period=earlier, unit=told.ha_quang)
    factories.ReturnFactory(period=earlier, unit=told.hoa_an)

    assert list(desk.history(binh, without=[told.period.pk])) == [mine]
    assert list(desk.history(binh, without=[])) == [told.approved, mine]


def test_history_of_parts_is_of_ones_own_units(told, earlier, minh, truong_ha):
    row = factories.ReturnFactory(period=earlier, unit=told.ha_quang)
    mine = factories.PortionFactory(unit_return=row, unit=truong_ha)
    factories.PortionFactory(unit_return=row, unit=told.clinic)
    found = desk.load(minh, today=TODAY)

    assert found.parts == [truong_ha]
    assert list(desk.history_of_parts(minh, found.parts, without=[])) == [mine]
    assert list(desk.history_of_parts(minh, [told.clinic], without=[])) == []


def test_queries_do_not_grow(told, binh, minh, giang):
    def count(user):
        with CaptureQueriesContext(connection) as queries:
            desk.load(user, today=TODAY)
        return len(queries)

    one = count(binh), count(minh)
    for unit in (told.thong_nong, told.bao_lam):
        mandates.grant(user=binh, unit=unit, on=OPENED, by=giang)
    for unit in (told.lam_son, told.clinic):
        mandates.grant(user=minh, unit=unit, on=OPENED, by=giang)
    for month in (3, 4):
        period = factories.PeriodFactory(closing=date(2022, month, 28))
        factories.PeriodFigureFactory(period=period)

    assert len(due(binh)) == 9
    assert len(due(minh)) == 9
    assert (count(binh), count(minh)) == one
