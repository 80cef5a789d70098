from datetime import date

from demo.plan.sites import Site, follow, history
from unions.choices import Area, Bloc, Form

FIRST, MERGED = date(2018, 1, 1), date(2020, 2, 1)
ENDS = {"OLD": (MERGED, ["NEW", "NEXT"])}


def branch(**facts):
    bloc = Bloc.RESIDENTIAL
    return Site("B", "Chi đoàn xóm Pác Bó", "OLD", Form.BRANCH, bloc, **facts)


def test_follow_names_the_heir_from_the_day_of_the_merger():
    assert follow("OLD", FIRST, ENDS) == [(FIRST, "OLD"), (MERGED, "NEW")]


def test_follow_picks_an_heir_of_a_unit_that_was_split():
    assert follow("OLD", FIRST, ENDS, pick=1)[-1] == (MERGED, "NEXT")


def test_history_moves_a_village_to_the_town_that_takes_over():
    areas = {"OLD": Area.RURAL, "NEW": Area.URBAN}

    spells = history(branch(), ENDS, {}, areas).spells

    assert [spell.parent for spell in spells] == ["OLD", "NEW"]
    assert [spell.facts["area"] for spell in spells] == [Area.RURAL, Area.URBAN]


def test_history_of_a_branch_that_ends_with_its_commune():
    ended = branch(until=MERGED, into="C")

    record = history(ended, ENDS, {}, {"OLD": Area.RURAL})

    assert [spell.parent for spell in record.spells] == ["OLD"]
    assert record.closed_on == MERGED


def test_history_names_the_district_of_the_day():
    body = Site("Y", "Trung tâm Y tế {}", "OLD", Form.BRANCH_UNION, Bloc.ADMINISTRATIVE)
    names = {"OLD": "huyện Quảng Uyên", "NEW": "huyện Quảng Hòa"}

    spells = history(body, ENDS, names, {}).spells

    assert [spell.name for spell in spells] == [
        "Trung tâm Y tế huyện Quảng Uyên",
        "Trung tâm Y tế huyện Quảng Hòa",
    ]
