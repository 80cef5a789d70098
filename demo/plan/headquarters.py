"""The provincial office."""

from datetime import date
from itertools import pairwise

from cadres.choices import Employment, Manner, TenureEnd

from .days import CLOSING, EVE, born
from .lives import Life
from .rolls import Quota, Roll
from .solvers import spread

OFFICE = {
    "SECRETARY": 1,
    "DEPUTY": 2,
    "HEAD": 4,
    "DEPUTY_HEAD": 5,
    "SPECIALIST": 8,
    "DRIVER": 2,
}
POSTS = list(OFFICE)
# Ten who leave: when, from which post, and why.
DEPARTURES = [
    (date(2019, 4, 1), "HEAD", TenureEnd.MOVED),
    (date(2019, 8, 1), "SPECIALIST", TenureEnd.MOVED),
    (date(2020, 1, 15), "SPECIALIST", TenureEnd.MOVED),
    (date(2020, 9, 1), "SECRETARY", TenureEnd.OVER_AGE),
    (date(2020, 10, 1), "DEPUTY_HEAD", TenureEnd.OVER_AGE),
    (date(2020, 12, 1), "SPECIALIST", TenureEnd.MOVED),
    (date(2021, 1, 15), "SPECIALIST", TenureEnd.MOVED),
    (date(2021, 2, 1), "HEAD", TenureEnd.OVER_AGE),
    (date(2021, 4, 1), "DEPUTY_HEAD", TenureEnd.MOVED),
    (date(2021, 5, 4), "DEPUTY_HEAD", TenureEnd.MOVED),
]
CALLED, APPOINTED, RECRUITED = date(2019, 8, 1), date(2020, 1, 15), date(2021, 10, 1)
RECRUITS = 7
DRIVERS, OTHERS = [45, 48], 652


def quotas():
    return [Quota("CB", post, count) for post, count in OFFICE.items()]


def story(rng, called_up):
    """`called_up` come from communes; the rest of the empty places wait for the
    examination of 2021."""
    roll = Roll(other={"DRIVER": Employment.CONTRACT})
    arrivals = {CALLED: called_up, APPOINTED: [Life(None)]}
    for post, count in OFFICE.items():
        for _ in range(count):
            roll.take(Life(None), "CB", post, manner=_manner(post))
    for on, post, end in DEPARTURES:
        roll.leave("CB", post, on, end)
        _move_up(roll, post, on)
        for life in arrivals.get(on, ()):
            roll.take(life, "CB", "SPECIALIST", on, Manner.APPOINTED)
    for _ in range(RECRUITS):
        roll.take(Life(None), "CB", "SPECIALIST", RECRUITED, Manner.HIRED)
    _date_births(rng, roll)
    return roll


def _manner(post):
    elected = post in ("SECRETARY", "DEPUTY")
    hired = post == "DRIVER"
    return Manner.ELECTED if elected else Manner.HIRED if hired else Manner.APPOINTED


def _move_up(roll, post, on):
    """Everybody below the empty post takes the next one up, down to a specialist."""
    below = POSTS[POSTS.index(post) : POSTS.index("SPECIALIST") + 1]
    for upper, lower in pairwise(below):
        life = roll.leave("CB", lower, on, TenureEnd.MOVED)
        roll.take(life, "CB", upper, on, _manner(upper))


def _date_births(rng, roll):
    """22 people of 745 years together, the elder the higher."""
    holds = sorted(roll.current(), key=lambda h: (POSTS.index(h.post), h.since))
    ages = sorted(spread(rng, len(holds) - 2, OTHERS, 25, 39), reverse=True)
    for hold, age in zip(holds, [*ages, *DRIVERS], strict=True):
        hold.life.born_on = born(rng, age, CLOSING)
    for hold in roll.ended:
        hold.life.born_on = hold.life.born_on or born(rng, rng.randint(33, 38), EVE)
