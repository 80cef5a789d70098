"""The account's own pages, the second factor from the first click to the sign-in, and
the policy that every page says about itself."""

import re

import pytest
from django.contrib.admin import site
from django.urls import reverse
from django_otp.oath import totp
from playwright.sync_api import expect

from accounts.models import Event
from accounts.services import second_factors
from tests.browser.checks import (
    check_access,
    check_layout,
    check_picture,
    check_weight,
    check_words,
)
from tests.browser.conftest import DESK

pytestmark = pytest.mark.browser

MOST_BYTES = 100_000
PAGES = {
    "account": "/tai-khoan/",
    "account-password": "/tai-khoan/mat-khau/",
    "account-second-factor": "/tai-khoan/hai-lop/",
}


def check_page(page, name):
    check_words(page)
    check_layout(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        check_access(page)
        check_picture(page, f"{name}-{page.viewport_size['width']}-{scheme}")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(binh, sign_in, name):
    page = sign_in(binh, PAGES[name])

    check_weight(page, MOST_BYTES)
    check_page(page, name)


def test_account_is_reached_from_every_page(binh, sign_in):
    page = sign_in(binh)

    page.get_by_label("Tài khoản Lục Văn Bình").click()
    page.get_by_role("link", name="Tài khoản của tôi").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")
    expect(page.get_by_role("table")).to_contain_text("Đăng nhập")


def enter(page, device):
    device.refresh_from_db()
    device.last_t = -1
    device.throttling_failure_count = 0
    device.save()
    page.get_by_label("Mã xác thực").fill(f"{totp(device.bin_key):06}")


def test_second_factor_from_the_first_click_to_the_sign_in(binh, page, sign_in):
    sign_in(binh, "/tai-khoan/")
    page.get_by_role("link", name="Cài đặt xác thực hai lớp").click()
    page.get_by_role("button", name="Bắt đầu cài đặt").click()
    expect(page.locator("svg.square")).to_be_visible()
    check_page(page, "second-factor-square")

    enter(page, second_factors.pending_of(binh))
    page.get_by_role("button", name="Bật xác thực hai lớp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    check_page(page, "backup-codes")
    page.get_by_role("link", name="Đã chép xong").click()
    expect(page.locator("main")).to_contain_text("đang bật")

    page.get_by_label("Tài khoản Lục Văn Bình").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/dang-nhap/?next=/tai-khoan/hai-lop/")
    page.get_by_label("Tên đăng nhập").fill("binh")
    page.get_by_label("Mật khẩu").fill("doanvu-demo")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/dang-nhap/ma-xac-thuc/"))
    check_page(page, "code")

    enter(page, second_factors.device_of(binh))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/tai-khoan/hai-lop/$"))
    check_page(page, "second-factor-on")


def test_guesser_is_told_to_wait(binh, page, settings, faults):
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = settings.SIGN_IN_FAILURES = 1
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("binh")
    page.get_by_label("Mật khẩu").fill("đoán")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Tạm dừng đăng nhập")
    check_page(page, "locked-out")
    assert faults == ["429 /dang-nhap/"]
    faults.clear()


def test_log_is_readable(giang, sign_in):
    page = sign_in(giang, "/admin/accounts/event/")
    check_page(page, "log")

    page.locator("summary", has_text="Lọc nhật ký").click()
    page.get_by_label("Người thực hiện").fill("giang")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.locator("#result_list")).to_contain_text("Đăng nhập")

    event = Event.objects.order_by("-pk").first()
    page.goto(f"/admin/accounts/event/{event.pk}/change/")
    check_page(page, "log-event")


@pytest.mark.parametrize("width", [DESK])
class TestPolicy:
    """Whatever a browser refuses under the policy is told on its console, and any such
    line fails a test: see `page`."""

    def test_every_list_of_the_office_keeps_it(self, small, giang, sign_in):
        page = sign_in(giang)

        for model in site._registry:
            name = f"{model._meta.app_label}_{model._meta.model_name}"
            page.goto(reverse(f"admin:{name}_changelist"))
            row = model.objects.first()
            if row:
                page.goto(reverse(f"admin:{name}_change", args=[row.pk]))
                expect(page.get_by_role("heading", level=1)).to_be_visible()

    def test_script_from_elsewhere_and_inline_is_refused(self, page, faults):
        page.goto("/dang-nhap/")

        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "document.title = 'taken'";
              document.head.append(script);
            }"""
        )

        assert page.title() == "Đăng nhập · Đoàn Vụ"
        assert len(faults) == 1
        assert "Content Security Policy" in faults.pop()
