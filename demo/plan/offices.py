"""The full-time cadres of the districts, through the mergers."""

from datetime import date

from cadres.choices import Manner, TenureEnd

from .days import CLOSING, FIRST, MERGED, REDISTRICTED, born
from .lives import Life
from .rolls import Quota, Roll
from .solvers import spread

POSTS = ("SECRETARY", "DEPUTY", "SPECIALIST")
LARGE = ("CB-THANHPHO", "CB-HAQUANG", "CB-TRUNGKHANH", "CB-HOAAN", "CB-QUANGHOA")
# Their second specialist comes from the district that joins them.
WAITING = ("CB-HAQUANG", "CB-TRUNGKHANH")
CALLED, LEFT, RECRUITED = date(2020, 8, 1), date(2021, 6, 30), date(2021, 10, 1)
RENEWED = ("CB-BAOLAM", "CB-HALANG", "CB-THACHAN")
RECRUITING = ("CB-THANHPHO", "CB-BAOLAC", "CB-HOAAN", "CB-NGUYENBINH", *RENEWED[:2])


def quotas(districts):
    rows = []
    for unit in districts:
        since, until = unit.spells[0].since, unit.closed_on
        for post in POSTS:
            count = 2 if post == "SPECIALIST" and unit.code in LARGE else 1
            rows.append(Quota(unit.code, post, count, since, until))
    return rows


def story(rng, quotas):
    roll = Roll()
    for quota in quotas:
        count = 1 if quota.unit in WAITING else quota.count
        for _ in range(count if quota.since == FIRST else 0):
            roll.take(Life(None), quota.unit, quota.post)
    _merge(roll)
    for unit in RENEWED:
        roll.leave(unit, "SECRETARY", CALLED, TenureEnd.MOVED)
        deputy = roll.leave(unit, "DEPUTY", CALLED, TenureEnd.MOVED)
        roll.take(deputy, unit, "SECRETARY", CALLED)
        roll.take(Life(None), unit, "DEPUTY", CALLED)
    for unit in RECRUITING:
        roll.leave(unit, "SPECIALIST", LEFT, TenureEnd.MOVED)
        roll.take(Life(None), unit, "SPECIALIST", RECRUITED, Manner.HIRED)
    _date_births(rng, roll)
    return roll


def _merge(roll):
    """Resolutions 864 and 897: who finds a post in the district that takes over."""
    _join(roll, "CB-THONGNONG", "CB-HAQUANG", MERGED)
    _join(roll, "CB-TRALINH", "CB-TRUNGKHANH", REDISTRICTED)
    _join(roll, "CB-QUANGUYEN", "CB-QUANGHOA", REDISTRICTED, secretary="SECRETARY")
    _join(roll, "CB-PHUCHOA", "CB-QUANGHOA", REDISTRICTED, secretary="DEPUTY")


def _join(roll, old, new, on, secretary=""):
    gone = {post: roll.leave(old, post, on, TenureEnd.UNIT_MERGED) for post in POSTS}
    if secretary:
        roll.take(gone["SECRETARY"], new, secretary, on)
    roll.take(gone["SPECIALIST"], new, "SPECIALIST", on)


def _date_births(rng, roll):
    """35 people, the youngest of 24 years, the eldest of 36, 1.094 years together."""
    holds = sorted(roll.current(), key=lambda h: (h.since, POSTS.index(h.post)))
    ages = sorted(spread(rng, len(holds), 1094, 24, 36), reverse=True)
    for hold, age in zip(holds, ages, strict=True):
        hold.life.born_on = born(rng, age, CLOSING)
    for hold in roll.ended:
        hold.life.born_on = hold.life.born_on or born(rng, rng.randint(28, 33), CALLED)
