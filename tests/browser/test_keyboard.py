import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Where the focus is, and whether an outline shows it.
FOCUS = """() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  return {
    name: e.ariaLabel ?? e.labels?.[0]?.innerText ?? e.innerText ?? "",
    shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@pytest.fixture
def walk(page):
    """Presses Tab until the focus stands on `name`; it can be seen all the way."""

    def walk(name, key="Tab", at_most=60):
        for _ in range(at_most):
            page.keyboard.press(key)
            focus = page.evaluate(FOCUS)
            assert focus["shown"], focus
            if name in focus["name"]:
                return
        pytest.fail(f"{key} does not reach {name}")

    return walk


def test_journey_by_keyboard_alone(small, dung, page, walk):
    heading = page.get_by_role("heading", level=1)
    page.goto("/")
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    page.keyboard.type("dung")
    walk("Mật khẩu", at_most=1)
    page.keyboard.type("doanvu-demo")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Chào đồng chí Đàm Tiến Dũng")

    walk("Báo cáo của Tỉnh Đoàn Cao Bằng")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/bao-cao/CB/$"))
    expect(heading).to_have_text("BÁO CÁO CHUYÊN ĐỀ")

    walk("Từ ngày")
    page.keyboard.press("Control+A")
    page.keyboard.type("30/11/2018")
    walk("Đến ngày", at_most=1)
    page.keyboard.press("Control+A")
    page.keyboard.type("30/06/2022")
    page.keyboard.press("Enter")
    expect(page.locator(".day")).to_contain_text("từ 30/11/2018 đến 30/06/2022")

    walk("Mục lục")
    page.keyboard.press("Tab")
    figure = page.locator('a[href^="#so-lieu-"]').first
    expect(figure).to_be_focused()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(figure).to_be_focused()

    walk("Đàm Tiến Dũng", key="Shift+Tab")
    page.keyboard.press("Enter")
    walk("Đăng xuất", at_most=3)
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Đăng nhập")


def test_first_stop_skips_to_the_content(small, an, sign_in, walk):
    page = sign_in(an)

    walk("Đến nội dung chính", at_most=1)
    expect(page.get_by_text("Đến nội dung chính")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_wide_table_is_scrolled_by_keyboard(small, an, sign_in):
    page = sign_in(an, "/bao-cao/CB/")

    frames = page.locator(".document .table-frame")

    for frame in frames.all():
        assert frame.get_attribute("tabindex") == "0"
        assert frame.get_attribute("aria-label")
