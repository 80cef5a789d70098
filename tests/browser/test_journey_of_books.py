"""A return through Excel: downloaded, filled in, sent back, looked at, and written."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from reports.models import ReturnLine
from reports.services import cells
from tests.books import Workbook
from tests.browser.checks import (
    check_access,
    check_layout,
    check_picture,
    check_weight,
    check_words,
)
from tests.browser.test_pages import MOST_BYTES
from tests.fixtures_reviews import MEMBERS, TURNS

pytestmark = pytest.mark.browser

BRANCHES, CODE = "Chi đoàn", "CB-HQ-TH-PB"


@pytest.fixture
def look(page, width):
    """What every page on the way is held to."""

    def look(heading, name):
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        check_words(page)
        check_access(page)
        check_layout(page)
        check_weight(page, MOST_BYTES)
        check_picture(page, f"book-{name}-{width}")

    return look


def fill(path):
    """In Excel: 1.250 turns in Pác Bó, five members more than the register counts, and
    a slip of the pen."""
    book = Workbook(path.read_bytes())
    book.enter(BRANCHES, CODE, TURNS, 1250)
    book.enter(BRANCHES, CODE, MEMBERS, 5)
    book.enter(BRANCHES, "CB-HQ-TTYT", TURNS, "mười hai")
    filled = path.with_name("da-dien.xlsx")
    filled.write_bytes(book.content)
    return filled


def test_return_goes_out_and_comes_back(
    begun, binh, pac_bo, sign_in, page, look, tmp_path: Path
):
    sign_in(binh, f"/bieu-mau/{begun.period_id}/CB-HAQUANG/bang-tinh/")
    look("Làm trên tệp Excel", "page")
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải biểu (.xlsx)").click()
    name = "bieu-6-thang-dau-nam-2022-CB-HAQUANG.xlsx"
    assert started.value.suggested_filename == name
    started.value.save_as(tmp_path / name)

    page.get_by_label("Biểu đã điền (.xlsx)").set_input_files(fill(tmp_path / name))
    page.get_by_role("button", name="Gửi và xem trước").click()

    look("Xem trước tệp", "read")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Tệp thay đổi 2 ô.")
    expect(main).to_contain_text("Chi đoàn, ô D5: Lượt đoàn viên tham gia hoạt động")
    expect(main).to_contain_text("Nếu ghi, sẽ có thêm 1 điều phải xử lý")
    assert ReturnLine.objects.get(unit=pac_bo, figure=TURNS).value == 30
    page.get_by_role("button", name="Ghi 2 ô vào biểu").click()

    expect(page.get_by_role("status").first).to_contain_text("Đã ghi 2 ô từ tệp.")
    expect(page.locator(f'[name="o-{pac_bo.pk}-{TURNS}"]')).to_have_value("1250")
    expect(page.locator(f'[name="o-{pac_bo.pk}-{MEMBERS}"]')).to_have_value("5")


def test_workbook_of_another_unit_is_refused(
    begun, binh, truong_ha, sign_in, page, look, faults, tmp_path
):
    sign_in(binh, f"/bieu-mau/{begun.period_id}/CB-HQ-TH/bang-tinh/")
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải biểu (.xlsx)").click()
    started.value.save_as(tmp_path / "bieu.xlsx")

    page.goto(f"/bieu-mau/{begun.period_id}/CB-HAQUANG/bang-tinh/")
    page.get_by_label("Biểu đã điền (.xlsx)").set_input_files(tmp_path / "bieu.xlsx")
    page.get_by_role("button", name="Gửi và xem trước").click()

    look("Làm trên tệp Excel", "refused")
    expect(page.get_by_role("alert")).to_contain_text("của Đoàn xã Trường Hà")
    expect(page.get_by_role("alert")).to_contain_text("của Huyện Đoàn Hà Quảng")
    assert faults.pop().startswith("400 ")


def test_cell_written_in_the_meantime_is_told(
    begun, half, binh, an, ha_quang, pac_bo, sign_in, page, look, tmp_path
):
    sign_in(binh, f"/bieu-mau/{begun.period_id}/CB-HAQUANG/bang-tinh/")
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải biểu (.xlsx)").click()
    started.value.save_as(tmp_path / "bieu.xlsx")
    filled = fill(tmp_path / "bieu.xlsx")
    page.get_by_label("Biểu đã điền (.xlsx)").set_input_files(filled)
    page.get_by_role("button", name="Gửi và xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước tệp")
    entry = cells.Entry(pac_bo.pk, TURNS, "44", 1)
    cells.write(period=half, scope=ha_quang, entries=[entry], by=an, at=timezone.now())

    page.get_by_role("button", name="Ghi 2 ô vào biểu").click()

    look("Kết quả ghi từ tệp", "kept")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Đã ghi 1 ô từ tệp.")
    expect(main).to_contain_text("Nông Thúy An đã ghi 44")
    page.goto(f"/bieu-mau/{begun.period_id}/CB-HAQUANG/bang-tinh/")
    page.get_by_label("Biểu đã điền (.xlsx)").set_input_files(filled)
    page.get_by_role("button", name="Gửi và xem trước").click()
    look("Xem trước tệp", "conflict")
    expect(page.get_by_role("row", name="Nông Thúy An")).to_contain_text("1.250")
