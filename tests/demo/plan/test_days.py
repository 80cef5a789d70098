from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as some

from demo.plan import days

DAYS = some.dates(date(2018, 1, 1), date(2022, 12, 31))


@given(DAYS, some.integers(15, 40), some.integers(0, 1000))
def test_born_makes_somebody_that_age_that_day_and_the_day_before(on, age, seed):
    born_on = days.born(Random(seed), age, on)

    assert days.age(born_on, on) == age
    assert days.age(born_on, on - timedelta(1)) == age


@given(some.dates(date(1985, 1, 1), date(2007, 12, 31)), some.integers(15, 30))
def test_birthday_is_a_day_of_that_age(born_on, age):
    assert days.age(born_on, days.birthday(born_on, age)) == age


def test_years_before_a_leap_day():
    assert days.years_before(date(2020, 2, 29), 15) == date(2005, 2, 28)
