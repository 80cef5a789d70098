"""Degrees and political theory, so that the highest of each person agree."""

from dataclasses import dataclass
from datetime import date, timedelta

from cadres.choices import Degree, Subject, Theory

from .days import CLOSING, EVE, between, birthday
from .lives import Life

AGES = {
    Degree.INTERMEDIATE: 20,
    Degree.COLLEGE: 21,
    Degree.BACHELOR: 22,
    Degree.MASTER: 25,
}


@dataclass(frozen=True)
class Award:
    life: Life
    subject: str
    level: int
    on: date


def deal(rng, lives, counts):
    """{life: level} with so many of each level; None for those who have none."""
    levels = [level for level, count in counts.items() for _ in range(count)]
    levels += [None] * (len(lives) - len(levels))
    rng.shuffle(levels)
    return dict(zip(lives, levels, strict=True))


def professional(rng, degrees, before):
    """Awards for {life: degree}, each taken at its usual age but before a day."""
    rows = []
    for life, level in degrees.items():
        usual = birthday(life.born_on, AGES[level]) + timedelta(rng.randrange(300))
        on = min(usual, before - timedelta(rng.randint(30, 200)))
        rows.append(Award(life, Subject.PROFESSIONAL, level, on))
    return rows


def theory(rng, levels, first, last):
    return [
        Award(life, Subject.THEORY, level, between(rng, first, last))
        for life, level in levels.items()
        if level is not None
    ]


def of_office(rng, lives, masters, advanced, intermediate, elementary=0):
    """Every full-time cadre has a university degree."""
    bachelors = len(lives) - masters
    degrees = deal(rng, lives, {Degree.MASTER: masters, Degree.BACHELOR: bachelors})
    levels = {
        Theory.ADVANCED: advanced,
        Theory.INTERMEDIATE: intermediate,
        Theory.ELEMENTARY: elementary,
    }
    studied = theory(rng, deal(rng, lives, levels), date(2016, 1, 1), EVE)
    return [*professional(rng, degrees, CLOSING), *studied]
