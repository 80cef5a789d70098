"""The pages of decisions that the journey of mergers does not pass, and how they are
worked with."""

import pytest
from playwright.sync_api import expect

from tests.browser.checks import check_weight, check_words
from tests.browser.conftest import DESK
from tests.browser.test_pages import MOST_BYTES_ADMIN, check_page
from tests.factories import EnrolmentFactory, PersonFactory
from tests.fixtures_restructurings import AT
from unions.choices import Form
from unions.services import restructurings

pytestmark = pytest.mark.browser

RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
LONG = "Đoàn xã Thượng Thôn và Hạ Thôn hợp nhất theo nghị quyết về việc sắp xếp"
OFFICE, PORTAL = "/admin/unions/restructuring", "/sap-xep"
PAGES = {
    "decision-kinds": f"{OFFICE}/{{pk}}/dong/",
    "decision-unite": f"{OFFICE}/{{pk}}/dong/?viec=unite",
    "decision-found": f"{OFFICE}/{{pk}}/dong/?viec=found",
    "decision-split": f"{OFFICE}/{{pk}}/dong/2/",
    "decision-sheet": f"{OFFICE}/{{pk}}/tu-tep/",
    "decision": f"{OFFICE}/{{pk}}/change/",
    "decision-edit": f"{OFFICE}/{{pk}}/viec/sua/",
    "decision-plan": f"{PORTAL}/{{pk}}/",
    "decision-places": f"{OFFICE}/{{pk}}/noi-bo-tri/",
    "decision-place": f"{OFFICE}/{{pk}}/noi-bo-tri/{{tenure}}/",
    "decision-seats": f"{OFFICE}/{{pk}}/dinh-bien/",
    "decision-split-units": f"{OFFICE}/{{pk}}/phan-doan-vien/",
    "decision-split-members": f"{OFFICE}/{{pk}}/phan-doan-vien/CB-HQ-TH-PB/",
}


@pytest.fixture
def document(small, found, ha_quang, hoa_an, hong_viet, pac_bo, row, written, appoint):
    """Of every kind, with a line that cannot be, long names, a holder and members."""
    for number in range(3):
        found(f"CB-HQ-{number}", Form.UNION, f"{LONG} {number}", ha_quang, **RURAL)
    person = PersonFactory(full_name="Nông Thị Mai Phương Thảo", unit=pac_bo)
    EnrolmentFactory(person=person, unit=pac_bo)
    return written(
        row(1, "unite", unit="CB-HQ-0", name=f"{LONG} mới"),
        row(1, "unite", unit="CB-HQ-1"),
        row(2, "split", unit="CB-HQ-TH-PB", into="CB-HA-HV-LS"),
        row(2, "split", unit="CB-HQ-TH-PB", name="Chi đoàn Pác Bó 2"),
        row(3, "move", unit="CB-HQ-2", parent="CB-HOAAN"),
        row(4, "rename", unit="CB-HA-HV", name=f"{LONG} khác"),
        row(5, "dissolve", unit="CB-HQ-TTYT"),
    )


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(document, an, sign_in, pac_bo, name):
    tenure = pac_bo.tenures.get().pk
    page = sign_in(an, PAGES[name].format(pk=document.pk, tenure=tenure))

    check_words(page)
    check_weight(page, MOST_BYTES_ADMIN)
    check_page(page, name)


def test_wrong_line_is_sound(document, an, sign_in, faults):
    page = sign_in(an, f"{OFFICE}/{document.pk}/dong/?viec=absorb")
    page.get_by_role("button", name="Ghi dòng").click()

    expect(page.get_by_role("alert")).to_contain_text("Đơn vị tiếp nhận")
    check_page(page, "decision-wrong")
    assert faults == [f"400 {OFFICE}/{document.pk}/dong/"]
    faults.clear()


def test_returned_document_tells_why(written, row, small, an, dung, sign_in):
    document = written(row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã A"))
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.send_back(
        restructuring=document, reason="Thiếu phụ lục", by=dung, at=AT
    )

    page = sign_in(an, f"{OFFICE}/{document.pk}/change/")

    expect(page.locator(".marks")).to_contain_text("Bị trả lại")
    expect(page.locator(".facts")).to_contain_text("Thiếu phụ lục")
    check_page(page, "decision-returned")


def test_empty_document_says_what_to_do(written, small, an, sign_in):
    page = sign_in(an, f"{OFFICE}/{written().pk}/change/")

    expect(page.get_by_role("main")).to_contain_text("chưa có dòng nào")
    check_page(page, "decision-empty")


@pytest.mark.parametrize("width", [DESK])
@pytest.mark.parametrize("javascript", [False, True])
def test_line_of_many_units_is_written_by_the_keyboard(written, small, an, sign_in):
    page = sign_in(an, f"{OFFICE}/{written().pk}/dong/?viec=unite")
    page.keyboard.type("CB-HQ-TH")
    page.get_by_role("button", name="Thêm đơn vị").click()

    expect(page.get_by_label("Đơn vị được hợp nhất 3")).to_be_focused()
    expect(page.get_by_label("Đơn vị được hợp nhất 1")).to_have_value("CB-HQ-TH")
    page.get_by_label("Đơn vị được hợp nhất 2").fill("CB-HA-HV")
    page.get_by_label("Tên đơn vị mới").fill("Đoàn xã A")
    page.get_by_label("Đơn vị cấp trên").fill("CB-HOAAN")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text(
        "Đã ghi dòng 1. Hợp nhất: Đoàn xã Trường Hà, Đoàn xã Hồng Việt → Đoàn xã A"
    )
    expect(page.get_by_label("Đơn vị được hợp nhất 1")).to_be_focused()


@pytest.mark.parametrize("width", [DESK])
def test_file_is_entered(written, small, an, sign_in):
    document = written()
    page = sign_in(an, f"{OFFICE}/{document.pk}/tu-tep/")
    text = "line,kind,unit,into\n1,absorb,CB-HQ-TH,CB-HA-HV\n"
    page.get_by_label("Tệp bảng tính").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Gửi và xem trước").click()
    check_page(page, "decision-sheet-read")
    page.get_by_role("button", name="Ghi 1 dòng").click()

    expect(page.locator(".lines tbody tr")).to_have_count(1)


@pytest.mark.parametrize("width", [DESK])
def test_long_document_is_light(small, found, ha_quang, row, written, an, sign_in):
    for number in range(150):
        found(f"CB-HQ-{number}", Form.UNION, f"Đoàn xã {number}", ha_quang, **RURAL)
    lines = [row(n, "absorb", unit=f"CB-HQ-{n}", into="CB-HQ-0") for n in range(1, 150)]
    document = written(*lines)

    page = sign_in(an)
    for path in (f"{OFFICE}/{document.pk}/change/", f"{PORTAL}/{document.pk}/"):
        page.goto(path)
        check_weight(page, MOST_BYTES_ADMIN)
