"""A morning at the provincial office: sign in, find somebody, put a name right, send a
sheet with errors, fix it, write it, and take it back."""

import pytest
import xlsxwriter
from playwright.sync_api import expect

from accounts.models import Event
from members.models import Person
from tests.browser.checks import check_access, check_layout, check_words
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

HEADS = ["Họ và tên", "Giới tính", "Ngày sinh", "Mã chi đoàn", "Ngày vào chi đoàn"]
GOOD = ["Đặng Thị Hồng Ánh", "Nữ", "25/09/2002", "CB-HQ-TH-PB", "26/03/2020"]
BAD = ["Nông Văn Hùng", "Nam", "31/02/2003", "CB-HQ-TH-PB", "26/03/2020"]


@pytest.fixture
def sheet(tmp_path):
    """Writes a workbook such as offices have, with a title above the headings."""

    def sheet(name, *rows):
        book = xlsxwriter.Workbook(tmp_path / name)
        page = book.add_worksheet()
        page.merge_range("A1:E1", "DANH SÁCH ĐOÀN VIÊN")
        for number, row in enumerate([HEADS, *rows], 2):
            page.write_row(number, 0, row)
        book.close()
        return tmp_path / name

    return sheet


@pytest.fixture
def look(page):
    """What every page on the way is held to."""

    def look():
        check_words(page)
        check_access(page)
        check_layout(page)

    return look


@pytest.fixture
def sent(page, look):
    """Sends a file to the sheet of members and waits for its preview."""

    def sent(path):
        page.goto("/admin/nhap/")
        page.get_by_role("link", name="Đoàn viên", exact=True).last.click()
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_role("button", name="Gửi và xem trước").click()
        expect(page.get_by_role("main")).to_contain_text("chưa ghi gì")
        look()

    return sent


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_morning_at_the_office(
    an, pac_bo, enrol, sign_in, page, look, sheet, sent, faults
):
    enrol(pac_bo, "Nông Thị Hoạ")

    sign_in(an, "/admin/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
    look()

    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").last.fill("hoa nong")
    page.get_by_role("dialog").get_by_role("link", name="Nông Thị Hoạ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nông Thị Hoạ")
    look()

    person = Person.objects.get()
    page.goto(f"/admin/members/person/{person.pk}/viec/dinh-chinh/")
    page.get_by_label("Họ và tên").fill("Nông Thị Hòa")
    page.get_by_role("button", name="Đính chính").click()
    expect(page.get_by_label("Lý do đính chính")).to_have_attribute(
        "aria-invalid", "true"
    )
    page.get_by_label("Lý do đính chính").fill("Theo giấy khai sinh")
    page.get_by_role("button", name="Đính chính").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nông Thị Hòa")

    sent(sheet("danh-sach.xlsx", GOOD, BAD))
    expect(page.get_by_role("main")).to_contain_text("Từ chối 1")
    page.get_by_role("link", name="Từ chối 1").click()
    expect(page.get_by_role("main")).to_contain_text("31/02/2003")
    assert Person.objects.count() == 1
    page.get_by_role("button", name="Hủy tệp này").click()

    sent(sheet("da-sua.xlsx", GOOD, [*BAD[:2], "28/02/2003", *BAD[3:]]))
    page.get_by_role("button", name="Ghi 2 dòng mới").click()
    expect(page.get_by_role("link", name="Hoàn tác lần ghi này")).to_be_visible()
    assert Person.objects.count() == 3
    look()

    page.get_by_role("link", name="Hoàn tác lần ghi này").click()
    look()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("main")).to_contain_text("Đã hoàn tác")
    assert Person.objects.count() == 1
    acts = Event.objects.filter(by=an.username).order_by("pk")
    assert list(acts.values_list("act", flat=True)) == [
        "user.signed_in",
        "person.correct",
        "import.receive",
        "import.cancel",
        "import.receive",
        "import.apply",
        "import.undo",
    ]
    assert faults == [f"400 /admin/members/person/{person.pk}/viec/dinh-chinh/"]
    faults.clear()
