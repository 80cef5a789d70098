"""What came before a unit and after it, whatever the way between them."""

from datetime import date
from itertools import pairwise

import pytest

from unions import lineage
from unions.choices import Form
from unions.models import Succession

ON = date(2020, 2, 1)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(found, ha_quang):
    """Communes by a letter, and what became of them: ("ab", "c", day) is that c took
    over a and b; the rows are recorded in this order."""

    def family(*rows):
        letters = dict.fromkeys("".join(into + units for units, into, _ in rows))
        made = {
            letter: found(letter.upper(), Form.UNION, f"Xã {letter}", ha_quang, **RURAL)
            for letter in sorted(letters)
        }
        for units, into, on in rows:
            for letter in units:
                Succession.objects.create(unit=made[letter], into=made[into], on=on)
        return made

    return family


def told(generations, made):
    letters = {unit.pk: letter for letter, unit in made.items()}
    return [
        [(letters[link.unit], letters[link.into], link.on) for link in row]
        for row in generations
    ]


def test_chain_is_followed_both_ways(family):
    later, last = date(2025, 7, 1), date(2026, 1, 1)
    made = family(("ab", "c", ON), ("c", "d", later), ("d", "e", last))

    first, second = [("a", "c", ON), ("b", "c", ON)], [("c", "d", later)]
    assert told(lineage.before(made["d"]), made) == [second, first]
    assert told(lineage.after(made["a"]), made) == [
        [("a", "c", ON)],
        second,
        [("d", "e", last)],
    ]
    assert (lineage.before(made["a"]), lineage.after(made["e"])) == ([], [])


def test_split_unit_has_a_main_heir(family):
    made = family(("a", "b", ON), ("a", "c", ON), ("d", "c", ON))

    (after,) = lineage.after(made["a"])
    (before,) = lineage.before(made["c"])

    assert [(k.into, k.is_main, k.is_split) for k in after] == [
        (made["b"].pk, True, True),
        (made["c"].pk, False, True),
    ]
    assert [(k.unit, k.is_main, k.is_split) for k in before] == [
        (made["a"].pk, False, True),
        (made["d"].pk, True, False),
    ]


def test_diamond_is_told_once(family):
    made = family(("a", "b", ON), ("a", "c", ON), ("bc", "d", date(2021, 1, 1)))

    rows = told(lineage.before(made["d"]), made)

    assert [[link[:2] for link in row] for row in rows] == [
        [("b", "d"), ("c", "d")],
        [("a", "b"), ("a", "c")],
    ]


def test_unit_reached_by_ways_of_different_length_is_gone_on_from_once(family):
    made = family(("x", "a", date(2019, 1, 1)), ("a", "b", ON), ("ab", "c", ON))

    rows = told(lineage.before(made["c"]), made)

    assert [[link[:2] for link in row] for row in rows] == [
        [("a", "c"), ("b", "c")],
        [("x", "a"), ("a", "b")],
    ]


def test_circle_comes_to_an_end(family):
    made = family(("a", "b", ON), ("b", "a", ON))

    assert len(lineage.before(made["a"])) == len(lineage.after(made["a"])) == 2
    assert codes(lineage.line(made["a"])) == ["A", "B"]


def codes(line):
    return [unit.code for unit in line.units]


def test_lines_share_no_unit(family):
    made = family(
        ("a", "b", ON),
        ("a", "c", ON),
        ("bx", "d", date(2021, 1, 1)),
        ("c", "e", date(2021, 1, 1)),
    )

    assert codes(lineage.line(made["d"])) == ["D", "B", "X", "A"]
    assert codes(lineage.line(made["e"])) == ["E", "C"]
    assert codes(lineage.line(made["c"])) == ["C"]


@pytest.mark.parametrize("wide", [1, 3])
@pytest.mark.parametrize("deep", [1, 3])
def test_queries_follow_the_generations(family, wide, deep, django_assert_num_queries):
    heirs = "klmn"[: deep + 1]
    rows = [("abc"[:wide], heirs[0], ON)]
    rows += [(one, two, ON) for one, two in pairwise(heirs)]
    made = family(*rows)
    unit = made[heirs[deep]]

    # One more finds that there is nothing before, another reads the units of the line.
    with django_assert_num_queries(deep + 2):
        assert len(lineage.before(unit)) == deep + 1
    with django_assert_num_queries(deep + 3):
        assert len(lineage.line(unit).units) == deep + wide + 1


def test_line_stands_while_any_of_its_units_does(family):
    made = family(("a", "b", ON))
    before, after = made["a"], made["b"]
    before.closed_on, after.founded_on = ON, date(2021, 1, 1)
    line = lineage.Line((after, before), ())

    days = (date(2017, 1, 1), date(2019, 1, 1), ON, date(2021, 1, 1))
    assert [line.exists_on(day) for day in days] == [False, True, False, True]
