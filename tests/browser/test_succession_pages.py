"""Lists of succession: written by the secretary, approved by the leadership."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import check_weight, check_words
from tests.browser.test_pages import MOST_BYTES, check_page
from tests.factories import SeatFactory

pytestmark = pytest.mark.browser


def check(page, name):
    check_words(page)
    check_weight(page, MOST_BYTES)
    check_page(page, name, "h1")


def test_list_is_written_sent_and_approved(listed, ha_quang, lien, binh, dung, sign_in):
    SeatFactory(unit=ha_quang, post_id="HEAD", quota=1)
    page = sign_in(binh, f"/quy-hoach/ra-soat/{listed.pk}/")
    check(page, "succession-writing")
    expect(page.locator(".notes")).to_contain_text("Trưởng ban: Chưa có ai được")

    page.get_by_label("Cán bộ", exact=True).fill(lien.code)
    page.get_by_label("Chức danh").select_option("HEAD")
    page.get_by_label("Dự kiến đảm nhiệm từ ngày").fill("01/01/2027")
    page.get_by_role("button", name="Đưa vào quy hoạch").click()
    expect(page.get_by_text("Đã đưa vào quy hoạch: Hoàng Thị Liên")).to_be_visible()
    expect(page.locator(".notes")).to_have_count(0)

    page.get_by_role("link", name="Gửi để phê duyệt").click()
    check(page, "succession-sending")
    page.get_by_role("button", name="Gửi danh sách để phê duyệt").click()
    expect(page.get_by_text("Chờ duyệt").first).to_be_visible()

    page.context.clear_cookies()
    page = sign_in(dung, "/quy-hoach/")
    check(page, "succession-list")
    page.get_by_role("link", name="Huyện Đoàn Hà Quảng").first.click()
    page.get_by_role("link", name="Phê duyệt", exact=True).click()
    page.get_by_label("Số quyết định phê duyệt").fill("12-QĐ/TĐTN")
    page.get_by_role("button", name="Phê duyệt danh sách").click()
    expect(page.get_by_text("Quyết định 12-QĐ/TĐTN")).to_be_visible()
    check(page, "succession-approved")
    expect(page.get_by_role("link", name="Danh sách (PDF)")).to_have_attribute(
        "href", re.compile(r"danh-sach\.pdf$")
    )
