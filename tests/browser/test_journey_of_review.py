"""A return from its sending to its approval: given back with a reason and a remark, put
right, sent again with what differs, approved and counted."""

import pytest
from playwright.sync_api import expect

from reports.catalogue import BY_ID
from reports.figures import evaluate_span
from reports.models import Return
from tests.browser.checks import check_access, check_layout, check_weight, check_words
from tests.browser.test_pages import MOST_BYTES
from tests.fixtures_reviews import TURNS

pytestmark = pytest.mark.browser

REASON, REMARK = "Thiếu hoạt động hè", "Chưa tính chiến dịch tình nguyện"


@pytest.fixture
def look(page):
    """What every page on the way is held to."""

    def look(heading):
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        check_words(page)
        check_access(page)
        check_layout(page)
        check_weight(page, MOST_BYTES)

    return look


@pytest.fixture
def come(page, sign_in):
    """Another person sits down."""

    def come(user, path):
        page.context.clear_cookies()
        sign_in(user, path)

    return come


@pytest.fixture
def counted(province, half):
    """What the report says of the turns in the period."""

    def counted():
        figures = [BY_ID[TURNS]]
        days = {"opening": half.opening, "closing": half.closing}
        return evaluate_span(figures, scope=province, **days)[TURNS]

    return counted


def message(page):
    return page.get_by_role("status").first


def test_review(begun, half, pac_bo, binh, an, dung, come, page, look, counted):
    grid = f"/bieu-mau/{half.pk}/CB-HAQUANG/"
    assert counted() is None

    come(binh, f"{grid}gui/")
    look("Kiểm tra trước khi gửi")
    send = page.get_by_role(
        "button", name="Gửi biểu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng"
    )
    send.click()
    expect(message(page)).to_contain_text("Đã gửi biểu 6 tháng đầu năm 2022")
    look("Biểu đã lập")
    assert counted() is None

    come(an, f"{grid}duyet/")
    look("6 tháng đầu năm 2022: Huyện Đoàn Hà Quảng")
    page.get_by_role("textbox", name="Nhận xét Chi đoàn Pác Bó Lượt đoàn viên").fill(
        REMARK
    )
    page.get_by_label("Lý do trả lại").fill(REASON)
    page.get_by_role("button", name="Trả lại để hoàn thiện").click()
    expect(message(page)).to_contain_text("Đã trả lại biểu")
    look("6 tháng đầu năm 2022: Huyện Đoàn Hà Quảng")

    come(binh, grid)
    notes = page.locator(".notes")
    expect(notes.first).to_contain_text(REASON)
    expect(notes.last).to_contain_text(REMARK)
    page.goto(f"/bieu-mau/{half.pk}/{pac_bo.code}/")
    cell = page.locator(f"[name='o-{pac_bo.pk}-{TURNS}']")
    cell.fill("45")
    cell.press("Tab")
    expect(page.locator("[data-state='saved']")).to_have_count(1)

    page.goto(grid)
    page.get_by_role("link", name="Kiểm tra và gửi").click()
    look("Kiểm tra trước khi gửi")
    expect(page.locator(".part.changed")).to_contain_text("30 → 45")
    send.click()
    expect(message(page)).to_contain_text("Đã gửi biểu")

    come(dung, f"{grid}duyet/")
    look("6 tháng đầu năm 2022: Huyện Đoàn Hà Quảng")
    expect(page.locator(".part.changed")).to_contain_text("30 → 45")
    assert counted() is None
    page.get_by_role("button", name="Phê duyệt biểu 6 tháng đầu năm 2022").click()
    expect(message(page)).to_contain_text("Đã phê duyệt biểu")
    assert counted() == 57

    come(binh, grid)
    expect(page.get_by_role("main")).to_contain_text("đã được Đàm Tiến Dũng phê duyệt")
    expect(page.locator(f"[name='o-{pac_bo.pk}-{TURNS}']")).to_have_count(0)

    come(an, f"{grid}duyet/")
    page.get_by_label("Lý do trả lại").fill("Kiểm tra lại số liệu hè")
    page.get_by_role("button", name="Trả lại để hoàn thiện").click()
    expect(message(page)).to_contain_text("Đã trả lại biểu")
    assert counted() is None
    assert Return.objects.get().rounds == 2
