import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK

pytestmark = pytest.mark.browser


@pytest.fixture
def home(small, sign_in):
    return sign_in


def tasks(page):
    return page.locator(".card:not(.headline) a").all_inner_texts()


def places(page):
    return page.get_by_role("navigation", name="Công việc").get_by_role("link")


def shown_at(width):
    """A phone shows four places; the fifth stands in the menu of the account."""
    five = ["Trang chủ", "Báo cáo", "Biểu mẫu", "Cán bộ", "Đơn vị"]
    return five if width == DESK else five[:4]


def test_staff_finds_the_report_and_the_records(an, home, width):
    page = home(an)

    expect(page.locator(".mandate")).to_contain_text("Tỉnh Đoàn Cao Bằng")
    expect(page.locator(".mandate")).to_contain_text("phụ trách từ 01/01/2018")
    assert tasks(page) == ["Báo cáo của Tỉnh Đoàn Cao Bằng", "Quản trị hồ sơ"]
    # On a phone the menu of the records takes the last place.
    shown = ["Trang chủ", "Báo cáo", "Biểu mẫu"]
    further = ["Cán bộ", "Quản trị"] if width == DESK else []
    expect(places(page)).to_have_text(shown + further)


def test_secretary_finds_the_own_district(binh, home, width):
    page = home(binh)

    assert tasks(page) == ["Báo cáo của Huyện Đoàn Hà Quảng"]
    expect(places(page)).to_have_text(shown_at(width))
    expect(page.locator(".headline .value")).to_have_text(["2", "1", "3"])
    page.get_by_role("link", name="Báo cáo của Huyện Đoàn Hà Quảng").click()
    expect(page).to_have_url(re.compile("/bao-cao/CB-HAQUANG/$"))


def test_leadership_finds_the_report_alone(dung, home, width):
    page = home(dung)

    assert tasks(page) == ["Báo cáo của Tỉnh Đoàn Cao Bằng"]
    expect(places(page)).to_have_text(shown_at(width))


def test_nobody_is_told_what_to_do(nobody, home):
    page = home(nobody)

    expect(page.get_by_role("main")).to_contain_text(
        "Tài khoản này chưa được giao phụ trách đơn vị nào"
    )
    expect(page.locator(".headline, .mandate")).to_have_count(0)


def test_card_can_be_pressed_anywhere(dung, home):
    page = home(dung)

    page.locator(".card").last.click(position={"x": 4, "y": 4})

    expect(page).to_have_url(re.compile("/bao-cao/CB/$"))
