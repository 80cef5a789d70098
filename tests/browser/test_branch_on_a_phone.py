"""One branch at a time, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.checks import (
    check_access,
    check_layout,
    check_picture,
    check_weight,
    check_words,
)
from tests.browser.conftest import PHONE
from tests.browser.returning import (
    BOOK,
    MEMBERS,
    RATE,
    STYLE,
    TURNS,
    YOUTH,
    cell,
    expect_state,
    kept,
    saved,
    type_into,
    writings,
    written,
)
from tests.browser.test_pages import MOST_BYTES

pytestmark = pytest.mark.browser


@pytest.fixture
def width():
    return PHONE


@pytest.fixture
def branch_page(branches, pac_bo, binh, period, sign_in):
    return sign_in(binh, f"/bieu-mau/{period.pk}/{pac_bo.code}/")


def test_branch_is_filled_and_the_next_one_follows(branch_page, branches, pac_bo):
    page = branch_page
    check_words(page)
    check_access(page)
    check_layout(page)
    check_weight(page, MOST_BYTES)
    page.get_by_role("button", name="Đúng như sổ").first.click()
    page.get_by_label("Lượt đoàn viên tham gia hoạt động").fill("12")
    page.keyboard.press("Enter")
    expect(cell(page, pac_bo, YOUTH)).to_be_focused()
    page.keyboard.type("7")
    cell(page, pac_bo, BOOK).select_option("Có")
    cell(page, pac_bo, STYLE).select_option("Đang thực hiện")
    type_into(page, pac_bo, RATE, "82,5")
    expect_state(page, pac_bo, RATE, "saved")
    page.evaluate("scrollTo(0, 0)")
    check_picture(page, "branch-390")
    page.get_by_role("button", name="sang chi đoàn sau").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Chi đoàn Pò Xẻ")
    assert written(MEMBERS) == {pac_bo.code: 2}
    assert written(YOUTH) == {pac_bo.code: 7}
    assert [writings(pac_bo, name) for name in (TURNS, BOOK, STYLE)] == [[12], [1], [2]]


def test_number_that_differs_asks_why(branch_page, pac_bo):
    type_into(branch_page, pac_bo, MEMBERS, "3")
    why = branch_page.get_by_label("“Đoàn viên theo biểu của đơn vị” 3, sổ 2. Lý do:")
    why.fill("Chuyển đến trong tháng")
    why.blur()
    expect_state(branch_page, pac_bo, MEMBERS, "saved")
    branch_page.reload()
    expect(why).to_have_value("Chuyển đến trong tháng")
    check_layout(branch_page)


def test_kept_without_a_line_and_sent_from_another_page(
    branch_page, branches, pac_bo, address, faults
):
    branch_page.context.set_offline(True)
    type_into(branch_page, pac_bo, TURNS, "12")
    branch_page.get_by_role("button", name="sang chi đoàn sau").click()
    expect_state(branch_page, pac_bo, TURNS, "waiting")
    expect(branch_page.get_by_role("heading", level=1)).to_have_text("Chi đoàn Pác Bó")
    branch_page.goto("about:blank")
    branch_page.context.set_offline(False)
    branch_page.goto(address.replace("CB-HAQUANG", branches[0].code))

    saved(branch_page, 1)
    branch_page.wait_for_function("Object.keys(localStorage).length === 0")
    assert kept(branch_page) == {}
    assert writings(pac_bo, TURNS) == [12]
    faults.clear()
