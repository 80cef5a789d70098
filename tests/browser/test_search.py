import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import check_access, check_layout
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def dialog(page):
    return page.get_by_role("dialog", name="Tìm đơn vị, người")


@pytest.mark.parametrize("path", ["/", "/admin/unions/unit/"])
def test_unit_is_found_and_opened_by_keyboard(small, an, sign_in, dialog, path):
    page = sign_in(an, path)

    page.keyboard.press("Control+k")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("pac bo")
    expect(dialog.get_by_role("status")).to_have_text("Tìm thấy 1 kết quả")
    check_access(page)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/admin/unions/unit/\d+/change/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pác Bó")


def test_arrows_walk_through_what_is_found(small, an, sign_in, dialog):
    page = sign_in(an)
    page.keyboard.press("Control+k")
    page.keyboard.type("doan xa")
    found = dialog.get_by_role("link")
    expect(found.first).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_escape_returns_to_where_one_was(small, an, sign_in, dialog):
    page = sign_in(an)
    find = page.get_by_role("link", name="Tìm kiếm")
    find.click()
    expect(dialog).to_be_visible()
    check_layout(page)

    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(find).to_be_focused()


def test_nothing_found_is_said(small, an, sign_in, dialog):
    page = sign_in(an)
    page.keyboard.press("Control+k")
    page.keyboard.type("khong co ai")

    expect(dialog.get_by_role("status")).to_contain_text("Không tìm thấy “khong co ai”")


@pytest.mark.parametrize("javascript", [False])
@pytest.mark.parametrize("width", [DESK])
def test_search_works_without_scripts(small, an, sign_in):
    page = sign_in(an)

    page.get_by_role("link", name="Tìm kiếm").click()
    page.get_by_role("searchbox").fill("Pác Bó")
    page.get_by_role("button", name="Tìm").click()

    expect(page.get_by_role("main").get_by_role("link")).to_contain_text(
        ["Chi đoàn Pác Bó"]
    )


@pytest.mark.parametrize("width", [PHONE])
def test_lists_are_behind_a_button_on_a_phone(small, an, sign_in):
    page = sign_in(an, "/admin/")
    work = page.get_by_role("navigation", name="Hồ sơ")
    expect(work).to_be_hidden()

    page.get_by_role("button", name="Hồ sơ").click()
    expect(work).to_be_visible()
    check_access(page)
    work.get_by_role("link", name="Đơn vị", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Đơn vị")


@pytest.mark.parametrize("width", [DESK])
def test_filter_opens_and_closes(small, an, sign_in):
    page = sign_in(an, "/admin/unions/unit/")
    level = page.locator("details", has_text="Cấp").first

    level.locator("summary").click()
    expect(level.get_by_role("link", name="Chi đoàn")).to_be_visible()
    page.keyboard.press("Escape")
    expect(level.get_by_role("link", name="Chi đoàn")).to_be_hidden()
    level.locator("summary").click()
    level.get_by_role("link", name="Chi đoàn").click()

    expect(page.get_by_text("Bỏ lọc")).to_be_visible()
    expect(page.locator("#result_list tbody tr")).to_have_count(2)


@pytest.mark.parametrize("width", [DESK])
def test_list_keeps_its_heading_in_sight(small, an, sign_in):
    page = sign_in(an, "/admin/unions/unit/")
    frame = page.locator(".results")
    frame.evaluate("frame => frame.style.maxHeight = '8rem'")

    frame.evaluate("frame => frame.scrollTo(0, 1000)")

    heading = page.locator("#result_list thead th").first.bounding_box()
    assert frame.evaluate("frame => frame.scrollTop") > 0
    assert abs(heading["y"] - frame.bounding_box()["y"]) <= 2
