"""Ages by Python and by the database, from the birthday on, in leap years as well."""

from datetime import date

import pytest

from members.ages import age, born_by, is_older, older, turns
from members.models import Person
from tests.factories import PersonFactory

LEAP = date(1988, 2, 29)


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(1988, 2, 28), date(2024, 2, 29), 36),
        (LEAP, date(2024, 2, 28), 35),
        (LEAP, date(2024, 2, 29), 36),
        (date(1988, 3, 1), date(2024, 2, 29), 35),
        (LEAP, date(2023, 2, 28), 34),
        (LEAP, date(2023, 3, 1), 35),
        (date(1989, 2, 28), date(2024, 2, 29), 35),
        (date(1989, 3, 1), date(2024, 2, 29), 34),
    ],
)
def test_every_way_to_ask_gives_the_same_age(pac_bo, born, day, years):
    person = PersonFactory(unit=pac_bo, born_on=born)

    assert age(born, day) == years
    assert turns(born, years) <= day < turns(born, years + 1)
    for past in (years - 1, years):
        told = past < years
        assert is_older(born, day, past) == told
        assert Person.objects.filter(older(day, past), pk=person.pk).exists() == told


@pytest.mark.parametrize(
    ("years", "born"), [(36, LEAP), (35, date(1989, 2, 28)), (0, date(2024, 2, 29))]
)
def test_last_birthday_of_a_leap_day(years, born):
    assert born_by(date(2024, 2, 29), years) == born
