"""The pages of a review that its journey does not pass, and how they work without
scripts."""

import pytest
from playwright.sync_api import expect

from reports.models import Portion, Return
from reports.services import portions, reviewing
from tests.browser.checks import check_weight, check_words
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import MOST_BYTES, check_page
from tests.conftest import RURAL
from tests.fixtures_reviews import LATER, SENT, TURNS
from unions.choices import Form

pytestmark = pytest.mark.browser

LONG = "Chi đoàn cơ sở Trung tâm Giáo dục nghề nghiệp, giáo dục thường xuyên huyện"


@pytest.fixture
def look(page):
    def look(name):
        check_words(page)
        check_weight(page, MOST_BYTES)
        check_page(page, f"review-{name}")

    return look


@pytest.fixture
def lacking(begun, found, truong_ha):
    """Three branches with long names have said nothing yet."""
    for number in range(3):
        name = f"{LONG} {number}"
        found(f"CB-HQ-TH-{number}", Form.BRANCH, name, truong_ha, **RURAL)
    return begun


def test_page_of_what_is_lacking_is_sound(lacking, half, binh, sign_in, page, look):
    sign_in(binh, f"/bieu-mau/{half.pk}/CB-HAQUANG/gui/")
    expect(page.get_by_role("main")).to_contain_text("Chưa gửi được")
    look("lacking")

    page.goto(f"/bieu-mau/{half.pk}/CB-HAQUANG/gui/?xem=con-trong")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ô bắt buộc còn trống")
    look("list")


def test_page_of_a_cell_is_sound(begun, put, half, pac_bo, binh, sign_in, page, look):
    put(begun, pac_bo, TURNS, 1250, reason="Thêm hai đợt ra quân")

    sign_in(binh, f"/bieu-mau/{half.pk}/CB-HAQUANG/o/{pac_bo.pk}/{TURNS}/")

    expect(page.locator(".rows tbody tr")).to_have_count(2)
    look("cell")


def test_pages_of_a_portion_are_sound(
    begun, half, minh, binh, sign_in, page, look, faults
):
    address = f"/bieu-mau/{half.pk}/CB-HQ-TH/phan/"
    sign_in(minh, address)
    look("portion")
    page.get_by_role("button", name="Nộp phần của Đoàn xã Trường Hà").click()
    expect(page.get_by_role("status").first).to_contain_text("sẽ xác nhận")

    page.context.clear_cookies()
    sign_in(binh, address)
    look("portion-decided")
    page.get_by_role("button", name="Trả lại để hoàn thiện").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy nhập lý do trả lại.")
    assert faults.pop() == f"400 {address}"
    look("portion-error")
    page.get_by_label("Lý do trả lại").fill("Thiếu xóm Pác Bó")
    page.get_by_role("button", name="Trả lại để hoàn thiện").click()
    expect(page.get_by_role("main")).to_contain_text("Thiếu xóm Pác Bó")
    assert Portion.objects.get().state == "RETURNED"


def test_page_of_a_return_that_waits_for_a_portion_is_sound(
    begun, half, truong_ha, minh, binh, sign_in, page, look
):
    portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)

    sign_in(binh, f"/bieu-mau/{half.pk}/CB-HAQUANG/gui/")

    expect(page.get_by_role("main")).to_contain_text("hãy xác nhận hoặc trả lại")
    look("waiting")


def test_page_of_a_second_sending_is_sound(
    returned, put, half, pac_bo, binh, an, sign_in, page, look
):
    put(returned, pac_bo, TURNS, 45)
    reviewing.send(unit_return=returned, by=binh, at=LATER)

    sign_in(an, f"/bieu-mau/{half.pk}/CB-HAQUANG/duyet/")

    look("second")


@pytest.mark.parametrize("javascript", [False])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_review_needs_no_script(sent, half, an, sign_in, page):
    sign_in(an, f"/bieu-mau/{half.pk}/CB-HAQUANG/duyet/")
    cell = page.get_by_role("textbox", name="Nhận xét Chi đoàn Pác Bó Lượt đoàn viên")
    cell.fill("Xem lại")
    page.get_by_role("button", name="Ghi nhận xét").click()
    expect(cell).to_have_value("Xem lại")

    page.get_by_role("button", name="Trả lại để hoàn thiện").click()

    expect(page.get_by_role("status").first).to_contain_text("Đã trả lại biểu")
    assert (
        Return.objects.get().reason == "Hãy xem nhận xét tại 1 ô rồi hoàn thiện biểu."
    )
