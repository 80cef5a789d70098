"""The days that the sample's history turns on, and ages counted to them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

FIRST = date(2018, 1, 1)  # the register is opened
OPENING = date(2018, 11, 30)
EVE = date(2019, 12, 31)  # the last year's end before the mergers
MERGED = date(2020, 2, 1)  # Resolution 864/NQ-UBTVQH14: communes, and Thông Nông
REDISTRICTED = date(2020, 3, 1)  # Resolution 897/NQ-UBTVQH14: Quảng Hòa, Trùng Khánh
CLOSING = date(2022, 6, 30)
ACCOUNTS = date(2022, 7, 1)


def years_before(day, years):
    if (day.month, day.day) == (2, 29):
        day -= timedelta(1)
    return day.replace(year=day.year - years)


def birthday(born, age):
    """The first day on which somebody is `age`, and surely not the birth itself."""
    return years_before(born, -age) + timedelta(1)


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def born(rng, age, on):
    """A day of birth that makes somebody `age` on `on`, and on the day before."""
    return years_before(on, age) - timedelta(1 + rng.randrange(364))


def between(rng, first, last):
    return first + timedelta(rng.randint(0, (last - first).days))


def at(day, hour=9):
    """The moment of an act on `day`."""
    return datetime.combine(day, time(hour), timezone.get_current_timezone())
