"""Which members are in the Party, and since when.

Joined before the opening day: 3.100. Joined in the span, in residential branches:
2.579, of whom 1.279 left the union later; elsewhere 1.459. So 3.659 are members of both
on the closing day.
"""

from datetime import date, timedelta

from .days import CLOSING, OPENING, between, birthday

DAY = timedelta(1)
OFFICES = {"TEACHER", "ADMINISTRATIVE", "ENTERPRISE", "ARMED_FORCES"}
VILLAGES = {"RESIDENTIAL"}


def join(rng, parts):
    early, late = (date(2012, 1, 1), OPENING), (OPENING + DAY, CLOSING)
    _join(rng, parts["S"], OFFICES, 900, early)
    _join(rng, parts["O"], OFFICES, 1500, early)
    _join(rng, parts["O"], VILLAGES, 700, early)
    _join(rng, parts["S"], VILLAGES, 1300, late)
    _join(rng, parts["O"], VILLAGES, 1279, late)
    _join(rng, parts["S"], OFFICES, 1200, late)
    _join(rng, parts["A"], OFFICES, 259, late)


def _join(rng, lives, groups, count, span):
    """`count` of those who may join in the span: of age, and not in the Party yet.
    New members prove themselves for ten months first."""
    able = []
    for life in lives:
        first, last = _window(life, *span)
        outside = "party_joined_on" not in life.sensitive
        if life.group in groups and outside and first <= last:
            able.append((life, first, last))
    for life, first, last in rng.sample(able, count):
        life.sensitive["party_joined_on"] = between(rng, first, last)


def _window(life, first, last):
    first = max(first, birthday(life.born_on, 18))
    if life.stays[0].is_new:
        first = max(first, life.since + 300 * DAY)
    return first, min(last, life.until - DAY) if life.until else last
