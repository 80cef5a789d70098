"""The secretaries and deputies of the communes."""

from datetime import date

from cadres.choices import Employment, Manner, TenureEnd

from . import commune_mergers
from .commune_mergers import DEPUTY, SECRETARY
from .days import FIRST, between
from .lives import Life
from .rolls import Roll

NEW_SECRETARIES, NEW_DEPUTIES = 45, 40
LATE = date(2022, 4, 1)
RENEWED = date(2020, 6, 1), date(2021, 12, 15)
PROVISIONAL = date(2021, 11, 15)


def story(rng, communes, ends):
    """Returns the roll, and the two whom the province calls up in August 2019."""
    roll = Roll(other={DEPUTY: Employment.ALLOWANCE})
    for commune in (c.code for c in communes if c.spells[0].since == FIRST):
        for post in (SECRETARY, DEPUTY):
            roll.take(Life(None), commune, post)
    called_up = commune_mergers.merge(roll, communes, ends)
    _renew(rng, roll, SECRETARY, NEW_SECRETARIES)
    _renew(rng, roll, DEPUTY, NEW_DEPUTIES)
    lasting = [hold for hold in roll.current() if hold.post == SECRETARY]
    roll.leave(lasting[-1].unit, SECRETARY, LATE, TenureEnd.MOVED)
    return roll, called_up


def _renew(rng, roll, post, count):
    old = [h for h in roll.current() if h.post == post and h.since == FIRST]
    for hold in rng.sample(old, count):
        on = between(rng, *RENEWED)
        roll.leave(
            hold.unit, post, on, rng.choice([TenureEnd.MOVED, TenureEnd.OVER_AGE])
        )
        # Whom no congress has elected yet.
        manner = Manner.PROVISIONAL if on >= PROVISIONAL else Manner.ELECTED
        roll.take(Life(None), hold.unit, post, on, manner)
