"""Everybody who leads, and the posts that there are."""

from dataclasses import dataclass
from random import Random

from cadres.choices import Degree
from unions.choices import Form

from . import (
    affiliated,
    branch_secretaries,
    committees,
    commune_degrees,
    communes,
    degrees,
    grassroots,
    headquarters,
    offices,
    rotations,
    traits,
)
from .days import CLOSING, EVE, FIRST, between, birthday
from .degrees import Award
from .lives import Life
from .rolls import Hold, Quota


@dataclass
class Cadres:
    lives: list[Life]
    quotas: list[Quota]
    holds: list[Hold]
    awards: list[Award]


def cadres(province, members):
    rng = Random("cadres")
    local, called_up = communes.story(rng, province.communes, province.ends)
    bodies = grassroots.story(rng, province.bodies)
    grassroots.date_births(rng, local, bodies, _special(province.communes))
    posts = offices.quotas(province.of_form(Form.LOCAL))
    rolls = [
        headquarters.story(rng, called_up),
        offices.story(rng, posts),
        affiliated.story(rng),
    ]
    committee = committees.story(rolls)
    awards = [*_office_awards(rng, rolls), *_local_awards(rng, local, bodies)]
    awards += _earlier_awards(rng, _secretaries(local, bodies), awards)
    holds = [h for roll in (*rolls, committee, local, bodies) for h in roll.holds]
    quotas = [
        *headquarters.quotas(),
        *committees.quotas(),
        *posts,
        *affiliated.quotas(province.of_form(Form.AFFILIATED)),
        *grassroots.quotas(province.bodies, province.communes),
        *branch_secretaries.quotas(province.branches),
    ]
    lives = _described(rng, holds)
    holds += branch_secretaries.holds(province.branches, members)
    told = rotations.story(holds)
    return Cadres([*lives, *told.lives], quotas, told.holds, [*awards, *told.awards])


def _special(communes):
    return {c.code for c in communes if c.spells[-1].facts["special_area"]}


def _office_awards(rng, rolls):
    office, districts, others = (
        [hold.life for hold in roll.current() if hold.post != "DRIVER"]
        for roll in rolls
    )
    level = [*districts, *others]
    return [
        *degrees.of_office(rng, office, masters=4, advanced=6, intermediate=6),
        *degrees.of_office(rng, level, 6, advanced=11, intermediate=25, elementary=1),
    ]


def _local_awards(rng, local, bodies):
    leaders = [hold.life for hold in local.holds if hold.lives_on(EVE)]
    holds = _secretaries(local, bodies)
    secretaries = [hold.life for hold in holds if hold.lives_on(CLOSING)]
    return commune_degrees.awards(rng, leaders, secretaries)


def _secretaries(local, bodies):
    return [h for h in (*local.holds, *bodies.holds) if h.post == "SECRETARY"]


def _earlier_awards(rng, holds, awards):
    """Secretaries that no figure asks for have a degree too."""
    known = {award.life for award in awards}
    others = {hold.life: Degree.BACHELOR for hold in holds if hold.life not in known}
    return degrees.professional(rng, others, FIRST)


def _described(rng, holds):
    """The people of the holds, each with a name and the day of joining the Party."""
    lives = list(dict.fromkeys(hold.life for hold in holds))
    for number, life in enumerate(lives):
        traits.describe(rng, life, 900_000 + number, is_kinh=number % 30 == 0)
        first = birthday(life.born_on, 20)
        joined = between(rng, first, birthday(life.born_on, 23))
        life.sensitive["party_joined_on"] = joined
    return lives
