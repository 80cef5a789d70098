from datetime import date

from demo.plan import decisions
from demo.plan.decisions import Decision
from unions.choices import LineKind

DAY = date(2020, 2, 1)


def decision(*lines):
    """Of lines, each a kind and its rows."""
    told = Decision("1-QĐ", DAY, DAY, "Sắp xếp")
    for kind, *rows in lines:
        told.add(kind, rows)
    return told


def test_heirs_of_every_kind_of_end():
    told = decision(
        (LineKind.ABSORB, {"unit": "A", "into": "B"}, {"unit": "C", "into": "B"}),
        (LineKind.UNITE, {"unit": "D", "code": "F", "name": "F"}, {"unit": "E"}),
        (
            LineKind.SPLIT,
            {"unit": "G", "into": "B"},
            {"unit": "G", "into": "F"},
            {"unit": "G-1", "into": "F"},
        ),
        (LineKind.DISSOLVE, {"unit": "H", "into": "B"}),
        (LineKind.MOVE, {"unit": "I", "parent": "B"}),
    )

    heirs = {"A": ["B"], "C": ["B"], "D": ["F"], "E": ["F"], "G": ["B", "F"]}
    heirs["H"] = ["B"]
    assert told.heirs() == heirs
    assert decisions.ends([told]) == {code: (DAY, h) for code, h in heirs.items()}


def test_rows_are_added_to_a_line_or_as_the_next():
    told = decision((LineKind.MOVE, {"unit": "A"}), (LineKind.RENAME, {"unit": "B"}))

    told.add(LineKind.MOVE, [{"unit": "C"}], 1)

    assert [[row.unit for row in line] for line in told.lines()] == [["A", "C"], ["B"]]


def test_units_that_go_on_otherwise():
    told = decision(
        (LineKind.ABSORB, {"unit": "A", "into": "B", "official_code": "01402"}),
        (LineKind.ABSORB, {"unit": "C", "into": "D"}),
        (LineKind.RENAME, {"unit": "E", "name": "Khác"}),
    )

    assert decisions.changed([told]) == {"B", "E"}


def test_founded_units_by_form():
    told = decision(
        (LineKind.UNITE, {"unit": "D", "code": "F", "form": "UNION"}, {"unit": "E"}),
        (LineKind.UNITE, {"unit": "G", "code": "H", "form": "LOCAL"}, {"unit": "I"}),
    )

    [(day, row)] = decisions.founded([told], "UNION")

    assert (day, row.code) == (DAY, "F")


def test_decisions_are_carried_out_in_order_of_time():
    days = [each.effective_on for each in decisions.read()]

    assert days == sorted(days)
    assert len(days) == 18
