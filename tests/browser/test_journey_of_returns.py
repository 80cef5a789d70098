"""A secretary fills the grid of her return by keyboard and paste; it saves itself."""

import pytest
from playwright.sync_api import expect

from reports.choices import Severity
from reports.models import Return
from tests.browser.checks import check_access, check_layout, check_words
from tests.browser.conftest import DESK
from tests.browser.returning import (
    BOOK,
    MEMBERS,
    RATE,
    STYLE,
    TURNS,
    YOUTH,
    cell,
    expect_state,
    paste,
    saved,
    state,
    type_into,
    writings,
    written,
)
from tests.factories import CheckFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def width():
    return DESK


def test_filled_by_the_keyboard(grid, branches):
    first, second, third, *_ = branches
    cell(grid, first, TURNS).focus()
    grid.keyboard.type("12")
    grid.keyboard.press("Enter")
    expect(cell(grid, second, TURNS)).to_be_focused()
    grid.keyboard.type("1.250")
    grid.keyboard.press("ArrowDown")
    grid.keyboard.type("7")
    grid.keyboard.press("ArrowRight")
    expect(cell(grid, third, YOUTH)).to_be_focused()

    saved(grid, 3)
    expect_state(grid, second, TURNS, "saved")
    expect(cell(grid, second, TURNS)).to_have_value("1250")
    assert written(TURNS) == {first.code: 12, second.code: 1250, third.code: 7}
    assert writings(second, TURNS) == [1250]
    check_words(grid)
    check_access(grid)
    check_layout(grid)


def test_saved_while_one_is_still_in_the_cell(grid, branches):
    first, *_ = branches
    cell(grid, first, TURNS).focus()
    grid.keyboard.type("12")
    saved(grid, 1)
    with grid.expect_response("**/o/"):
        grid.keyboard.type("5")
    expect_state(grid, first, TURNS, "saved")
    expect(cell(grid, first, TURNS)).to_be_focused()
    expect(cell(grid, first, TURNS)).to_have_value("125")
    assert writings(first, TURNS) == [12, 125]


def test_keys_walk_as_in_a_spreadsheet(grid, branches, clinic):
    first, second, *_, last = branches
    press = grid.keyboard.press
    cell(grid, second, TURNS).focus()
    for key, unit, figure in [
        ("Shift+Enter", first, TURNS),
        ("ArrowLeft", first, MEMBERS),
        ("ArrowDown", second, MEMBERS),
        ("ArrowUp", first, MEMBERS),
        ("ArrowRight", first, TURNS),
        ("Tab", first, YOUTH),
        ("Tab", first, BOOK),
        ("ArrowDown", second, BOOK),
        ("ArrowRight", second, STYLE),
        ("ArrowUp", first, STYLE),
        ("ArrowUp", first, STYLE),
        ("Shift+Tab", first, BOOK),
        ("Control+Home", clinic, MEMBERS),
        ("Control+End", last, RATE),
    ]:
        press(key)
        expect(cell(grid, unit, figure)).to_be_focused()
    assert Return.objects.count() == 0


def test_arrow_first_walks_through_the_text(grid, branches):
    first, *_ = branches
    field = cell(grid, first, TURNS)
    field.focus()
    grid.keyboard.type("15")
    grid.keyboard.press("ArrowLeft")
    grid.keyboard.type("2")
    expect(field).to_have_value("125")
    expect(field).to_be_focused()
    grid.keyboard.press("ArrowLeft")
    grid.keyboard.press("ArrowLeft")
    grid.keyboard.press("ArrowLeft")
    expect(cell(grid, first, MEMBERS)).to_be_focused()


def test_escape_takes_back_what_was_typed(grid, branches):
    first, *_ = branches
    field = cell(grid, first, TURNS)
    type_into(grid, first, TURNS, "12")
    saved(grid, 1)
    field.focus()
    grid.keyboard.type("99")
    grid.keyboard.press("Escape")
    expect(field).to_have_value("12")
    field.blur()
    expect_state(grid, first, TURNS, "saved")
    assert writings(first, TURNS) == [12]


def test_list_is_chosen_by_its_letters(grid, branches):
    first, second, *_ = branches
    cell(grid, first, BOOK).focus()
    grid.keyboard.type("C")
    grid.keyboard.press("Enter")
    grid.keyboard.type("K")
    grid.keyboard.press("Enter")
    saved(grid, 2)
    assert written(BOOK) == {first.code: 1, second.code: 0}


def test_focus_stays_in_sight(grid, branches, clinic):
    grid.set_viewport_size({"width": 900, "height": 500})
    cell(grid, branches[-1], TURNS).focus()
    for _ in branches:
        grid.keyboard.press("ArrowUp")
        head, box = (
            grid.locator(where).bounding_box()
            for where in ("[data-block=BRANCH] thead th:first-child", "td:focus-within")
        )
        assert box["y"] >= head["y"] + head["height"] - 1
        assert box["x"] >= head["x"] + head["width"] - 1


BLOCK = (
    '15\t1.250\t\tX\t"Đang\nthực hiện"\r\n'
    "2\t1,250\t7\tkhông\t3\r\n"
    "2\t 12\u00a0500 \t8\tcó\tđã thành nền nếp\r\n"
)


def test_block_from_excel(grid, branches):
    first, second, third, *_ = branches
    paste(
        cell(grid, first, MEMBERS), BLOCK.replace('"Đang\nthực hiện"', "Đang thực hiện")
    )

    expect(grid.locator("#tinh-trang-dan")).to_contain_text("Đã dán 14 ô.")
    saved(grid, 14)
    assert written(MEMBERS) == {first.code: 15, second.code: 2, third.code: 2}
    assert written(TURNS) == {first.code: 1250, second.code: 1250, third.code: 12500}
    assert written(YOUTH) == {second.code: 7, third.code: 8}
    assert writings(first, STYLE) == [2]
    expect(grid.locator(f'[data-sum="BRANCH-{TURNS}"]')).to_have_text("15.000")
    expect(
        grid.locator(f'[data-total="{second.pk}-activity_participants"]')
    ).to_have_text("1.257")
    sums = grid.locator('[data-sum="BRANCH-activity_participants"]')
    expect(sums).to_have_text("13.765")
    type_into(grid, second, YOUTH, "8")
    expect(sums).to_have_text("13.766")
    groups = grid.locator(".group [data-group-sum]").last
    expect(groups).to_have_text("13.766")
    grid.reload()
    expect(sums).to_have_text("13.766")
    expect(groups).to_have_text("13.766")


def test_block_that_does_not_fit(grid, branches, clinic):
    *_, last = branches
    paste(cell(grid, last, STYLE), "1\t50\t\t9\t10\n2\t60\n9\t70\n4\t80\n")

    expect(grid.locator("#tinh-trang-dan")).to_contain_text("hãy mở cả biểu")
    expect(grid.locator("#tinh-trang-dan")).to_contain_text("cột cuối không còn chỗ")


def test_pasted_block_is_taken_back(grid, branches):
    first, second, *_ = branches
    type_into(grid, first, TURNS, "5")
    saved(grid, 1)
    paste(cell(grid, first, TURNS), "11\n12\n")
    saved(grid, 2)
    grid.get_by_role("button", name="Lấy lại số cũ").click()
    saved(grid, 2)
    assert written(TURNS) == {first.code: 5}
    assert writings(second, TURNS) == [12, None]


def test_number_of_the_register_is_confirmed_or_explained(grid, branches, pac_bo):
    field = cell(grid, pac_bo, MEMBERS)
    field.focus()
    grid.keyboard.press("=")
    field.blur()
    saved(grid, 1)
    assert written(MEMBERS) == {pac_bo.code: 2}
    why = grid.locator(f'[name="l-{pac_bo.pk}-{MEMBERS}"]')
    expect(why).to_have_count(0)

    type_into(grid, pac_bo, MEMBERS, "3")
    saved(grid, 1)
    expect(why).to_be_visible()
    check_access(grid)
    why.fill("Một đoàn viên mới chuyển đến")
    why.blur()
    expect_state(grid, pac_bo, MEMBERS, "dirty")
    expect_state(grid, pac_bo, MEMBERS, "saved")
    line = Return.objects.get().lines.get(unit=pac_bo, figure=MEMBERS)
    assert (line.value, line.reason) == (3, "Một đoàn viên mới chuyển đến")

    state = grid.locator("td").filter(has=field)
    state.locator("small").click()
    expect(field).to_have_value("2")
    expect(why).to_be_hidden()


def test_refused_value_is_told_beside_its_cell(grid, branches):
    first, second, *_ = branches
    type_into(grid, first, TURNS, "mười hai")
    type_into(grid, second, TURNS, "12")
    expect_state(grid, first, TURNS, "refused")
    expect_state(grid, second, TURNS, "saved")
    note = grid.locator(f'[data-for="o-{first.pk}-{TURNS}"]')
    expect(note).to_contain_text("“mười hai” không phải một số")
    expect(cell(grid, first, TURNS)).to_have_attribute("aria-invalid", "true")
    check_access(grid)
    assert written(TURNS) == {second.code: 12}

    type_into(grid, first, TURNS, "10")
    expect_state(grid, first, TURNS, "saved")
    expect(note).to_have_count(0)
    assert written(TURNS) == {first.code: 10, second.code: 12}


def test_button_saves_and_doubles_nothing(grid, branches, address):
    first, *_ = branches
    cell(grid, first, TURNS).fill("12")
    grid.get_by_role("button", name="Lưu", exact=True).click()
    saved(grid, 1)
    grid.get_by_role("button", name="Lưu", exact=True).click()
    grid.reload()
    expect(cell(grid, first, TURNS)).to_have_value("12")
    assert writings(first, TURNS) == [12]


def test_link_waits_for_what_was_typed(grid, branches, pac_bo):
    cell(grid, pac_bo, TURNS).fill("12")
    grid.get_by_role("link", name="Chi đoàn Pác Bó").first.click()
    grid.wait_for_url("**/CB-HQ-TH-PB/")
    expect(cell(grid, pac_bo, TURNS)).to_have_value("12")
    assert writings(pac_bo, TURNS) == [12]


def test_column_is_filled_from_the_register_after_saving(grid, branches, pac_bo):
    first, *_ = branches
    cell(grid, first, MEMBERS).fill("4")
    grid.locator("th", has_text="Đoàn viên").get_by_role("button").first.click()
    grid.get_by_role("button", name="ô trống").first.click()
    expect(grid.get_by_role("main")).to_contain_text("Đã điền ")
    assert written(MEMBERS)[first.code] == 4
    assert written(MEMBERS)[pac_bo.code] == 2
    assert writings(first, MEMBERS) == [4]


def test_what_does_not_add_up_is_told_at_once(grid, branches):
    CheckFactory(
        label="Lượt tham gia tăng vọt",
        left=[TURNS],
        constant=100,
        severity=Severity.EXPLAIN,
    )
    first, second, *_ = branches
    type_into(grid, first, TURNS, "150")
    type_into(grid, second, TURNS, "50")
    told = grid.locator(".finding.explain")
    expect(told).to_contain_text("150")
    expect(told).to_have_count(1)
    expect(state(grid, first, TURNS)).to_have_class("explain")
    expect(grid.locator('[data-progress="filled"]')).to_have_text("2")
    check_access(grid)

    told.get_by_role("link", name="Ghi giải trình").click()
    expect(grid.get_by_role("heading", level=1)).to_have_text("Giải trình")
    grid.go_back()
    type_into(grid, first, TURNS, "15")
    expect(told).to_have_count(0)
    expect(state(grid, first, TURNS)).to_have_class("")
