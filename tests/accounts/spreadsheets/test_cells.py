import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest

from accounts.spreadsheets.cells import BadCell, parse
from accounts.spreadsheets.columns import Column, Kind, heading, shown, words

from .conftest import Colour


def column(kind, **facts):
    return Column("it", "Cột thử", kind, **facts)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.TEXT, "  Nông\u00a0 Thị  A ", "Nông Thị A"),
        (Kind.TEXT, unicodedata.normalize("NFD", "Đặng Hồng Ánh"), "Đặng Hồng Ánh"),
        (Kind.TEXT, "\ufeffA\u200bB\x00C", "ABC"),
        (Kind.TEXT, "'=SUM(A1)", "=SUM(A1)"),
        (Kind.TEXT, 12.0, "12"),
        (Kind.TEXT, 1.5, "1.5"),
        (Kind.TEXT, date(2002, 9, 25), "25/09/2002"),
        (Kind.TEXT, True, "Có"),
        (Kind.TEXT, None, ""),
        (Kind.CODE, " CB - HQ ", "CB-HQ"),
        (Kind.CODE, 7.0, "7"),
        (Kind.PHONE, "0912 345.678", "0912345678"),
        (Kind.PHONE, "+84 912 345 678", "0912345678"),
        (Kind.PHONE, "(+84) 0912-345-678", "0912345678"),
        (Kind.PHONE, 912345678.0, "0912345678"),
        (Kind.PHONE, 84912345678.0, "0912345678"),
        (Kind.PHONE, "02063852123", "02063852123"),
        (Kind.IDENTITY, "004 202 000 123", "004202000123"),
        (Kind.IDENTITY, 4202000123.0 * 10, "042020001230"),
        (Kind.IDENTITY, 85123456.0, "085123456"),
        (Kind.DATE, "25/09/2002", date(2002, 9, 25)),
        (Kind.DATE, "5.9.2002", date(2002, 9, 5)),
        (Kind.DATE, "05 - 09 - 2002", date(2002, 9, 5)),
        (Kind.DATE, "2002-09-25", date(2002, 9, 25)),
        (Kind.DATE, "2002-09-25T00:00:00", date(2002, 9, 25)),
        (Kind.DATE, 37524.0, date(2002, 9, 25)),
        (Kind.DATE, date(2002, 9, 25), date(2002, 9, 25)),
        (Kind.DATE, datetime(2002, 9, 25, 7, 30), date(2002, 9, 25)),  # noqa: DTZ001
        (Kind.DATE, " ", None),
        (Kind.BIRTH, "25/09/2002", (date(2002, 9, 25), False)),
        (Kind.BIRTH, "2002", (date(2002, 1, 1), True)),
        (Kind.BIRTH, 2002.0, (date(2002, 1, 1), True)),
        (Kind.BIRTH, "00/00/2002", (date(2002, 1, 1), True)),
        (Kind.BIRTH, date(1905, 6, 24), (date(2002, 1, 1), True)),
        (Kind.BIRTH, "", None),
        (Kind.NUMBER, "1.234", 1234),
        (Kind.NUMBER, "8,5", Decimal("8.5")),
        (Kind.NUMBER, "8.5", Decimal("8.5")),
        (Kind.NUMBER, "1.234,5", Decimal("1234.5")),
        (Kind.NUMBER, "−12", -12),
        (Kind.NUMBER, 12.0, 12),
        (Kind.NUMBER, 0.1, Decimal("0.1")),
        (Kind.NUMBER, "", None),
        (Kind.YES_NO, "x", True),
        (Kind.YES_NO, "CÓ", True),
        (Kind.YES_NO, True, True),
        (Kind.YES_NO, "Không", False),
        (Kind.YES_NO, 0.0, False),
        (Kind.YES_NO, "", None),
    ],
)
def test_cell_becomes_a_fact(kind, raw, value):
    assert parse(column(kind), raw) == value


@pytest.mark.parametrize("raw", ["r", "Đỏ", "DO", " đỏ ", "son", "SƠN"])
def test_choice_is_known_by_value_label_and_synonym(raw):
    choice = column(Kind.CHOICE, choices=Colour, synonyms=(("sơn", Colour.RED),))

    assert parse(choice, raw) == Colour.RED


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        (Kind.DATE, "25/9/02", "có năm hai chữ số; hãy ghi đủ bốn chữ số, ví dụ"),
        (Kind.DATE, "2002", "mới có năm; hãy ghi đủ ngày/tháng/năm, ví dụ"),
        (Kind.DATE, "31/02/2002", "là ngày không có trong lịch; hãy ghi ngày trước"),
        (Kind.DATE, "09/25/2002", "là ngày không có trong lịch; hãy ghi ngày trước"),
        (Kind.DATE, "01/01/1800", "có năm ngoài khoảng 1900–2100; hãy kiểm tra lại"),
        (Kind.DATE, date(3000, 1, 1), "có năm ngoài khoảng 1900–2100; hãy kiểm tra"),
        (Kind.DATE, "hôm qua", "không phải một ngày; hãy ghi ngày/tháng/năm, ví dụ"),
        (Kind.BIRTH, "9/2002", "không phải ngày sinh; hãy ghi ngày/tháng/năm, ví dụ"),
        (Kind.PHONE, "12345", "không phải một số điện thoại; hãy ghi đủ 10 chữ số"),
        (Kind.PHONE, "0912345678/0987654321", "không phải một số điện thoại; hãy ghi"),
        (Kind.IDENTITY, "12345", "không phải số định danh; hãy ghi đủ 12 chữ số"),
        (Kind.IDENTITY, "85123456", "không phải số định danh; hãy ghi đủ 12 chữ số"),
        (Kind.NUMBER, "mười", "không phải một số; hãy chỉ ghi chữ số, ví dụ"),
        (Kind.NUMBER, float("inf"), "không phải một số; hãy chỉ ghi chữ số, ví dụ"),
        (Kind.NUMBER, float("nan"), "không phải một số; hãy chỉ ghi chữ số, ví dụ"),
        (Kind.YES_NO, "có lẽ", "không phải Có hoặc Không; hãy ghi một trong hai"),
        (Kind.TEXT, "a" * 1001, "dài hơn 1000 ký tự; hãy viết gọn lại"),
    ],
)
def test_bad_cell_is_refused_with_column_value_and_way_out(kind, raw, words):
    with pytest.raises(BadCell) as caught:
        parse(column(kind), raw)

    told = str(caught.value)
    assert told.startswith("Cột Cột thử: “")
    assert words in told
    assert told.endswith(".")


def test_unknown_choice_is_told_the_known_ones():
    with pytest.raises(BadCell) as caught:
        parse(column(Kind.CHOICE, choices=Colour), "tím")

    assert str(caught.value) == (
        "Cột Cột thử: “tím” không có trong danh sách; hãy chọn một trong: Đỏ, Xanh lá."
    )


def test_required_cell_is_filled():
    with pytest.raises(BadCell) as caught:
        parse(column(Kind.TEXT, required=True), "\u00a0")

    assert str(caught.value) == "Cột Cột thử đang trống; hãy điền vào ô này."


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.TEXT, "", ""),
        (Kind.DATE, date(2002, 9, 5), "05/09/2002"),
        (Kind.BIRTH, (date(2002, 1, 1), True), "2002"),
        (Kind.BIRTH, (date(2002, 9, 5), False), "05/09/2002"),
        (Kind.NUMBER, 12345, "12.345"),
        (Kind.YES_NO, True, "Có"),
        (Kind.YES_NO, False, "Không"),
        (Kind.DATE, None, ""),
    ],
)
def test_fact_is_shown_to_a_reader(kind, value, text):
    assert words(column(kind), value) == text


def test_choice_is_shown_by_its_label():
    choice = column(Kind.CHOICE, choices=Colour)

    assert words(choice, Colour.GREEN) == "Xanh lá"
    assert shown(choice, "g") == "Xanh lá"
    assert shown(choice, "") == ""


@pytest.mark.parametrize(
    ("kind", "kept", "value"),
    [
        (Kind.DATE, (date(2002, 9, 25),), date(2002, 9, 25)),
        (Kind.BIRTH, (date(2002, 9, 25), False), (date(2002, 9, 25), False)),
        (Kind.BIRTH, (date(2002, 1, 1), True), (date(2002, 1, 1), True)),
        (Kind.YES_NO, (True,), True),
        (Kind.TEXT, (None,), ""),
    ],
)
def test_what_is_exported_is_read_back(kind, kept, value):
    assert parse(column(kind), shown(column(kind), *kept)) == value


def test_heading_is_compared_without_marks_stars_and_notes():
    assert heading("  HỌ và Tên * ") == heading("họ và tên") == "ho va ten"
    assert heading("Ngày sinh (dd/mm/yyyy):") == "ngay sinh"
