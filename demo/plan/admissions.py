"""When people are admitted: most in March and in September."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, timedelta

from .days import CLOSING, FIRST
from .figures import CLASS_90

BUSY = {3: 12, 5: 3, 9: 7, 10: 2, 11: 2, 12: 2}
ANNIVERSARY = date(2021, 3, 26)


def _calendar():
    days = (FIRST + timedelta(n) for n in range((CLOSING - FIRST).days + 1))
    return [day for day in days for _ in range(BUSY.get(day.month, 1))]


CALENDAR = _calendar()


def day(rng, first, last):
    """A day from `first` to `last`, both included, as busy as its month."""
    low, high = bisect_left(CALENDAR, first), bisect_right(CALENDAR, last)
    return CALENDAR[rng.randrange(low, high)]


def decision(on):
    """One decision a day in each office, numbered through the year."""
    return f"{on.timetuple().tm_yday:02d}-QĐ/ĐTN"


def in_campaign(lives):
    """Puts the admissions of 2021 nearest the 90th anniversary into its campaign."""
    ours = [life for life in lives if life.stays[0].is_new and life.since.year == 2021]
    ours.sort(key=lambda life: abs(life.since - ANNIVERSARY))
    for life in ours[:CLASS_90]:
        life.stays[0] = replace(life.stays[0], campaign="CLASS_90")
