"""Files that are not the workbook of this return: each in one sentence."""

import io

import pytest
import xlsxwriter

from reports.services.return_books import reading, seals
from tests import factories
from tests.fixtures_reviews import TURNS

AGAIN = "hãy tải biểu từ trang này rồi chép số vào."
OWN = "biểu “6 tháng đầu năm 2022” của Huyện Đoàn Hà Quảng"
BRANCHES = "Chi đoàn"


@pytest.fixture
def sheet(begun, half, sheet_of, binh, ha_quang):
    return sheet_of(half, ha_quang, binh)


@pytest.fixture
def read(sheet):
    def read(content, name="bieu.xlsx"):
        return reading.read(io.BytesIO(content), name, sheet)

    return read


def test_workbook_of_another_period_is_refused(
    sheet, sheet_of, book_of, read, refused, binh, ha_quang
):
    other = factories.PeriodFactory(name="Quý I năm 2022")
    factories.PeriodFigureFactory(period=other, figure=TURNS)
    book = book_of(sheet_of(other, ha_quang, binh))

    with refused(
        {
            "__all__": [
                "Tệp là biểu “Quý I năm 2022” của Huyện Đoàn Hà Quảng, tải ngày "
                f"03/07/2022; trang này nhận {OWN}. Hãy gửi tệp ở trang của biểu đó, "
                "hoặc tải biểu từ trang này."
            ]
        }
    ):
        read(book.content)


def test_workbook_of_another_unit_is_refused(
    half, sheet_of, book_of, read, refused, binh, truong_ha
):
    book = book_of(sheet_of(half, truong_ha, binh))

    with refused(
        {
            "__all__": [
                "Tệp là biểu “6 tháng đầu năm 2022” của Đoàn xã Trường Hà, tải ngày "
                f"03/07/2022; trang này nhận {OWN}. Hãy gửi tệp ở trang của biểu đó, "
                "hoặc tải biểu từ trang này."
            ]
        }
    ):
        read(book.content)


@pytest.mark.parametrize("change", [lambda t: f"x{t[1:]}", lambda t: t[:-1]])
def test_workbook_altered_on_its_hidden_sheet_is_refused(
    sheet, book_of, read, refused, change
):
    book = book_of(sheet)
    (piece,) = (row[0] for row in book.rows(seals.SHEET))
    book.put(seals.SHEET, "A1", change(piece))

    with refused(
        {
            "__all__": [
                f"Trang ẩn của tệp đã bị sửa, nên không nhận được vào {OWN}; {AGAIN}"
            ]
        }
    ):
        read(book.content)


def test_seal_of_another_secret_is_refused(sheet, book_of, read, refused, settings):
    book = book_of(sheet)
    settings.SECRET_KEY = "another"

    with refused(
        {
            "__all__": [
                f"Trang ẩn của tệp đã bị sửa, nên không nhận được vào {OWN}; {AGAIN}"
            ]
        }
    ):
        read(book.content)


def test_workbook_without_its_hidden_sheet_is_refused(sheet, book_of, read, refused):
    book = book_of(sheet).drop_sheet(seals.SHEET)

    with refused(
        {
            "__all__": [
                "Tệp không phải biểu tải từ hệ thống: không có trang ẩn của "
                f"{OWN}; {AGAIN}"
            ]
        }
    ):
        read(book.content)


def test_workbook_without_a_sheet_of_figures_is_refused(sheet, book_of, read, refused):
    book = book_of(sheet).drop_sheet(BRANCHES)

    with refused(
        {
            "__all__": [
                "Tệp thiếu 1 trang số liệu trong 2 trang đã tải của biểu “6 tháng đầu "
                f"năm 2022”, Huyện Đoàn Hà Quảng; {AGAIN}"
            ]
        }
    ):
        read(book.content)


def test_copied_sheet_is_refused(sheet, book_of, read, refused):
    book = book_of(sheet).put("Hướng dẫn", "A1", "bieu-BRANCH-1")

    with refused(
        {
            "__all__": [
                "Trang “Chi đoàn” là bản chép của trang “Hướng dẫn”; hãy xóa một trang."
            ]
        }
    ):
        read(book.content)


def test_copied_column_is_refused(sheet, book_of, read, refused):
    book = book_of(sheet).put(BRANCHES, "E1", TURNS)

    with refused(
        {
            "__all__": [
                "Trang “Chi đoàn” có hai cột giống nhau, cột D và cột E; hãy xóa cột "
                "chép thêm."
            ]
        }
    ):
        read(book.content)


def test_csv_is_refused_in_words(read, refused):
    with refused(
        {
            "__all__": [
                "Chỉ nhận biểu .xlsx tải từ trang này; tệp .csv không mang theo kỳ, "
                "đơn vị và các khóa của biểu. Hãy tải biểu, chép số vào rồi gửi lại."
            ]
        }
    ):
        read("Mã đơn vị;Số".encode(), "bieu.csv")


def test_any_other_workbook_is_refused(read, refused):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "Mã đơn vị")

    with refused(
        {
            "__all__": [
                "Tệp không phải biểu tải từ hệ thống: không có trang ẩn của "
                f"{OWN}; {AGAIN}"
            ]
        }
    ):
        read(file.getvalue())


def test_endless_workbook_is_refused(read, refused):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write(0, 0, "bieu-BRANCH-1")
        page.write(10_100, 0, "CB")

    with refused({"__all__": [reading.LONG]}):
        read(file.getvalue())


def test_broken_file_is_refused_as_everywhere(read, refused):
    with refused(
        {
            "__all__": [
                "Nội dung tệp không khớp với đuôi .xlsx; hãy mở bằng Excel hoặc "
                "LibreOffice rồi lưu lại thành .xlsx."
            ]
        }
    ):
        read(b"PDF, not a workbook")
