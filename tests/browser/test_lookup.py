"""A field that asks for a record offers what is found, and takes what was typed."""

import pytest
from playwright.sync_api import expect

from cadres.models import Tenure
from tests.browser.checks import check_access, check_layout, check_picture

pytestmark = pytest.mark.browser

ACT = "/admin/cadres/tenure/viec/ghi/"
UNIT = "CB-HQ-TH – Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"


def test_unit_is_taken_by_the_keyboard(an, truong_ha, hong_viet, sign_in):
    page = sign_in(an, ACT)
    field = page.get_by_label("Đơn vị", exact=True)

    field.press_sequentially("ha truong")
    offer = page.get_by_role("option", name="Trường Hà")
    expect(offer).to_be_visible()
    check_access(page)
    check_layout(page)
    check_picture(page, f"lookup-{page.viewport_size['width']}")
    field.press("ArrowDown")
    expect(offer).to_have_attribute("aria-selected", "true")
    field.press("Enter")

    expect(field).to_have_value(UNIT)
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url.endswith(ACT)


def test_escape_leaves_what_was_typed(an, truong_ha, sign_in):
    page = sign_in(an, ACT)
    field = page.get_by_label("Đơn vị", exact=True)
    field.press_sequentially("truong")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)

    field.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("truong")


class TestWithoutJavaScript:
    @pytest.fixture
    def javascript(self):
        return False

    def test_code_and_name_are_typed(self, an, truong_ha, pac_bo, enrol, sign_in):
        enrol(pac_bo, "Nông Thị Hoạ")
        page = sign_in(an, ACT)
        page.get_by_role("textbox", name="Cán bộ").fill("nong thi hoa")
        page.get_by_label("Đơn vị", exact=True).fill("CB-HQ-TH")
        page.get_by_label("Chức danh", exact=True).select_option("Bí thư")
        page.get_by_label("Lý do vẫn bố trí").fill("Xã chưa có người đạt chuẩn")
        page.get_by_role("button", name="Ghi chức danh").click()

        expect(page.get_by_role("status").first).to_contain_text("Nông Thị Hoạ")
        assert Tenure.objects.get().unit == truong_ha
