import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def login(page):
    def login(username, password):
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(password)
        page.keyboard.press("Enter")

    return login


def test_wrong_password_is_told_in_vietnamese(binh, page, login):
    login("binh", "đoán")

    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Chưa thực hiện được, vì:")
    expect(summary).to_contain_text("tên đăng nhập và mật khẩu chính xác")
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("binh")
    expect(page.get_by_label("Mật khẩu")).to_have_value("")


def test_right_password_leads_home(binh, page, login):
    login("binh", "doanvu-demo")

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Chào đồng chí Lục Văn Bình"
    )
    assert urlsplit(page.url).path == "/"


def test_page_asked_for_is_reached_after_signing_in(small, an, page, sign_in):
    page.goto("/bao-cao/")
    expect(page).to_have_url(re.compile(r"/dang-nhap/\?next=/bao-cao/$"))

    sign_in(an, "/bao-cao/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo")


def test_signing_out_closes_the_door(binh, page, sign_in):
    sign_in(binh)

    page.get_by_label("Tài khoản Lục Văn Bình").click()
    page.get_by_role("button", name="Đăng xuất").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    page.goto("/bao-cao/")
    expect(page).to_have_url(re.compile(r"/dang-nhap/\?next="))
