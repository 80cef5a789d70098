from datetime import date

import pytest

from demo.plan.sites import Site, follow, history
from unions.choices import Area, Bloc, Form

FIRST, MERGED, LATER = date(2018, 1, 1), date(2020, 2, 1), date(2020, 3, 1)
ENDS = {"OLD": (MERGED, ["NEW", "NEXT"]), "NEXT": (LATER, ["LAST"])}
HEIRS = {code: heirs for code, (_, heirs) in ENDS.items()}


def branch(parent="OLD", **facts):
    bloc = Bloc.RESIDENTIAL
    return Site("B", "Chi đoàn xóm Pác Bó", parent, Form.BRANCH, bloc, **facts)


@pytest.mark.parametrize(
    ("parent", "pick", "heir", "last"),
    [
        ("NEW", 0, "NEW", "NEW"),
        ("OLD", 0, "NEW", "NEW"),
        ("OLD", 1, "NEXT", "LAST"),
        ("OLD", 2, "NEW", "NEW"),
    ],
    ids=["parent lasts", "parent merged", "parent split", "pick goes round"],
)
def test_site_follows_its_parent(parent, pick, heir, last):
    site = branch(parent, pick=pick)

    assert site.heir(HEIRS) == heir
    assert follow(site, ENDS) == last


def test_history_is_the_site_as_it_was_founded():
    ended = branch(until=MERGED, into="C")

    record = history(ended, {}, {"OLD": Area.RURAL})

    [spell] = record.spells
    assert (spell.since, spell.parent, record.closed_on) == (FIRST, "OLD", None)
    assert spell.facts == {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


def test_history_names_the_district():
    body = Site("Y", "Trung tâm Y tế {}", "OLD", Form.BRANCH_UNION, Bloc.ADMINISTRATIVE)

    [spell] = history(body, {"OLD": "huyện Quảng Uyên"}, {}).spells

    assert spell.name == "Trung tâm Y tế huyện Quảng Uyên"
