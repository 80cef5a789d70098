from datetime import date

from demo.plan import mergers
from demo.plan.decisions import Decision
from demo.plan.sites import Site
from unions.choices import Area, Bloc, Form, LineKind

DAY = date(2020, 2, 1)


def site(code, parent, form=Form.BRANCH, **facts):
    return Site(code, code, parent, form, Bloc.RESIDENTIAL, **facts)


def told(decision):
    return [(row.line, row.kind, row.unit, row.into, row.area) for row in decision.rows]


def test_branches_that_end_are_merged_or_dissolved():
    own = Decision("1-QĐ", DAY, DAY, "Sắp xếp")
    ending = {"until": DAY}
    sites = [
        site("B1", "C", into="B3", **ending),
        site("B2", "C", into="B3", **ending),
        site("B3", "C"),
        site("B4", "C", into="O", **ending),
        site("B5", "C", into="B3", until=date(2021, 1, 1)),
        site("O", "D", Form.BRANCH_UNION),
    ]

    mergers.complete([own], sites, {"C": Area.RURAL, "D": Area.RURAL})

    assert told(own) == [
        (1, LineKind.ABSORB, "B1", "B3", ""),
        (1, LineKind.ABSORB, "B2", "B3", ""),
        (2, LineKind.DISSOLVE, "B4", "O", ""),
    ]


def test_branches_of_a_commune_that_is_split_go_their_ways():
    resolution = Decision("864/NQ", DAY, DAY, "Sắp xếp")
    parts = [{"unit": "C", "into": "X"}, {"unit": "C", "into": "Y"}]
    resolution.add(LineKind.SPLIT, parts)
    sites = [site(f"B{n}", "C", pick=n) for n in range(4)]
    sites += [site("GONE", "C", pick=1, until=DAY), site("OTHER", "D", pick=1)]
    areas = dict.fromkeys("CD", Area.RURAL) | {"X": Area.RURAL, "Y": Area.URBAN}

    mergers.complete([resolution], sites, areas)

    assert told(resolution)[2:] == [
        (1, LineKind.SPLIT, "B1", "Y", ""),
        (1, LineKind.SPLIT, "B3", "Y", ""),
        (2, LineKind.CHANGE, "B1", "", Area.URBAN),
        (2, LineKind.CHANGE, "B3", "", Area.URBAN),
    ]
