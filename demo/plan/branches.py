"""Branches of agencies, enterprises and barracks."""

from datetime import date
from random import Random

from unions.choices import Bloc, Form, SchoolKind

from . import figures
from .days import EVE, FIRST, REDISTRICTED
from .sites import Site
from .solvers import apportion

AUTUMNS = [date(2020, 9, 7), date(2021, 9, 6)]
ROOMS = {
    "ADMINISTRATIVE": "Chi đoàn Khoa, phòng {}",
    "ENTERPRISE": "Chi đoàn Phân xưởng {}",
    "ARMED_FORCES": "Chi đoàn Đại đội {}",
}


def branch(parent, mark, name, group, since=FIRST, **ending):
    bloc = Bloc.SCHOOL if group in SchoolKind.values else Bloc(group)
    facts = (("school_kind", group),) if bloc == Bloc.SCHOOL else ()
    code = f"{parent}-{mark}"
    return Site(code, name, parent, Form.BRANCH, bloc, group, facts, since, **ending)


def commune_offices(communes, changed):
    """Branches of commune offices, most of them dissolved (letter 537-CV/TĐTN-TCKT);
    their members go to the district's People's Committee. None in the communes of the
    codes `changed`."""
    lasting = [c for c in communes if c.code not in changed and c.closed_on is None]
    ours = [c for c in lasting if c.spells[0].since == FIRST][: figures.COMMUNE_OFFICES]
    for number, commune in enumerate(ours):
        dissolved = {"until": REDISTRICTED, "into": f"{commune.spells[0].parent}-UBND"}
        ending = dissolved if number < figures.CLOSED_COMMUNE_OFFICES else {}
        name = commune.spells[0].name.replace("Đoàn", "Chi đoàn cơ quan", 1)
        yield branch(commune.code, "CQ", name, Bloc.ADMINISTRATIVE, **ending)


def rooms(unions):
    """The numbered branches of each union, and those founded after the mergers."""
    rng = Random("rooms")
    for bloc, total in figures.UNION_BRANCHES.items():
        ours = [union for union in unions if union.bloc == bloc]
        old = [union for union in ours if union.since == FIRST]
        counts = apportion(total, [rng.randint(3, 6) for _ in old])
        for number, (union, count) in enumerate(zip(old, counts, strict=True)):
            yield from _numbered(union, range(1, count + 1))
            more = _more(bloc, number, len(old))
            new = range(count + 1, count + more + 1)
            yield from _numbered(union, new, AUTUMNS[number % 2])
        for union in (union for union in ours if union.since > EVE):
            shops = range(1, figures.NEW_WORKSHOPS + 1)
            yield from _numbered(union, shops, union.since)


def _more(bloc, number, unions):
    """New companies in the barracks, dealt to the unions in turn."""
    if bloc != Bloc.ARMED_FORCES:
        return 0
    return len(range(number, figures.NEW_BARRACKS, unions))


def _numbered(union, numbers, since=FIRST):
    for number in numbers:
        name = ROOMS[union.bloc].format(number)
        yield branch(union.code, f"{number:02d}", name, union.bloc, since)
