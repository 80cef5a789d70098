"""Degrees of the leaders of communes at the end of 2019, and of all grassroots
secretaries at the end: some are both, and have studied in between."""

from datetime import date

from cadres.choices import Degree, Subject, Theory

from .days import CLOSING, EVE, between
from .degrees import Award, deal, professional, theory

CLOSING_DEGREES = {
    Degree.MASTER: 14,
    Degree.BACHELOR: 289,
    Degree.COLLEGE: 19,
    Degree.INTERMEDIATE: 22,
}
CLOSING_THEORY = {Theory.ADVANCED: 2, Theory.INTERMEDIATE: 204, Theory.ELEMENTARY: 87}
EVE_DEGREES = {Degree.BACHELOR: 207, Degree.COLLEGE: 90, Degree.INTERMEDIATE: 92}
EVE_THEORY = 163
EARLY = date(2014, 1, 1), date(2019, 11, 30)
LATE = date(2020, 3, 1), date(2022, 5, 31)


def awards(rng, leaders, secretaries):
    """`leaders` of communes at the end of 2019, `secretaries` of the closing day."""
    late = deal(rng, secretaries, CLOSING_DEGREES)
    early = _early(rng, leaders, late)
    new = {life: level for life, level in late.items() if life not in early}
    risen = [life for life in late if life in early and early[life] != late[life]]
    return [
        *professional(rng, early, EVE),
        *professional(rng, new, CLOSING),
        *(
            Award(life, Subject.PROFESSIONAL, late[life], between(rng, *LATE))
            for life in risen
        ),
        *_theory(rng, leaders, deal(rng, secretaries, CLOSING_THEORY)),
    ]


def _early(rng, leaders, late):
    """A master's and a lower degree then are not a lower or the same one later, so
    whoever ends below a bachelor had that degree, and the one master is not at the end
    among the secretaries."""
    early = {life: late[life] for life in leaders if _is_low(late.get(life))}
    others = [life for life in leaders if life not in early]
    master = next(life for life in others if life not in late)
    early[master] = Degree.MASTER
    counts = dict(EVE_DEGREES)
    for level in early.values():
        if level in counts:
            counts[level] -= 1
    others.remove(master)
    return early | deal(rng, others, counts)


def _is_low(level):
    return level in (Degree.COLLEGE, Degree.INTERMEDIATE)


def _theory(rng, leaders, late):
    middle = Theory.INTERMEDIATE
    able = [life for life in leaders if (late.get(life, middle) or 0) >= middle]
    early = dict.fromkeys(rng.sample(able, EVE_THEORY), middle)
    others = [life for life in leaders if life not in early and life not in late]
    early |= dict.fromkeys(others[::2], Theory.ELEMENTARY)
    rest = {life: level for life, level in late.items() if early.get(life) != level}
    return [*theory(rng, early, *EARLY), *theory(rng, rest, *LATE)]
