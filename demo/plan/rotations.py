"""Who led before some of those that lead on the closing day: of seven secretaries of
districts and seven specialists that left the union the mergers and elections tell but
two and one; and a deputy head of the provincial office went to lead in the city."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from cadres.choices import Degree, TenureEnd, Theory

from . import degrees, traits
from .days import CLOSING, FIRST, between, birthday, born
from .lives import Life

# Unit, post, and when the one who holds it on the closing day took over.
SUCCEEDED = [
    ("CB-BAOLAC", "SECRETARY", date(2019, 9, 1)),
    ("CB-NGUYENBINH", "SECRETARY", date(2021, 1, 15)),
    ("CB-HOAAN", "SPECIALIST", date(2019, 12, 1)),
]
CITY, ROTATED, PROMOTED = "CB-THANHPHO", date(2019, 6, 1), date(2021, 2, 1)
# Numbers of people are those of phones too; the plan's own come before these.
FIRST_NUMBER = 950_000


@dataclass
class Rotations:
    """All holds as they are then, and those who come to them."""

    holds: list
    lives: list
    awards: list


def story(holds):
    rng = Random("rotations")
    told = Rotations(list(holds), [], [])
    for unit, post, on in SUCCEEDED:
        [life] = _first_holders(told.holds, unit, post, until=None)
        _precede(told, life, _come(rng, told, unit, on), on)
    _rotate(told, _come(rng, told, CITY, ROTATED))
    return told


def _rotate(told, earlier):
    """The deputy secretary of the city was a deputy head of the province before, whose
    place there is taken by somebody new; `earlier` was deputy secretary till then."""
    [rotated] = _first_holders(told.holds, CITY, "DEPUTY", until=None)
    [new] = _first_holders(told.holds, "CB", "DEPUTY_HEAD", until=PROMOTED)
    _precede(told, rotated, earlier, ROTATED, unit=CITY)
    _precede(told, new, rotated, ROTATED, post="DEPUTY_HEAD")
    _precede(told, new, earlier, ROTATED)


def _first_holders(holds, unit, post, until):
    place = unit, post, FIRST, until
    return [h.life for h in holds if (h.unit, h.post, h.since, h.until) == place]


def _precede(told, life, earlier, on, **only):
    """What `life` has held since the first day (those holds whose facts are `only`) was
    held by `earlier` until `on`."""
    for hold in list(told.holds):
        facts = {name: getattr(hold, name) for name in only}
        if (hold.life, hold.since, facts) == (life, FIRST, only):
            told.holds.remove(hold)
            before = replace(hold, life=earlier, until=on, end=TenureEnd.MOVED)
            told.holds += [before, replace(hold, since=on)]


def _come(rng, told, unit, on):
    """Somebody new of the plan, who leaves `unit` on `on`."""
    life = Life(born(rng, rng.randint(31, 34), on), office=unit)
    traits.describe(rng, life, FIRST_NUMBER + len(told.lives))
    joined = between(rng, birthday(life.born_on, 20), birthday(life.born_on, 23))
    life.sensitive["party_joined_on"] = joined
    told.lives.append(life)
    told.awards += degrees.professional(rng, {life: Degree.BACHELOR}, CLOSING)
    told.awards += degrees.theory(rng, {life: Theory.INTERMEDIATE}, FIRST, on)
    return life
