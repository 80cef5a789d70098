"""The list of returns, the board of a period and the comparison of districts."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from accounts.choices import Role
from tests import factories
from tests.browser.checks import check_picture, check_weight, check_words
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import MOST_BYTES, check_page

pytestmark = pytest.mark.browser

LONG = "Huyện Đoàn mang một cái tên dài hơn mọi huyện đoàn khác trong cả nước"


def check(page, name, heading="h1"):
    check_words(page)
    check_weight(page, MOST_BYTES)
    check_page(page, name, heading)


@pytest.fixture
def lam(told, open_account, giang):
    """Secretary of Thông Nông, whose return came back, with an address."""
    user = open_account("lam", "Bế Văn Lâm", Role.SECRETARY, told.thong_nong, giang)
    user.email = "lam@example.org"
    user.save()
    return user


@pytest.fixture
def named(told):
    told.bao_lac.placements.update(name=LONG)
    return told


def test_secretary_is_led_from_home_to_what_came_back(lam, told, sign_in):
    page = sign_in(lam)
    task = page.get_by_role("link", name=re.compile("^Biểu số liệu 6 tháng"))
    expect(task).to_have_text("Biểu số liệu 6 tháng đầu năm 2022: bị trả lại, 1/5 ô")

    page.get_by_role("navigation", name="Công việc").get_by_role(
        "link", name="Biểu mẫu"
    ).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Biểu mẫu")
    expect(page.locator(".due")).to_contain_text("Lý do trả lại: Thiếu")
    check(page, "returns-secretary")
    page.get_by_role("link", name="Xem, sửa theo nhận xét").click()
    expect(page).to_have_url(re.compile(f"/bieu-mau/{told.period.pk}/CB-THONGNONG/$"))


def test_list_without_anything_says_why(province, ha_quang, binh, sign_in):
    page = sign_in(binh, "/bieu-mau/")

    expect(page.get_by_role("main")).to_contain_text("không có kỳ báo cáo nào đang mở")
    check(page, "returns-empty")


def test_leadership_sees_what_waits_and_the_boards(told, dung, sign_in):
    page = sign_in(dung, "/bieu-mau/")

    check(page, "returns-office")
    page.get_by_role("table").nth(1).get_by_role(
        "link", name="6 tháng đầu năm 2022"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Theo dõi biểu số liệu: 6 tháng đầu năm 2022"
    )


def test_board_of_the_province(named, lam, an, sign_in):
    page = sign_in(an, f"/bieu-mau/theo-doi/{named.period.pk}/")

    expect(page.locator(".tallies li")).to_have_text(
        [
            "7 phải gửi",
            "5 đã bắt đầu",
            "4 đã gửi",
            "3 đúng hạn",
            "1 gửi muộn",
            "2 chờ duyệt",
            "1 bị trả lại",
            "1 đã duyệt",
            "3 quá hạn chưa gửi",
            "9/22 ô đã điền",
        ]
    )
    check(page, "board")
    page.get_by_role("link", name="Xem cơ sở của Huyện Đoàn Hà Quảng").click()
    expect(page.get_by_role("heading", name="Cơ sở đoàn của Huyện Đoàn Hà Quảng"))
    expect(page.get_by_role("row", name=re.compile("Trường Hà"))).to_contain_text(
        "4/4 ô"
    )
    check(page, "board-grassroots", "#co-so")


def test_board_of_a_district_shows_its_communes(told, binh, sign_in):
    page = sign_in(binh, f"/bieu-mau/theo-doi/{told.period.pk}/")

    expect(page.locator(".tallies")).to_have_count(0)
    expect(page.get_by_role("row", name=re.compile("Trường Hà"))).to_contain_text(
        "4/4 ô"
    )
    check(page, "board-district")


def test_button_says_to_whom_and_writes(lam, told, an, sign_in):
    page = sign_in(an, f"/bieu-mau/theo-doi/{told.period.pk}/")
    page.get_by_text("Thư gửi tới 1 người").click()
    expect(page.locator(".letters")).to_contain_text("Bế Văn Lâm, Huyện Đoàn Thông")

    page.get_by_role("button", name="Nhắc 1 đơn vị chưa gửi").click()

    expect(page.locator(".message.success")).to_contain_text("Đã gửi 1 thư nhắc tới")
    expect(page.locator(".letters")).to_contain_text("Hôm nay đã nhắc")
    assert [letter.to for letter in mail.outbox] == [["lam@example.org"]]
    check(page, "board-reminded")


def test_comparison_is_ordered_by_its_headings(told, an, sign_in, hand_in):
    for unit, value in ((told.bao_lam, 50), (told.nguyen_binh, 9)):
        row = hand_in(unit, "APPROVED", sent=3, decided=4)
        factories.ReturnLineFactory(
            unit_return=row, unit=unit, figure="model_branch_meetings", value=value
        )
    page = sign_in(an, f"/bieu-mau/theo-doi/{told.period.pk}/so-sanh/")
    page.get_by_label("Chỉ tiêu").select_option("model_branch_meetings")
    page.get_by_role("button", name="Xem").click()
    first = page.locator("tbody tr:not(.total) th").first
    expect(first).to_have_text("Huyện Đoàn Bảo Lâm")

    page.get_by_role("link", name=re.compile("^Giá trị")).click()

    expect(first).to_have_text("Huyện Đoàn Hà Quảng")
    expect(page.get_by_label("Chỉ tiêu")).to_have_value("model_branch_meetings")
    check(page, "comparison")


@pytest.mark.parametrize("width", [DESK])
def test_board_on_paper_has_no_buttons(told, an, sign_in):
    page = sign_in(an, f"/bieu-mau/theo-doi/{told.period.pk}/")
    page.emulate_media(media="print")

    expect(page.get_by_role("link", name="Tải XLSX")).to_be_hidden()
    expect(page.locator(".gauge").first).to_be_visible()
    check_picture(page, "board-paper")


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, False)])
def test_pages_need_no_script(told, an, sign_in):
    page = sign_in(an, f"/bieu-mau/theo-doi/{told.period.pk}/?don-vi=CB-HAQUANG")

    expect(page.get_by_role("row", name=re.compile("Trường Hà"))).to_be_visible()
