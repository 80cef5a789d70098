"""The secretaries of all other grassroots unions, and how old all of them are."""

from cadres.choices import Employment, TenureEnd

from .days import CLOSING, EVE, FIRST, between, born
from .lives import Life
from .rolls import Quota, Roll
from .solvers import spread

SUM_OF_AGES, LOW, HIGH = 10578, 24, 35
# Over the ceiling of 35, or of 37 in a special area; and between the two in one.
OVER_AGE = [36, 36, 36, 36, 37, 37, 37, 38]
OVER_AGE_SPECIAL = [38, 38, 38]
TOLERATED = [36, 36, 36, 36, 36, 37, 37, 37]
NEW = 40


def quotas(sites, communes):
    spans = [(site.code, site.since, site.until) for site in sites]
    spans += [(c.code, c.spells[0].since, c.closed_on) for c in communes]
    rows = [Quota(code, "SECRETARY", 1, since, until) for code, since, until in spans]
    rows += [
        Quota(c.code, "DEPUTY", 1, c.spells[0].since, c.closed_on) for c in communes
    ]
    return rows


def story(rng, bodies):
    roll = Roll(Employment.NONE)
    for body in bodies:
        roll.take(Life(None), body.code, "SECRETARY", body.since)
        if body.until:
            roll.leave(body.code, "SECRETARY", body.until, TenureEnd.UNIT_MERGED)
    old = [hold for hold in roll.current() if hold.since == FIRST]
    for hold in rng.sample(old, NEW):
        on = between(rng, EVE, CLOSING.replace(month=3))
        roll.leave(hold.unit, "SECRETARY", on, TenureEnd.MOVED)
        roll.take(Life(None), hold.unit, "SECRETARY", on)
    return roll


def date_births(rng, communes, bodies, special):
    """Gives the secretaries of the closing day the ages that the figures ask for;
    `special` are the communes of a special area."""
    holds = [hold for hold in communes.current() if hold.post == "SECRETARY"]
    elders = [hold for hold in holds if hold.since < EVE]
    above = [hold for hold in elders if hold.unit in special]
    below = [hold for hold in elders if hold.unit not in special]
    for ours, ages in ((above, OVER_AGE_SPECIAL + TOLERATED), (below, OVER_AGE)):
        for hold, age in zip(ours, ages, strict=False):
            hold.life.born_on = born(rng, age, CLOSING)
    _date_others(rng, [*holds, *bodies.current()])
    _date_rest(rng, [*communes.holds, *bodies.holds])


def _date_others(rng, holds):
    """Those who came last are the youngest."""
    others = [hold for hold in holds if hold.life.born_on is None]
    others.sort(key=lambda hold: hold.since, reverse=True)
    rest = SUM_OF_AGES - sum(OVER_AGE + OVER_AGE_SPECIAL + TOLERATED)
    ages = sorted(spread(rng, len(others), rest, LOW, HIGH))
    for hold, age in zip(others, ages, strict=True):
        hold.life.born_on = born(rng, age, CLOSING)


def _date_rest(rng, holds):
    for hold in holds:
        if hold.life.born_on is None:
            hold.life.born_on = born(rng, rng.randint(23, 32), hold.since)
