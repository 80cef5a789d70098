import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from accounts import vietnamese

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
TONED = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in TONES
]
written = st.text(
    [
        *LETTERS,
        *LETTERS.upper(),
        *TONED,
        *"".join(TONED).upper(),
        *TONES[1:],
        *" \u00a0\n",
    ]
)

# In the order of a Vietnamese dictionary: letters first, then ngang, huyền, hỏi, ngã,
# sắc, nặng; people by given name, then by the rest.
PEOPLE = [
    "Bế Văn An",
    "Nông An",
    "Nông Văn An",
    "Nông Vân An",
    "Nông Văn Anh",
    "Bế Văn Ánh",
    "Lý Văn Ăn",
    "Lý Văn Ân",
    "Lý Văn Ba",
    "Lý Văn Cường",
    "Lý Văn Dung",
    "Lý Văn Dũng",
    "Lý Văn Đào",
    "Lý Văn Đạo",
    "Lý Văn Đăng",
    "Lý Văn Em",
    "Lý Văn Êm",
    "Lý Văn Ma",
    "Lý Văn Mà",
    "Lý Văn Mả",
    "Lý Văn Mã",
    "Lý Văn Má",
    "Lý Văn Mạ",
    "Lý Văn Oanh",
    "Lý Văn Ôn",
    "Lý Văn Ơn",
    "Lý Văn Uy",
    "Lý Văn Ưng",
    "Lý Văn Ý",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nông Thị Ánh", "Nông Thị Ánh"),
        (unicodedata.normalize("NFD", "Nông Thị Ánh"), "Nông Thị Ánh"),
        ("\u00a0Nông\u00a0 Thị\t\nÁnh ", "Nông Thị Ánh"),
        ("", ""),
    ],
)
def test_clean_gives_one_spelling(text, expected):
    assert vietnamese.clean(text) == expected


@given(written)
def test_clean_of_clean_changes_nothing(text):
    once = vietnamese.clean(text)

    assert vietnamese.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đặng Thị Hồng Ánh", "dang thi hong anh"),
        ("ĐƯỜNG  Ưỡng", "duong uong"),
        (unicodedata.normalize("NFD", "Đoàn xã Hưng Đạo"), "doan xa hung dao"),
        ("A \u0300", "a"),
    ],
)
def test_fold_drops_case_and_marks(text, expected):
    assert vietnamese.fold(text) == expected


@given(written)
def test_fold_of_any_spelling_is_the_same(text):
    folded = vietnamese.fold(text)

    assert folded == vietnamese.fold(unicodedata.normalize("NFD", text))
    assert folded == vietnamese.fold(text.upper())
    assert folded == vietnamese.fold(folded)


@given(written)
def test_fold_of_vietnamese_is_plain_ascii(text):
    # A tone on a consonant or twice on a vowel is no Vietnamese, but folds too.
    assert vietnamese.fold(text).isascii()


@pytest.mark.parametrize(
    "text",
    [
        "07-KL/TWĐTN-BTC",
        "07 – KL/TWĐTN -BTC",
        "07—KL / TWĐTN - BTC",
        " 07-KL/TWĐTN–BTC",
    ],
)
def test_symbol_has_one_spelling(text):
    assert vietnamese.symbol(text) == "07-KL/TWĐTN-BTC"


@given(st.permutations(PEOPLE))
def test_name_key_sorts_as_a_dictionary(people):
    assert sorted(people, key=vietnamese.name_key) == PEOPLE


@given(st.permutations(LETTERS))
def test_sort_key_follows_the_alphabet(letters):
    assert sorted(letters, key=vietnamese.sort_key) == list(LETTERS)


@pytest.mark.parametrize("vowel", "aăâeêioôơuưy")
def test_sort_key_follows_the_tones(vowel):
    toned = [unicodedata.normalize("NFC", vowel + tone) for tone in TONES]

    keys = [vietnamese.sort_key(word) for word in toned]

    assert keys == sorted(keys)
    assert len(set(keys)) == 6


@given(written)
def test_sort_key_ignores_case_and_composition(text):
    key = vietnamese.sort_key(text)

    assert vietnamese.sort_key(unicodedata.normalize("NFD", text.upper())) == key


def test_sort_key_of_a_shorter_word_comes_first():
    names = ["Chi đoàn Nàng", "Chi đoàn Nà Giàng", "Chi đoàn Nà"]

    assert sorted(names, key=vietnamese.sort_key) == names[::-1]


def test_sort_key_fits_its_column():
    assert len(vietnamese.sort_key("ệ" * 500)) == 255


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.345", 2, "2.35"),
        ("2.344", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("2.5", 0, "3"),
        (7, 2, "7.00"),
    ],
)
def test_half_up_rounds_away_from_zero(value, places, expected):
    assert str(vietnamese.half_up(value, places)) == expected


@given(st.decimals(-(10**9), 10**9, places=4))
def test_half_up_is_never_further_than_half_a_unit(value):
    rounded = vietnamese.half_up(value)

    assert abs(rounded - value) <= Decimal("0.005")
    assert rounded == -vietnamese.half_up(-value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (738, "738"),
        (30312, "30.312"),
        (-694, "−694"),
        (Decimal("42.28"), "42,28"),
        (Decimal("27.40"), "27,4"),
        (Decimal("100.00"), "100"),
        (Decimal("1E+3"), "1.000"),
        (42.28, "42,28"),
        (1e16, "10.000.000.000.000.000"),
        (-0.0, "0"),
        (None, "–"),
    ],
)
def test_number_prints_as_in_vietnamese(value, expected):
    assert vietnamese.number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (1, "01"),
        (9, "09"),
        (10, "10"),
        (12, "12"),
        (Decimal("7.00"), "07"),
        (Decimal("7.5"), "7,5"),
        (1234, "1.234"),
        (None, "–"),
    ],
)
def test_count_in_a_sentence_has_two_digits(value, expected):
    assert vietnamese.counted(value) == expected


@given(st.integers())
def test_number_can_be_read_back(value):
    text = vietnamese.number(value)

    assert int(text.replace(".", "").replace("−", "-")) == value


@given(st.decimals(-(10**9), 10**9, places=2))
def test_number_with_decimals_can_be_read_back(value):
    text = vietnamese.number(value)

    plain = text.replace(".", "").replace(",", ".").replace("−", "-")
    assert Decimal(plain) == value


@pytest.mark.parametrize(
    ("value", "short", "long"),
    [
        (date(2022, 6, 30), "30/06/2022", "ngày 30 tháng 6 năm 2022"),
        (date(2022, 6, 3), "03/06/2022", "ngày 03 tháng 6 năm 2022"),
        (date(2022, 2, 9), "09/02/2022", "ngày 09 tháng 02 năm 2022"),
        (date(2022, 1, 10), "10/01/2022", "ngày 10 tháng 01 năm 2022"),
        (date(2018, 11, 30), "30/11/2018", "ngày 30 tháng 11 năm 2018"),
    ],
)
def test_day_prints_as_in_a_vietnamese_document(value, short, long):
    assert vietnamese.day(value) == short
    assert vietnamese.day_long(value) == long


def test_filters_speak_vietnamese():
    template = Template(
        "{% load vietnamese %}{{ n|vn_number }}; {{ d|vn_date }}; {{ d|vn_date_long }}"
    )

    text = template.render(Context({"n": 30312, "d": date(2022, 6, 3)}))

    assert text == "30.312; 03/06/2022; ngày 03 tháng 6 năm 2022"
