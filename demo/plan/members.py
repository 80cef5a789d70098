"""The members of every unit, so that both days and the flow between them agree."""

from functools import partial
from random import Random

from . import admissions, adults, moves, pupils, traits
from .days import CLOSING, OPENING
from .figures import FLOWS
from .lives import Life, route
from .solvers import apportion


def members(homes):
    """`homes` are the sites that hold members, by code."""
    lives = []
    for group, flow in FLOWS.items():
        rng = Random(f"members {group}")
        ours = [home for home in homes.values() if home.group == group]
        course = pupils if group == "CLASS" else adults
        for part, begin, home in _places(rng, ours, flow, course):
            born_on, stay = begin(rng, home)
            lives.append(Life(born_on, route(homes, stay), group, part))
    admissions.in_campaign(lives)
    moves.swap(lives, homes)
    traits.give(lives)
    return lives


def _places(rng, ours, flow, course):
    """Who lives through what, and where it begins: (part, course, home)."""
    opening = _held(rng, ours, flow.opening, OPENING)
    closing = _held(rng, ours, flow.closing, CLOSING)
    come = _origins(rng, ours, opening)
    room = [min(closing[code], len(come.get(code, ()))) for code in closing]
    stay = dict(zip(closing, apportion(flow.stayed, room), strict=True))
    by_code = {home.code: home for home in ours}
    for code, origins in come.items():
        yield from [("S", course.stayed, home) for home in origins[: stay[code]]]
        yield from [("O", course.left, home) for home in origins[stay[code] :]]
    for code, count in closing.items():
        yield from _newcomers(by_code[code], count - stay[code], course)
    lasting = [by_code[code] for code in closing if code in opening]
    for _ in range(flow.admitted - flow.closing + flow.stayed):
        yield "P", course.passed, rng.choice(lasting)


def _newcomers(home, count, course):
    """A new branch is founded with its first five members."""
    founders = 5 if home.since > OPENING else 0
    founding = partial(course.admitted, last=home.since)
    for number in range(count):
        yield "A", founding if number < founders else course.admitted, home


def _held(rng, ours, total, day):
    """How many members each unit holds on `day`; never fewer than three."""
    codes = [home.code for home in ours if home.lives_on(day)]
    weights = [rng.randint(60, 140) for _ in codes]
    return dict(zip(codes, apportion(total, weights, floor=3), strict=True))


def _origins(rng, ours, opening):
    """{unit that lasts: [where each of its members of the opening day was then]}.

    One from each place comes first and stays, so that no branch loses everybody
    before it is merged.
    """
    come = {}
    for home in ours:
        if home.code in opening:
            come.setdefault(home.into or home.code, []).append(home)
    for code, places in come.items():
        others = [home for home in places for _ in range(opening[home.code] - 1)]
        rng.shuffle(others)
        come[code] = [*places, *others]
    return come
