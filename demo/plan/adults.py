"""The course of a member who works or lives in a village."""

from datetime import date, timedelta

from members.choices import Entry, Exit

from . import admissions
from .days import CLOSING, FIRST, OPENING, age, between, born, years_before
from .lives import Stay

DAY = timedelta(1)
# Whole years on the closing day of those who stay, and when new members are admitted.
STAYING = {"RESIDENTIAL": (20, 29), "ARMED_FORCES": (22, 29), "ENTERPRISE": (23, 30)}
ENTERING = {"RESIDENTIAL": (15, 22), "ARMED_FORCES": (18, 23), "ENTERPRISE": (19, 25)}
OFFICE_STAYING, OFFICE_ENTERING = (25, 30), (22, 26)
# Ages at leaving, by reason; HOW weighs the reasons.
LEAVING = {
    Exit.MATURED: (28, 32),
    Exit.TRANSFERRED: (18, 25),
    Exit.STRUCK_OFF: (19, 29),
    Exit.DECEASED: (18, 31),
    Exit.EXPELLED: (20, 30),
    Exit.HONORARY: (30, 34),
}
HOW = {"RESIDENTIAL": [520, 380, 88, 5, 4, 3], "ARMED_FORCES": [350, 630, 10, 3, 2, 5]}
OFFICE_HOW = [880, 90, 15, 3, 2, 10]


def stayed(rng, home):
    low, high = STAYING.get(home.group, OFFICE_STAYING)
    years = rng.randint(low, high) if rng.random() > 0.03 else rng.randint(30, 32)
    return born(rng, years, CLOSING), Stay(home.code, FIRST, Entry.RECORDED)


def left(rng, home):
    [exit] = rng.choices(list(LEAVING), HOW.get(home.group, OFFICE_HOW))
    until = between(rng, OPENING + DAY, CLOSING)
    born_on = born(rng, _years(rng, exit), until)
    # Whoever leaves at eighteen in 2022 was a child on the first day.
    born_on = min(born_on, years_before(FIRST, 15 + rng.randint(0, 2)))
    return born_on, Stay(home.code, FIRST, Entry.RECORDED, until, exit)


def admitted(rng, home, last=CLOSING):
    since = admissions.day(rng, max(OPENING + DAY, home.since), last)
    years = rng.randint(*ENTERING.get(home.group, OFFICE_ENTERING))
    return born(rng, years, since), Stay(home.code, since, Entry.ADMITTED)


def passed(rng, home):
    since = admissions.day(rng, OPENING + DAY, date(2020, 12, 31))
    born_on = born(rng, rng.randint(18, 24), since)
    until = between(rng, since + 200 * DAY, CLOSING)
    young = age(born_on, until) <= LEAVING[Exit.TRANSFERRED][1]
    exit = Exit.TRANSFERRED if young else Exit.STRUCK_OFF
    return born_on, Stay(home.code, since, Entry.ADMITTED, until, exit)


def _years(rng, exit):
    """Most mature at thirty or later, not at once when they may."""
    low, high = LEAVING[exit]
    years = [rng.randint(low, high) for _ in range(2)]
    return max(years) if exit == Exit.MATURED else years[0]
