from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.catalogue.populations import DECLARED
from reports.choices import ValueKind
from reports.figures import Declared
from reports.returns import values


def figure(kind, **facts):
    return Declared(
        id="made",
        label="Lượt tham gia",
        unit="lượt",
        section="B",
        definition="Số được nghĩ ra.",
        over=DECLARED,
        kind=kind,
        **facts,
    )


WHOLE = figure(ValueKind.WHOLE)
MONEY = figure(ValueKind.MONEY)
PERCENT = figure(ValueKind.PERCENT)
YES_NO = figure(ValueKind.YES_NO)
CHOICE = figure(ValueKind.CHOICE, options=((1, "Đạt"), (2, "Chưa đạt")))
FEW = figure(ValueKind.WHOLE, least=1, most=30)


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        (WHOLE, "", None),
        (WHOLE, "   ", None),
        (WHOLE, "0", 0),
        (WHOLE, "1250", 1250),
        (WHOLE, "1.250", 1250),
        (WHOLE, "1 250", 1250),
        (WHOLE, "12,0", 12),
        (MONEY, "1.250.000", 1_250_000),
        (PERCENT, "12,5", Decimal("12.5")),
        (PERCENT, "12.5 %", Decimal("12.5")),
        (PERCENT, "33,335", Decimal("33.34")),
        (YES_NO, "Có", 1),
        (YES_NO, "CO", 1),
        (YES_NO, "không", 0),
        (YES_NO, "1", 1),
        (CHOICE, "chưa đạt", 2),
        (CHOICE, "1", 1),
    ],
)
def test_text_is_read_as_people_write_it(asked, text, value):
    assert values.read(asked, text) == value


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        (WHOLE, "mười", "không phải một số; hãy chỉ ghi chữ số, ví dụ 1250"),
        (WHOLE, "1.25.0", "không phải một số; hãy chỉ ghi chữ số, ví dụ 1250"),
        (WHOLE, "١٢", "không phải một số; hãy chỉ ghi chữ số, ví dụ 1250"),
        (WHOLE, "NaN", "không phải một số; hãy chỉ ghi chữ số, ví dụ 1250"),
        (WHOLE, "1,5", "không phải số nguyên; hãy bỏ phần lẻ"),
        (WHOLE, "-1", "nhỏ hơn 0; hãy kiểm tra lại"),
        (WHOLE, "9" * 20, "lớn hơn 99.999.999.999.999; hãy kiểm tra lại"),
        (FEW, "31", "lớn hơn 30; hãy kiểm tra lại"),
        (FEW, "0", "nhỏ hơn 1; hãy kiểm tra lại"),
        (PERCENT, "101", "không phải tỷ lệ từ 0 đến 100"),
        (YES_NO, "có lẽ", "không phải Có hoặc Không; hãy chọn một trong hai"),
        (CHOICE, "3", "không có trong danh sách; hãy chọn: Đạt, Chưa đạt"),
    ],
)
def test_other_text_is_refused_in_words(asked, text, told, refused):
    with refused({"__all__": [f"Lượt tham gia: “{text}” {told}."]}):
        values.read(asked, text)


def test_long_text_is_cut_before_it_is_told(refused):
    told = f"Lượt tham gia: “{'9' * 40}…” dài quá; hãy chỉ ghi một số."

    with refused({"__all__": [told]}):
        values.read(WHOLE, "9" * 5000)


@pytest.mark.parametrize(
    ("asked", "value", "written", "shown"),
    [
        (WHOLE, None, "", "–"),
        (WHOLE, Decimal("1250.00"), "1250", "1.250"),
        (WHOLE, Decimal("1200.00"), "1200", "1.200"),
        (MONEY, Decimal("1250000.00"), "1.250.000", "1.250.000"),
        (PERCENT, Decimal("12.50"), "12,5", "12,5 %"),
        (PERCENT, Decimal("100.00"), "100", "100 %"),
        (YES_NO, Decimal(1), "1", "Có"),
        (YES_NO, Decimal(0), "0", "Không"),
        (CHOICE, Decimal("2.00"), "2", "Chưa đạt"),
        (CHOICE, Decimal(9), "9", "9"),
    ],
)
def test_value_is_written_and_shown(asked, value, written, shown):
    assert values.write(asked, value) == written
    assert values.show(asked, value) == shown


def test_sum_of_answers_is_a_number():
    assert values.show_sum(YES_NO, Decimal("7.00")) == "7"
    assert values.show_sum(WHOLE, Decimal("1250.00")) == "1.250"
    assert values.show_sum(WHOLE, None) == "–"


@given(st.integers(0, 99_999_999_999_999))
def test_whole_number_comes_back_however_it_was_shown(number):
    value = Decimal(number)

    assert values.read(WHOLE, values.write(WHOLE, value)) == value
    assert values.read(WHOLE, values.show(WHOLE, value)) == value


@given(st.decimals(0, 100, places=2))
def test_percentage_comes_back_however_it_was_shown(value):
    assert values.read(PERCENT, values.write(PERCENT, value)) == value
    assert values.read(PERCENT, values.show(PERCENT, value)) == value


@given(st.text())
def test_any_text_is_read_or_refused(text):
    for asked in (WHOLE, PERCENT, YES_NO, CHOICE):
        try:
            value = values.read(asked, text)
        except values.ValidationError:
            continue
        assert value is None or value >= 0
