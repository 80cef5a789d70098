"""Spreadsheets at the desk and on a phone: sent with errors, fixed, written, undone."""

from datetime import UTC, datetime

import pytest

from accounts.models import UploadState
from accounts.services import imports, uploads
from tests.browser.checks import check_weight, check_words
from tests.browser.test_pages import MOST_BYTES_ADMIN, check_page
from tests.factories import DocumentFactory
from unions.models import Document

pytestmark = pytest.mark.browser

START = "/admin/nhap/"
LONG = "Kết luận của Ban Thường vụ Trung ương Đoàn về việc sắp xếp tổ chức cơ sở đoàn"


def check(page, name):
    check_words(page)
    check_weight(page, MOST_BYTES_ADMIN)
    check_page(page, name)


@pytest.fixture
def office(an, sheet, sign_in):
    DocumentFactory(symbol="B2", summary="cũ")
    return sign_in(an, START)


def send(page, content):
    page.get_by_label("Tệp bảng tính").set_input_files(
        {"name": "van-ban.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    page.get_by_role("button", name="Gửi và xem trước").click()


def test_journey(office):
    check(office, "sheets")
    office.get_by_role("link", name="Văn bản thử").click()
    check(office, "sheet")

    rows = "".join(f"C{n},{LONG} {n}\n" for n in range(120))
    send(office, f"Ký hiệu,Trích yếu,Sở thích\nA1,một,x\nB2,hai,x\nSAI,ba,x\n{rows}")
    office.get_by_role("button", name="Ghi 121 dòng mới, 1 thay đổi").wait_for()
    check(office, "sheet-preview")
    office.get_by_role("link", name="Từ chối 1").click()
    check(office, "sheet-refused")
    with office.expect_download() as download:
        office.get_by_role("link", name="Tải các dòng bị từ chối để sửa").click()
    assert download.value.suggested_filename.endswith("-can-sua.xlsx")
    assert Document.objects.count() == 1

    office.get_by_role("button", name="Ghi 121 dòng mới, 1 thay đổi").click()
    office.get_by_text("Đã ghi 121 dòng mới, 1 thay đổi").wait_for()
    check(office, "sheet-written")
    assert Document.objects.count() == 122

    office.get_by_role("link", name="Hoàn tác lần ghi này").click()
    check(office, "sheet-undo")
    office.get_by_role("button", name="Hoàn tác 121 dòng mới, 1 thay đổi").click()
    office.get_by_text("của tệp này").wait_for()
    assert Document.objects.count() == 1


def test_file_that_cannot_be_read(office, sheet):
    office.goto(f"{START}{sheet.id}/")
    send(office, "\0\0")

    office.get_by_role("heading", name="Chưa ghi gì, vì:").wait_for()
    check(office, "sheet-failed")


def test_long_work_shows_itself_until_it_ends(office, an, sheet, csv_file):
    at = datetime(2026, 11, 22, tzinfo=UTC)
    upload = uploads.receive(sheet=sheet, file=csv_file("A1,một"), by=an, at=at)
    imports.Teller(uploads.folder_of(upload))(1200, 3000, "Đang ghi")
    office.goto(f"{START}tep/{upload.pk}/")
    office.get_by_text("1.200 trên 3.000 dòng, còn 1.800 dòng").wait_for()
    check(office, "sheet-working")

    imports.prepare(upload=upload, on=at.date())

    office.get_by_role("button", name="Ghi 1 dòng mới").wait_for()
    upload.refresh_from_db()
    assert upload.state == UploadState.PLANNED


def test_export(office, an):
    office.goto("/admin/unions/document/xuat/")
    check(office, "export")
    with office.expect_download() as download:
        office.get_by_role("button", name="Xuất 1 dòng").click()
    assert download.value.suggested_filename.startswith("thu-van-ban-")
