"""A decision from its first line to its figures, and back: written by one person,
approved by another, applied, looked at, and undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.checks import check_access, check_layout, check_weight, check_words
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import MOST_BYTES_ADMIN
from unions.models import Restructuring, Unit

pytestmark = pytest.mark.browser

MERGERS = [
    ("CB-THONGNONG", "CB-HAQUANG"),
    ("CB-TN-DT", "CB-HQ-TH"),
    ("CB-TN-DT-CL", "CB-HQ-TH-PB"),
]
REPORT = "/bao-cao/CB/?tu=31/01/2020&den=01/02/2020"


@pytest.fixture
def look(page):
    """What every page on the way is held to."""

    def look(heading):
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        check_words(page)
        check_access(page)
        check_layout(page)
        check_weight(page, MOST_BYTES_ADMIN)

    return look


@pytest.fixture
def act(page):
    """Presses a button of a record; on a phone the others wait behind one."""

    def act(name):
        main = page.get_by_role("main")
        link = main.get_by_role("link", name=name, exact=True)
        if not link.first.is_visible():
            page.locator("button.others").click()
        link.first.click()

    return act


def write_document(page):
    page.get_by_label("Số quyết định").fill("12-QĐ/TĐTN")
    page.get_by_label("Ngày quyết định").fill("10/01/2020")
    page.get_by_label("Ngày có hiệu lực").fill("01/02/2020")
    page.get_by_label("Trích yếu").fill("Về việc sáp nhập huyện đoàn")
    page.get_by_role("button", name="Soạn quyết định").click()


def write_lines(page, look, faults):
    """By the keyboard, line after line; a wrong code is told beside its field."""
    page.get_by_role("link", name="Sáp nhập vào đơn vị đang có").click()
    look("Dòng 1")
    for number, (unit, into) in enumerate(MERGERS, start=1):
        expect(page.get_by_label("Đơn vị được sáp nhập")).to_be_focused()
        page.keyboard.type(unit)
        page.get_by_label("Đơn vị tiếp nhận", exact=True).fill("CB-KHONGCO")
        page.get_by_role("button", name="Ghi và thêm dòng").click()
        expect(page.get_by_role("alert")).to_contain_text("CB-KHONGCO")
        assert faults.pop().startswith("400 ")
        page.get_by_label("Đơn vị tiếp nhận", exact=True).fill(into)
        page.get_by_role("button", name="Ghi và thêm dòng").click()
        expect(page.get_by_role("status").first).to_contain_text(
            f"Đã ghi dòng {number}"
        )
    look("Dòng 4")


def figures(page, name):
    """The figure on the eve of the day and on the day, as the report says them."""
    page.goto(REPORT)
    cited = {
        at: f'[data-figure="{name}"][data-at="{at}"]' for at in ("opening", "closing")
    }
    return [
        int(page.locator(where).first.get_attribute("value"))
        for where in cited.values()
    ]


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_three_mergers(
    small,
    coc_lung,
    pac_bo,
    seat,
    appoint,
    enrol,
    an,
    dung,
    sign_in,
    page,
    look,
    act,
    faults,
):
    seat(coc_lung)
    appoint(enrol(coc_lung, "Hoàng Thị Liên"), coc_lung)

    sign_in(an, "/admin/unions/restructuring/")
    look("Quyết định sắp xếp tổ chức")
    act("Soạn quyết định")
    look("Soạn quyết định")
    write_document(page)
    look("Quyết định số 12-QĐ/TĐTN")
    document = Restructuring.objects.get()
    act("Ghi dòng")
    look("Ghi dòng")
    write_lines(page, look, faults)
    page.get_by_role("link", name="Quay lại quyết định").click()
    look("Quyết định số 12-QĐ/TĐTN")
    expect(page.locator(".lines tbody tr")).to_have_count(3)

    act("Nơi bố trí cán bộ")
    look("Nơi bố trí cán bộ")
    page.get_by_label("Kết quả: Hoàng Thị Liên").select_option("Xin thôi")
    page.get_by_role("button", name="Ghi nơi bố trí").click()
    expect(page.get_by_role("status").first).to_contain_text("1 cán bộ")

    page.goto(f"/admin/unions/restructuring/{document.pk}/change/")
    act("Xem phương án")
    look("Phương án")
    expect(page.get_by_role("main")).to_contain_text("Không có gì cản trở")
    rows = page.locator(".counts .level")
    expect(rows.filter(has_text="Chi đoàn")).to_have_text(["Chi đoàn 3 2 −1"])
    assert figures(page, "branches") == [3, 3]

    page.goto(f"/admin/unions/restructuring/{document.pk}/change/")
    act("Gửi duyệt")
    look("Gửi duyệt")
    page.get_by_role("button", name="Gửi duyệt").click()
    look("Quyết định số 12-QĐ/TĐTN")
    expect(page.get_by_role("link", name="Phê duyệt")).to_have_count(0)

    page.context.clear_cookies()
    sign_in(dung, "/")
    page.get_by_role("link", name="Quyết định sắp xếp tổ chức").click()
    look("Quyết định sắp xếp tổ chức")
    page.get_by_role("link", name="12-QĐ/TĐTN").click()
    look("Phương án")
    page.get_by_role("link", name="Phê duyệt").click()
    look("Phê duyệt")
    page.get_by_role("button", name="Phê duyệt").click()
    expect(page.locator(".marks")).to_contain_text("Đã duyệt")

    page.context.clear_cookies()
    sign_in(an, "/admin/")
    expect(page.get_by_role("main")).to_contain_text("Chờ áp dụng")
    page.get_by_role("link", name="Quyết định số 12-QĐ/TĐTN").click()
    act("Áp dụng")
    look("Áp dụng")
    page.get_by_role("button", name="Áp dụng 3 sáp nhập").click()
    look("Quyết định số 12-QĐ/TĐTN")
    expect(page.locator(".marks")).to_contain_text("Đã áp dụng")
    assert Unit.objects.get(code="CB-TN-DT-CL").closed_on == document.effective_on
    assert figures(page, "branches") == [3, 2]

    page.goto(f"/admin/unions/restructuring/{document.pk}/change/")
    act("Xem phương án")
    look("Phương án")
    page.goto(f"/admin/unions/restructuring/{document.pk}/change/")
    act("Hoàn tác áp dụng")
    look("Hoàn tác áp dụng")
    page.get_by_role("button", name="Hoàn tác 3 sáp nhập").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã hoàn tác")
    assert Unit.objects.get(code="CB-TN-DT-CL").closed_on is None
    assert figures(page, "branches") == [3, 3]
