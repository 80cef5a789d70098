"""An evaluation from opening the campaign to the frozen result: staff opens, the
secretary fills in and sends, leadership gives one back and decides, staff closes."""

from datetime import date

import pytest
from playwright.sync_api import expect

from cadres.models import Evaluation, EvaluationCampaign
from tests.browser.checks import check_access, check_layout, check_weight, check_words
from tests.browser.test_pages import MOST_BYTES, MOST_BYTES_ADMIN

pytestmark = pytest.mark.browser

NAME = "Xếp loại chất lượng – Cơ sở đoàn, năm 2021"
REASON = "Thiếu biên bản hội nghị"


@pytest.fixture
def look(page):
    """What every page on the way is held to."""

    def look(heading, most=MOST_BYTES):
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        check_words(page)
        check_access(page)
        check_layout(page)
        check_weight(page, most)

    return look


@pytest.fixture
def come(page, sign_in):
    """Another person sits down."""

    def come(user, path):
        page.context.clear_cookies()
        sign_in(user, path)

    return come


def message(page):
    return page.get_by_role("status").first


def ranks():
    rows = Evaluation.objects.order_by("unit__code")
    return dict(rows.values_list("unit__code", "rank"))


def open_campaign(page, look):
    page.get_by_label("Năm", exact=True).fill("2021")
    page.get_by_label("Cơ sở đoàn").check()
    page.get_by_label("Ngày mở").fill("01/11/2021")
    page.get_by_label("Hạn gửi đề nghị").fill("10/12/2021")
    look("Mở đợt đánh giá", MOST_BYTES_ADMIN)
    page.get_by_role("button", name="Mở đợt đánh giá").click()
    expect(message(page)).to_contain_text(f"Đã mở {NAME}: 2 đối tượng")


def rank(page, name, value):
    page.get_by_role("combobox", name=name).select_option(value)


def check_keys(page):
    """Enter goes down the column and ends at the button that saves."""
    upper, lower = (
        page.get_by_role("combobox", name=f"Tự đánh giá {name}")
        for name in ("Chi đoàn cơ sở Trung tâm Y tế", "Đoàn xã Trường Hà")
    )
    upper.focus()
    page.keyboard.press("Enter")
    expect(lower).to_be_focused()
    page.keyboard.press("Shift+Enter")
    expect(upper).to_be_focused()
    lower.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lưu trang này")).to_be_focused()


def check_guard(page):
    """Whoever leaves with cells that are not saved is asked, and may stay."""
    asked = []
    page.once("dialog", lambda box: (asked.append(box.type), box.dismiss()))
    rank(page, "Hội nghị Đoàn xã Trường Hà", "GOOD")
    page.get_by_role("link", name="Tiến độ").click()
    expect(page.get_by_role("button", name="Lưu trang này")).to_be_visible()
    assert asked == ["beforeunload"]
    rank(page, "Hội nghị Đoàn xã Trường Hà", "EXCELLENT")
    page.get_by_role("button", name="Lưu trang này").click()
    expect(message(page)).to_contain_text("Không có ô nào thay đổi")


def fill_in(page, look):
    look("Huyện Đoàn Hà Quảng")
    rank(page, "Tự đánh giá Đoàn xã Trường Hà", "EXCELLENT")
    rank(page, "Tự đánh giá Chi đoàn cơ sở Trung tâm Y tế", "GOOD")
    check_keys(page)
    page.get_by_text("Ghi hàng loạt").click()
    page.get_by_role("button", name="Điền hội nghị, đề nghị theo tự đánh giá").click()
    expect(message(page)).to_contain_text("Đã điền 2 đối tượng")
    check_guard(page)
    look("Huyện Đoàn Hà Quảng")


def send(page, look, count):
    page.get_by_role("link", name="Kiểm tra và gửi").click()
    look("Kiểm tra trước khi gửi")
    page.get_by_role("button", name=f"Gửi đề nghị của {count} đối tượng").click()
    expect(message(page)).to_contain_text(f"Đã gửi đề nghị của {count} đối tượng")


def choose(page, *names):
    for name in names:
        page.get_by_role("checkbox", name=f"Chọn {name}").check()


def decide(page, look, number):
    page.get_by_label("Số quyết định").fill(number)
    page.get_by_label("Ngày quyết định").fill("18/12/2021")
    page.get_by_role("button", name="Xem trước khi quyết định").click()
    look("Xem trước khi quyết định")
    page.get_by_role("button", name="Quyết định xếp loại 1 đối tượng").click()
    expect(message(page)).to_contain_text("Đã quyết định xếp loại 1 đối tượng")


def test_evaluation(truong_ha, clinic, an, binh, dung, cap, come, page, look):
    come(an, "/admin/cadres/evaluationcampaign/viec/mo/")
    open_campaign(page, look)
    campaign = EvaluationCampaign.objects.get()
    own = f"/danh-gia/{campaign.pk}/CB-HAQUANG/"
    assert (campaign.due_on, campaign.opened_by) == (date(2021, 12, 10), an)

    come(binh, "/")
    page.get_by_role("link", name="2 đối tượng chưa gửi đề nghị xếp loại").click()
    fill_in(page, look)
    send(page, look, 2)
    look("Huyện Đoàn Hà Quảng")
    expect(page.get_by_role("main").get_by_text("Chờ duyệt").last).to_be_visible()
    assert ranks() == {"CB-HQ-TH": "", "CB-HQ-TTYT": ""}

    come(dung, f"{own}quyet-dinh/")
    look("Quyết định xếp loại")
    choose(page, "Chi đoàn cơ sở Trung tâm Y tế")
    page.get_by_label("Lý do trả lại").fill(REASON)
    page.get_by_role("button", name="Trả lại đối tượng đã chọn").click()
    expect(message(page)).to_contain_text("Đã trả lại 1 đối tượng")
    cap(20)
    choose(page, "Đoàn xã Trường Hà")
    rank(page, "Quyết định Đoàn xã Trường Hà", "GOOD")
    decide(page, look, "12-QĐ/TĐTN")
    look("Quyết định xếp loại")
    assert ranks() == {"CB-HQ-TH": "GOOD", "CB-HQ-TTYT": ""}

    come(binh, f"{own}?loc=bi-tra-lai")
    expect(page.get_by_role("main")).to_contain_text(REASON)
    rank(page, "Đề nghị Chi đoàn cơ sở Trung tâm Y tế", "EXCELLENT")
    page.get_by_role("button", name="Lưu trang này").click()
    expect(message(page)).to_contain_text("Đã lưu 1 đối tượng")
    send(page, look, 1)

    come(an, f"{own}quyet-dinh/")
    choose(page, "Chi đoàn cơ sở Trung tâm Y tế")
    page.get_by_label("Số quyết định").fill("13-QĐ/TĐTN")
    page.get_by_label("Ngày quyết định").fill("19/12/2021")
    page.get_by_role("button", name="Xem trước khi quyết định").click()
    expect(page.get_by_role("main")).to_contain_text("vượt tỷ lệ 20%")
    look("Xem trước khi quyết định")
    page.get_by_label("Lý do vẫn quyết định").fill("Đơn vị điển hình")
    page.get_by_role("button", name="Quyết định xếp loại 1 đối tượng").click()
    expect(message(page)).to_contain_text("Đã quyết định xếp loại 1 đối tượng")

    page.goto(f"/danh-gia/{campaign.pk}/")
    look(NAME)
    page.goto(f"/admin/cadres/evaluationcampaign/{campaign.pk}/viec/khoa/")
    expect(page.get_by_role("main")).to_contain_text("2 đã xếp loại, 0 chưa xếp loại")
    page.get_by_role("button", name="Khóa đợt đánh giá").click()
    expect(message(page)).to_contain_text(f"Đã khóa {NAME}")

    come(binh, own)
    look("Huyện Đoàn Hà Quảng")
    expect(page.get_by_role("main")).to_contain_text("Đợt đánh giá đã khóa")
    expect(page.get_by_role("combobox")).to_have_count(1)
    assert ranks() == {"CB-HQ-TH": "GOOD", "CB-HQ-TTYT": "EXCELLENT"}
    row = Evaluation.objects.get(unit=truong_ha)
    page.get_by_role("link", name="Đoàn xã Trường Hà").click()
    look("Đoàn xã Trường Hà")
    expect(page.get_by_role("main")).to_contain_text(f"{row.decision}, 18/12/2021")
