"""What becomes of the leaders of the 43 communes merged away.

18 secretaries lead the commune that takes over, 16 become deputies there, 13 deputies
keep a deputy's post and 6 have none. The other posts were empty by then, because nobody
is elected into a commune that is about to go.
"""

from datetime import date

from cadres.choices import TenureEnd

from .days import FIRST, MERGED

EQUAL, LOWER, DEPUTIES_PLACED, DEPUTIES_OUT = 18, 16, 13, 6
VACANT, CALLED_UP = 7, 2
BEFORE, JANUARY = date(2019, 8, 1), date(2020, 1, 15)
SECRETARY, DEPUTY = "SECRETARY", "DEPUTY"


def merge(roll, communes, ends):
    """Returns the two whom the province calls up from a commune that is about to go."""
    heirs = _heirs(communes, ends)
    equal, lower = _chosen(heirs)
    rest = [code for code in heirs if code not in equal and code not in lower]
    empty = [
        roll.leave(code, SECRETARY, BEFORE, TenureEnd.MOVED) for code in rest[:VACANT]
    ]
    for code in rest[VACANT:]:
        roll.leave(code, SECRETARY, JANUARY, TenureEnd.MOVED)
    _merge_deputies(roll, heirs, lower)
    for code in equal:
        _follow(roll, code, SECRETARY, heirs[code], SECRETARY)
    for code in lower:
        _follow(roll, code, SECRETARY, heirs[code], DEPUTY)
    return empty[:CALLED_UP]


def _heirs(communes, ends):
    """{commune merged away: its heir}, those of a new commune first."""
    first = {c.code: c.spells[0].since == FIRST for c in communes}
    heirs = {c.code: ends[c.code][1][0] for c in communes if c.code in ends}
    return dict(sorted(heirs.items(), key=lambda pair: first[pair[1]]))


def _chosen(heirs):
    """Which secretaries lead the heir, and which become its deputy: one each."""
    equal, lower = {}, {}
    for code, heir in heirs.items():
        if heir not in equal.values() and len(equal) < EQUAL:
            equal[code] = heir
        elif heir not in lower.values() and len(lower) < LOWER:
            lower[code] = heir
    return equal, lower


def _merge_deputies(roll, heirs, lower):
    taken, placed = set(lower.values()), {}
    for code, heir in heirs.items():
        if heir not in taken and len(placed) < DEPUTIES_PLACED:
            taken.add(heir)
            placed[code] = heir
    gone = [code for code in heirs if code not in placed]
    for code in gone[:DEPUTIES_OUT]:
        roll.leave(code, DEPUTY, MERGED, TenureEnd.UNIT_MERGED)
    roll.leave(gone[DEPUTIES_OUT], DEPUTY, BEFORE, TenureEnd.MOVED)
    for code in gone[DEPUTIES_OUT + 1 :]:
        roll.leave(code, DEPUTY, JANUARY, TenureEnd.MOVED)
    for code, heir in placed.items():
        _follow(roll, code, DEPUTY, heir, DEPUTY)


def _follow(roll, code, post, heir, new_post):
    if roll.open.get((heir, new_post)):
        roll.leave(heir, new_post, MERGED, TenureEnd.MOVED)
    life = roll.leave(code, post, MERGED, TenureEnd.UNIT_MERGED)
    roll.take(life, heir, new_post, MERGED)
