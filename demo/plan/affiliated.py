"""The cadres of the affiliated unions; two of these unions become one in 2019."""

from datetime import date

from cadres.choices import TenureEnd

from .days import CLOSING, born
from .lives import Life
from .rolls import Quota, Roll

JOINED = date(2019, 1, 1)
UNITED = "CB-KHOICQDN"
# In the army a youth assistant stands for the secretary.
POSTS = {
    "CB-KHOICQ": ["SECRETARY", "DEPUTY"],
    "CB-KHOIDN": ["SECRETARY"],
    "CB-KHOICQDN": ["SECRETARY", "DEPUTY", "SPECIALIST"],
    "CB-BIENPHONG": ["YOUTH_ASSISTANT"],
    "CB-QUANSU": ["YOUTH_ASSISTANT"],
    "CB-CONGAN": ["SECRETARY"],
    "CB-CDSP": ["SECRETARY", "DEPUTY"],
}
FOLLOWED = [
    ("CB-KHOICQ", "SECRETARY", "SECRETARY"),
    ("CB-KHOIDN", "SECRETARY", "DEPUTY"),
    ("CB-KHOICQ", "DEPUTY", "SPECIALIST"),
]


def quotas(units):
    return [
        Quota(unit.code, post, 1, unit.spells[0].since, unit.closed_on)
        for unit in units
        for post in POSTS[unit.code]
    ]


def story(rng):
    roll = Roll()
    for unit, posts in POSTS.items():
        for post in posts if unit != UNITED else ():
            roll.take(Life(born(rng, rng.randint(29, 35), CLOSING)), unit, post)
    for unit, post, new in FOLLOWED:
        life = roll.leave(unit, post, JOINED, TenureEnd.UNIT_MERGED)
        roll.take(life, UNITED, new, JOINED)
    return roll
