"""The ages of members (Điều lệ, Điều 1)."""

from calendar import isleap
from datetime import date

from django.db.models import CharField, IntegerField, Q, Value
from django.db.models.functions import Cast, Replace

# Admitted from the day after the 15th birthday until the 31st.
YOUNGEST = 15
OLDEST = 30
# Who wishes may stay until the 36th.
LONGEST = 35


def born_by(day, age):
    """The last birthday that makes somebody `age` on `day`."""
    year = day.year - age
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def age(born: date, day):
    """How old somebody born on `born` is on `day`, in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def turns(born: date, years):
    """The day on which somebody becomes so many `years` old."""
    year = born.year + years
    if (born.month, born.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def is_older(born: date, day, years):
    """Whether somebody is past so many `years` on `day`, as `older` asks the
    database."""
    return born <= born_by(day, years + 1)


def older(day, age, born="born_on"):
    """Those who are past `age` on `day`: past 30 is 31 or more."""
    return Q(**{f"{born}__lte": born_by(day, age + 1)})


def lived(born, until):
    """Years, months and days from column to column as one number: 15 years and 1 day
    is at least 150001."""
    return _as_number(until) - _as_number(born)


def _as_number(day):
    """A day as the number 20220630; SQLite takes long to tell year, month and day."""
    digits = Replace(Cast(day, CharField()), Value("-"), Value(""))
    return Cast(digits, IntegerField())
