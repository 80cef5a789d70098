import unicodedata
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event
from members.choices import Ethnicity, Gender, Religion
from members.models import Person, SensitiveFacts
from members.services import people


@pytest.fixture
def register(giang, pac_bo):
    def register(full_name, gender=Gender.FEMALE, unit=pac_bo, **facts):
        return people.register(
            full_name=full_name, gender=gender, unit=unit, by=giang, **facts
        )

    return register


def test_person_registered_has_one_spelling(register, pac_bo):
    spelled = unicodedata.normalize("NFD", " Đặng\u00a0Thị  Ánh")

    person = register(spelled, born_on=date(2000, 5, 1), phone="0206")

    person.refresh_from_db()
    assert person.full_name == "Đặng Thị Ánh"
    assert person.search_name == "dang thi anh"
    assert (person.unit, person.born_on, person.phone) == (
        pac_bo,
        date(2000, 5, 1),
        "0206",
    )
    assert Event.objects.get(act="person.register").subject == "Đặng Thị Ánh"


def test_person_registered_keeps_sensitive_facts_apart(register):
    person = register(
        "Đặng Thị Ánh",
        ethnicity=Ethnicity.DAO,
        religion=Religion.NONE,
        party_joined_on=date(2020, 2, 3),
    )

    facts = SensitiveFacts.objects.get()
    assert (facts.person, facts.ethnicity, facts.religion) == (person, "09", "NONE")
    assert (facts.party_joined_on, facts.party_left_on) == (date(2020, 2, 3), None)
    assert {field.name for field in Person._meta.fields} == {
        "id",
        "full_name",
        "search_name",
        "sort_key",
        "gender",
        "born_on",
        "is_birth_year_only",
        "identity_number",
        "phone",
        "unit",
    }


def test_person_without_sensitive_facts_has_no_row_of_them(register):
    register("Đặng Thị Ánh")

    assert SensitiveFacts.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"full_name": " \u00a0"}, {"full_name"}),
        ({"gender": "X"}, {"gender"}),
        ({"is_birth_year_only": True}, {"__all__"}),
        ({"ethnicity": "99"}, {"ethnicity"}),
        ({"party_left_on": date(2020, 2, 3)}, {"__all__"}),
    ],
    ids=["no name", "gender", "birth year", "ethnicity", "party"],
)
def test_person_registered_badly_is_refused(register, facts, expected):
    with pytest.raises(ValidationError) as caught:
        register(**{"full_name": "Đặng Thị Ánh"} | facts)

    assert set(caught.value.message_dict) == expected
    assert (Person.objects.count(), SensitiveFacts.objects.count()) == (0, 0)


def test_person_without_a_name_is_told_once(register, refused):
    with refused({"full_name": ["Trường này không được để trắng."]}):
        register(" ")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("anh", ["Đặng Thị Ánh", "Nông Văn Anh"]),
        ("ÁNH  đặng", ["Đặng Thị Ánh"]),
        ("thi dang", ["Đặng Thị Ánh"]),
        ("anh lý", []),
        ("", []),
    ],
)
def test_people_are_found_by_words(register, words, names):
    for name in ("Nông Văn Bình", "Nông Văn Anh", "Đặng Thị Ánh"):
        register(name)

    found = Person.objects.named(words).values_list("full_name", flat=True)

    assert sorted(found) == sorted(names)


def test_people_sort_by_their_given_name(register):
    for name in ("Nông Văn Bình", "Đặng Thị Ánh", "Nông Văn Anh"):
        register(name)

    names = Person.objects.order_by("sort_key").values_list("full_name", flat=True)

    assert list(names) == ["Nông Văn Anh", "Đặng Thị Ánh", "Nông Văn Bình"]
