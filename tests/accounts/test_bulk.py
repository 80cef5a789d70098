"""Rows written at once, on both databases."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts import bulk
from accounts.keys import among
from members.models import Person
from members.services import people
from tests.factories import PersonFactory

ODD = "Nông\tThị \\N\nHoa\r\b 'x' \"y\""


def build(name, unit, **facts):
    return people.build(full_name=name, gender="F", unit=unit, **facts)


def test_rows_inserted_are_those_read_back(pac_bo):
    person = build("Nông Thị Hoa", pac_bo, born_on=date(2000, 5, 20))
    person.full_name = ODD
    other = build("Bế Thị Lan", pac_bo, is_birth_year_only=False)

    bulk.insert([person, other])

    assert list(Person.objects.order_by("pk")) == [person, other]
    read = Person.objects.get(pk=person.pk)
    assert (read.full_name, read.born_on, read.phone) == (ODD, date(2000, 5, 20), "")
    assert Person.objects.get(pk=other.pk).born_on is None
    person.save()
    assert Person.objects.count() == 2


def test_columns_named_are_updated_and_no_others(pac_bo):
    rows = PersonFactory.create_batch(3, unit=pac_bo, phone="0912345678")
    for row in rows:
        row.full_name, row.phone = f"{row.full_name} \\ 1", ""

    bulk.update(rows[:2], ["full_name"])

    assert [
        (p.full_name.endswith(" \\ 1"), p.phone) for p in Person.objects.order_by("pk")
    ] == [(True, "0912345678"), (True, "0912345678"), (False, "0912345678")]


def test_nothing_is_written_of_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        bulk.insert([])
        bulk.update([], ["full_name"])


def test_rule_of_the_database_is_told_as_django_tells_it(pac_bo):
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert([build("", pac_bo)])


@pytest.mark.parametrize("count", [0, 1, 150])
def test_rows_are_found_among_many_keys(pac_bo, count):
    born = date(2000, 5, 20)
    hoa = PersonFactory(full_name="Nông Thị Hoa", born_on=born, unit=pac_bo)
    PersonFactory(full_name="Bế Thị Lan", unit=pac_bo)
    found = [hoa] if count else []
    people = Person.objects.all()
    days = [date.fromordinal(born.toordinal() + n) for n in range(count)]

    keys = (
        among(range(hoa.pk, hoa.pk + count))
        if count < 2
        else among([hoa.pk, *range(10_000, 10_000 + count)])
    )
    assert list(people.filter(pk__in=keys)) == found
    names = among(["nong thi hoa", *map(str, range(count))][:count])
    assert list(people.filter(search_name__in=names)) == found
    assert list(people.filter(born_on__in=among(days))) == found
