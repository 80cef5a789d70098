"""Residential branches: villages that merge with or after their communes."""

from dataclasses import replace
from datetime import date
from random import Random

from unions.choices import Bloc, Form

from . import villages
from .days import MERGED, REDISTRICTED
from .figures import HAMLETS_CLOSING, HAMLETS_OPENING
from .sites import Site, follow
from .solvers import apportion

LATER = [MERGED, MERGED, REDISTRICTED, date(2020, 7, 1), date(2021, 1, 1)]


def hamlets(communes, ends):
    """`communes` are histories; `ends` tells the heirs of those merged away."""
    rng = Random("hamlets")
    areas = {history.code: history.spells[0].facts["area"] for history in communes}
    first = [c for c in communes if c.spells[0].since < MERGED]
    opened = []
    for area, total in HAMLETS_OPENING.items():
        ours = [c.code for c in first if areas[c.code] == area]
        counts = apportion(total, [rng.randint(7, 14) for _ in ours])
        for code, count in zip(ours, counts, strict=True):
            opened += _in_commune(rng, code, count, area)
    return _merged(rng, opened, ends, areas)


def _in_commune(rng, commune, count, area):
    known = villages.known().get(commune, [])
    names = villages.names(rng, count, area, known)
    return [
        Site(
            code=f"{commune}-{number:02d}",
            name=f"Chi đoàn {name}",
            parent=commune,
            form=Form.BRANCH,
            bloc=Bloc.RESIDENTIAL,
            group="RESIDENTIAL",
            pick=number,
        )
        for number, name in enumerate(names, start=1)
    ]


def _merged(rng, opened, ends, areas):
    """The branches with the ends of those that do not last to the closing day."""
    heirs = {}
    for site in opened:
        heir = follow(site, ends)
        heirs.setdefault(heir, []).append(site)
    ended = []
    for area, total in HAMLETS_CLOSING.items():
        ours = [heir for heir in heirs if areas[heir] == area]
        kept = apportion(total, [len(heirs[heir]) for heir in ours])
        for heir, count in zip(ours, kept, strict=True):
            ended += _shrunk(rng, heirs[heir], count)
    return ended


def _shrunk(rng, sites, count):
    kept = rng.sample(sites, count)
    lost = [site for site in sites if site not in kept]
    is_merged = len({site.parent for site in sites}) > 1
    return kept + [_end(rng, site, kept, is_merged) for site in lost]


def _end(rng, site, kept, is_merged):
    near = [other for other in kept if other.parent == site.parent] or kept
    on = MERGED if is_merged else rng.choice(LATER)
    return replace(site, until=on, into=rng.choice(near).code)
