"""The course of a pupil: a member at fifteen, gone after the last year of school.
Nobody is one for the whole span, so nobody `stayed`."""

from datetime import date, timedelta

from members.choices import Entry, Exit

from . import admissions
from .days import CLOSING, FIRST, OPENING, between, birthday, years_before
from .lives import Stay

DAY = timedelta(1)
HOW = {Exit.TRANSFERRED: 990, Exit.STRUCK_OFF: 8, Exit.DECEASED: 2}


def left(rng, home):
    """A pupil of the opening day, in one of the three years."""
    born_on = _born(rng, [2001, 2002, 2003], [38, 36, 26])
    until, exit = _end(rng, born_on)
    if born_on <= years_before(FIRST, 15):
        return born_on, Stay(home.code, FIRST, Entry.RECORDED, until, exit)
    since = admissions.day(rng, birthday(born_on, 15), OPENING)
    return born_on, Stay(home.code, since, Entry.ADMITTED, until, exit)


def admitted(rng, home, last=CLOSING):
    born_on = _born(rng, [2004, 2005, 2006], [36, 36, 28])
    first = max(birthday(born_on, 15), OPENING + DAY, home.since)
    since = admissions.day(rng, first, max(first, last))
    return born_on, Stay(home.code, since, Entry.ADMITTED)


def passed(rng, home):
    born_on = _born(rng, [2001, 2002, 2003], [20, 35, 45])
    until, exit = _end(rng, born_on)
    first = max(birthday(born_on, 15), OPENING + DAY)
    since = admissions.day(rng, first, until - 45 * DAY)
    return born_on, Stay(home.code, since, Entry.ADMITTED, until, exit)


def _born(rng, years, weights):
    """Born before November, so that each is fifteen before the opening day."""
    [year] = rng.choices(years, weights)
    return between(rng, date(year, 1, 1), date(year, 10, 31))


def _end(rng, born_on):
    """Most go to study or work elsewhere in the summer when they are eighteen."""
    summer = date(born_on.year + 18, 6, 15)
    leaving = max(between(rng, summer, summer + 75 * DAY), birthday(born_on, 18))
    [exit] = rng.choices(list(HOW), HOW.values())
    return leaving, exit
