import pytest
from django.db import connection

from members.models import Person
from unions.models import Unit

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
]


@pytest.fixture
def plan():
    """How PostgreSQL would look these rows up in a register too long to read."""

    def plan(rows):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        return rows.explain()

    return plan


@pytest.mark.parametrize("words", ["dang", "hong anh", "Đặng Thị Hồng Ánh"])
def test_people_are_found_by_index(plan, words):
    found = plan(Person.objects.named(words))

    assert "members_person_name_trigrams" in found
    assert "Seq Scan" not in found


def test_telephones_are_found_by_index(plan):
    found = plan(Person.objects.named("0912 345 678"))

    assert "members_person_phone_trigrams" in found
    assert "Seq Scan" not in found


@pytest.mark.parametrize("words", ["truong", "CB-HQ-TH"])
def test_units_are_found_by_index(plan, words):
    found = plan(Unit.objects.named(words))

    assert "unions_unit_name_trigrams" in found
    assert "unions_unit_code_trigrams" in found
    assert "Seq Scan" not in found
