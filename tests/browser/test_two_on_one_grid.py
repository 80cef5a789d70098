"""Two people, or two tabs of one, write into the same return."""

import pytest
from playwright.sync_api import expect

from tests.browser.checks import check_access
from tests.browser.conftest import DESK
from tests.browser.returning import (
    TURNS,
    cell,
    expect_state,
    saved,
    type_into,
    writings,
    written,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def width():
    return DESK


@pytest.fixture
def note(grid, branches):
    return grid.locator(f'[data-for="o-{branches[0].pk}-{TURNS}"]')


@pytest.fixture
def clash(grid, branches, an, another, address, note):
    """An wrote 20 while Bình had the page open, and Bình types 12."""
    theirs = another(an, address)
    type_into(theirs, branches[0], TURNS, "20")
    saved(theirs, 1)
    type_into(grid, branches[0], TURNS, "12")
    expect_state(grid, branches[0], TURNS, "stale")
    expect(note).to_contain_text("Nông Thúy An đã ghi 20")
    expect(note).to_contain_text("bạn ghi 12")
    assert writings(branches[0], TURNS) == [20]


def test_both_values_are_shown_and_mine_is_kept(clash, grid, branches, note):
    check_access(grid)
    grid.get_by_role("button", name="Giữ số của tôi").click()

    expect_state(grid, branches[0], TURNS, "saved")
    expect(note).to_have_count(0)
    assert writings(branches[0], TURNS) == [20, 12]


def test_theirs_is_taken(clash, grid, branches, note):
    grid.get_by_role("button", name="Lấy số của Nông Thúy An").click()

    expect(cell(grid, branches[0], TURNS)).to_have_value("20")
    expect(note).to_have_count(0)
    assert writings(branches[0], TURNS) == [20]
    type_into(grid, branches[0], TURNS, "21")
    expect_state(grid, branches[0], TURNS, "saved")
    assert writings(branches[0], TURNS) == [20, 21]


def test_conflict_is_shown_again_after_a_reload(clash, grid, branches, note):
    grid.reload()

    expect_state(grid, branches[0], TURNS, "stale")
    expect(cell(grid, branches[0], TURNS)).to_have_value("12")
    grid.get_by_role("button", name="Giữ số của tôi").click()
    expect_state(grid, branches[0], TURNS, "saved")
    assert writings(branches[0], TURNS) == [20, 12]


def test_same_value_twice_is_no_conflict(grid, branches, an, another, address):
    theirs = another(an, address)
    type_into(theirs, branches[0], TURNS, "20")
    saved(theirs, 1)
    type_into(grid, branches[0], TURNS, "20")

    expect_state(grid, branches[0], TURNS, "saved")
    assert writings(branches[0], TURNS) == [20]


def test_two_tabs_of_one_user_do_not_fight(grid, branches, address):
    first, second, *_ = branches
    other = grid.context.new_page()
    other.goto(address)
    type_into(other, first, TURNS, "5")
    saved(other, 1)
    expect(cell(grid, first, TURNS)).to_have_value("5")

    type_into(grid, first, TURNS, "6")
    type_into(other, second, TURNS, "7")
    expect_state(grid, first, TURNS, "saved")
    expect_state(other, second, TURNS, "saved")
    expect(cell(other, first, TURNS)).to_have_value("6")
    assert written(TURNS) == {first.code: 6, second.code: 7}
    assert writings(first, TURNS) == [5, 6]
