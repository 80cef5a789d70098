from datetime import date

import pytest

from members import duplicates
from members.duplicates import Strength, blocks
from members.models import Person
from tests.factories import DistinctionFactory, PersonFactory

BORN = date(2001, 8, 19)
YEAR = {"born_on": date(2001, 1, 1), "is_birth_year_only": True}


def found(people=None, **filters):
    people = Person.objects.all() if people is None else people
    return [
        (pair.first.pk, pair.second.pk, pair.strength)
        for pair in duplicates.find(people, **filters)
    ]


@pytest.fixture
def units(pac_bo, clinic, coc_lung):
    """Where the second record is kept, seen from Pác Bó."""
    return {"here": pac_bo, "district": clinic, "elsewhere": coc_lung}


@pytest.mark.parametrize(
    ("place", "facts", "strength", "why"),
    [
        (
            "here",
            {},
            "rat-giong",
            "cùng họ và tên, cùng ngày sinh, cùng đơn vị",
        ),
        (
            "district",
            {},
            "rat-giong",
            "cùng họ và tên, cùng ngày sinh, cùng huyện, thành đoàn",
        ),
        ("elsewhere", {}, "co-the", "cùng họ và tên, cùng ngày sinh"),
        (
            "here",
            {"full_name": "Nông Thị HÒA"},
            "rat-giong",
            "họ và tên chỉ khác dấu, chữ hoa, cùng ngày sinh, cùng đơn vị",
        ),
        (
            "here",
            {"full_name": "Nông Thị Hoan"},
            "co-the",
            "họ và tên gần giống, cùng ngày sinh, cùng đơn vị",
        ),
        (
            "here",
            {"full_name": "Hoa Nông Thị"},
            "co-the",
            "họ và tên gần giống, cùng ngày sinh, cùng đơn vị",
        ),
        ("here", YEAR, "rat-giong", "cùng họ và tên, cùng năm sinh, cùng đơn vị"),
        (
            "district",
            YEAR,
            "co-the",
            "cùng họ và tên, cùng năm sinh, cùng huyện, thành đoàn",
        ),
        ("here", {"born_on": None}, "co-the", "cùng họ và tên, cùng đơn vị"),
        (
            "here",
            {"born_on": date(2001, 8, 20)},
            "co-the",
            "cùng họ và tên, cùng đơn vị, cùng năm nhưng khác ngày sinh",
        ),
        (
            "elsewhere",
            {"born_on": None, "phone": "0912000001"},
            "co-the",
            "cùng họ và tên, cùng số điện thoại",
        ),
        (
            "elsewhere",
            {"full_name": "Nông Hoa", "phone": "0912000001"},
            "rat-giong",
            "họ và tên gần giống, cùng ngày sinh, cùng số điện thoại",
        ),
        (
            "here",
            {"gender": "M"},
            "co-the",
            "cùng họ và tên, cùng ngày sinh, cùng đơn vị, khác giới tính",
        ),
        (
            "here",
            {"identity_number": "004000000"},
            "rat-giong",
            "cùng họ và tên, cùng ngày sinh, cùng đơn vị",
        ),
    ],
)
def test_likely_pair_is_found_and_says_why(person, units, place, facts, strength, why):
    first = person(phone="0912000001", identity_number="004000000001")
    second = person(unit=units[place], **facts)

    pairs = duplicates.find(Person.objects.all())

    assert [(p.first.pk, p.second.pk) for p in pairs] == [(first.pk, second.pk)]
    assert [(p.strength, p.why) for p in pairs] == [(strength, why)]


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("here", {"full_name": "Lý Văn Sơn"}),
        ("here", {"born_on": date(2003, 8, 19)}),
        ("here", {"identity_number": "004000000002"}),
        ("district", {"born_on": date(2001, 8, 20)}),
        ("elsewhere", {"born_on": None}),
        ("elsewhere", YEAR),
        ("elsewhere", {"phone": "0912000001", "full_name": "Lý Văn Sơn"}),
        ("elsewhere", {"gender": "M"}),
    ],
)
def test_unlikely_pair_is_not_shown(person, units, place, facts):
    person(phone="0912000001", identity_number="004000000001")
    person(unit=units[place], **facts)

    assert found() == []


def test_day_and_month_the_wrong_way_round_are_recognised(person, clinic):
    person(born_on=date(2001, 8, 9))
    person(born_on=date(2001, 9, 8), unit=clinic)

    (pair,) = duplicates.find(Person.objects.all())

    assert "ngày và tháng sinh đảo nhau" in pair.why


def test_strongest_pair_stands_first(person, pac_bo, coc_lung, clinic):
    first, far = person(), person(unit=coc_lung)
    here = person()

    assert [(a, b) for a, b, _ in found()] == [
        (first.pk, here.pk),
        (first.pk, far.pk),
        (far.pk, here.pk),
    ]
    assert [s for _, _, s in found()] == [
        Strength.LIKELY,
        Strength.POSSIBLE,
        Strength.POSSIBLE,
    ]


def test_pairs_are_filtered_by_strength(person, coc_lung):
    first, far, here = person(), person(unit=coc_lung), person()

    assert found(strength=Strength.LIKELY) == [(first.pk, here.pk, "rat-giong")]
    assert found(strength=Strength.POSSIBLE) == [
        (first.pk, far.pk, "co-the"),
        (far.pk, here.pk, "co-the"),
    ]


def test_pairs_are_filtered_by_a_unit_that_keeps_either(
    person, pac_bo, coc_lung, ha_quang, thong_nong, hoa_an, province
):
    pair = (person().pk, person(unit=coc_lung).pk, "co-the")

    for unit in (pac_bo, ha_quang, coc_lung, thong_nong, province):
        assert found(unit=unit) == [pair]
    assert found(unit=hoa_an) == []


def test_pair_told_apart_is_not_shown(person):
    first, second, third = person(), person(), person()
    DistinctionFactory(first=first, second=third)

    assert [(a, b) for a, b, _ in found()] == [
        (first.pk, second.pk),
        (second.pk, third.pk),
    ]


def test_both_records_must_be_visible(person, lam_son, an, binh, chi, nobody):
    pair = (person().pk, person(unit=lam_son).pk, "co-the")

    visible = {
        user.username: found(Person.objects.visible_to(user))
        for user in (an, binh, chi, nobody)
    }

    assert visible == {"an": [pair], "binh": [], "chi": [], "nobody": []}


def test_telephone_of_a_whole_class_says_nothing(person, coc_lung, monkeypatch):
    monkeypatch.setattr(blocks, "MOST_SHARING", 2)
    facts = {"born_on": None, "phone": "0912000001"}
    pair = [person(**facts), person(unit=coc_lung, **facts)]
    assert found() == [(*(p.pk for p in pair), "co-the")]

    person(full_name="Lý Văn Sơn", **facts)

    assert found() == []


def test_one_pair_and_many_take_two_queries(person, django_assert_num_queries):
    for _ in range(2):
        person()
    with django_assert_num_queries(2):
        assert len(found()) == 1
    person()
    with django_assert_num_queries(2):
        assert len(found()) == 3


def test_register_is_not_compared_with_itself(pac_bo):
    """Of 300 people without a twin nobody is even read."""
    PersonFactory.create_batch(300, unit=pac_bo, born_on=None)

    assert list(blocks.pairs(Person.objects.all())) == []
