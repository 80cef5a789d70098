import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts.spreadsheets import SHEETS, Column, Outcome, Plan, PlannedRow, Row
from accounts.spreadsheets.sheet import Sheet, register


def planned(number=2, outcome=Outcome.NEW, title="A", **facts):
    return PlannedRow(number, outcome, title, **facts)


def test_counts_name_every_outcome():
    plan = Plan([planned(), planned(3), planned(4, Outcome.REFUSED)])

    assert plan.counts == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "transfer": 0,
        "refused": 1,
    }
    assert [row.number for row in plan.of(Outcome.REFUSED)] == [4]


def test_digest_is_of_what_will_be_written():
    base = Plan([planned(changes={"Tên": ("", "A")})])
    same = Plan(
        [
            planned(changes={"Tên": ("", "A")}, payload=object()),
            planned(3, Outcome.UNCHANGED),
            planned(4, Outcome.REFUSED, reason="Sai."),
        ]
    )

    assert base.digest == same.digest


@pytest.mark.parametrize(
    "other",
    [
        planned(3, changes={"Tên": ("", "A")}),
        planned(2, Outcome.CHANGED, changes={"Tên": ("", "A")}),
        planned(2, title="B", changes={"Tên": ("", "A")}),
        planned(2, changes={"Tên": ("B", "A")}),
        planned(2, changes={"Tên": ("", "A")}, target="7"),
    ],
)
def test_digest_changes_with_every_part_of_a_deed(other):
    base = Plan([planned(changes={"Tên": ("", "A")})])

    assert base.digest != Plan([other]).digest


class Word(Sheet):
    columns = (Column("a", "A", path="a"), Column("b", "B", permission="x.y"))

    def decide(self, rows, *, by, on):
        return [planned(row.number, Outcome.NEW) for row in rows]


def test_rows_with_faults_are_refused_in_their_place():
    rows = [Row(2, {"a": "x"}), Row(3, {}, ("?",), ("Sai.", "Thiếu.")), Row(4, {})]

    plan = Word().plan(rows, by=None, on=None)

    assert [(row.number, row.outcome) for row in plan.rows] == [
        (2, "new"),
        (3, "refused"),
        (4, "new"),
    ]
    assert plan.rows[1].reason == "Sai. Thiếu."
    assert plan.rows[1].source == ("?",)


def test_columns_with_a_permission_are_for_those_who_hold_it(rf):
    class Holder:
        def has_perm(self, name):
            return name == "x.y"

    class Other:
        def has_perm(self, name):
            return False

    assert [c.name for c in Word().columns_for(Holder())] == ["a", "b"]
    assert [c.name for c in Word().columns_for(Other())] == ["a"]


def test_two_sheets_have_two_names():
    taken = next(iter(SHEETS), None)
    if taken is None:
        pytest.skip("no floor declares a sheet yet")

    with pytest.raises(ImproperlyConfigured):
        register(type("Again", (Sheet,), {"id": taken}))
