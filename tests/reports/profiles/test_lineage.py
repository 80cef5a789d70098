"""The way of a unit through its predecessors and successors, told and drawn."""

from datetime import date, timedelta

import pytest

from reports.profiles import drawing, lineage
from reports.profiles.labels import Labels
from unions.choices import Form
from unions.models import Succession
from unions.services import units

ON, LATER = date(2020, 2, 1), date(2025, 7, 1)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}


@pytest.fixture
def commune(found, ha_quang):
    def commune(code, name=None):
        return found(code, Form.UNION, name or f"Đoàn xã {code}", ha_quang, **RURAL)

    return commune


@pytest.fixture
def follow():
    def follow(into, *before, on=ON):
        for unit in before:
            Succession.objects.create(unit=unit, into=into, on=on)

    return follow


def tell(unit):
    relations = lineage.gather(unit)
    return lineage.tell(unit, relations, Labels([unit.pk, *relations.units]))


def test_unit_alone_has_no_lineage(commune):
    assert tell(commune("A")) is None


def test_steps_are_told_in_order_of_time(commune, follow, giang):
    a, b, c, d = (commune(code) for code in "ABCD")
    follow(d, c, on=LATER)
    follow(c, a, b)
    units.rename(unit=c, name="Đoàn xã Mới", on=LATER - timedelta(9), by=giang)
    c.refresh_from_db()

    shown = tell(c)

    where = ", Huyện Đoàn Hà Quảng"
    assert [(s.on, str(s.unit), str(s.into)) for s in shown.steps] == [
        (ON, f"Đoàn xã A{where}", f"Đoàn xã C{where}"),
        (ON, f"Đoàn xã B{where}", f"Đoàn xã C{where}"),
        (LATER, f"Đoàn xã Mới{where}", f"Đoàn xã D{where}"),
    ]
    assert [(box.name, box.is_own) for box in shown.drawing.boxes] == [
        ("Đoàn xã A", False),
        ("Đoàn xã B", False),
        ("Đoàn xã Mới", True),
        ("Đoàn xã D", False),
    ]


def columns(shown):
    """The names of each column, from left to right and from above."""
    at = {}
    for box in sorted(shown.drawing.boxes, key=lambda box: (box.x, box.y)):
        at.setdefault(box.x, []).append(box.name.removeprefix("Đoàn xã "))
    return list(at.values())


def test_time_runs_from_left_to_right(commune, follow):
    a, b, c, d, e = (commune(code) for code in "ABCDE")
    follow(c, a, b)
    follow(d, c, on=LATER)
    follow(e, c, on=LATER)

    assert columns(tell(c)) == [["A", "B"], ["C"], ["D", "E"]]
    assert columns(tell(d)) == [["A", "B"], ["C"], ["D"]]
    assert columns(tell(a)) == [["A"], ["C"], ["D", "E"]]


def test_the_longest_way_makes_the_column(commune, follow):
    a, b, c, d = (commune(code) for code in "ABCD")
    follow(b, a)
    follow(c, a)
    follow(c, b, on=LATER)
    follow(d, c, on=LATER)

    assert columns(tell(d)) == [["A"], ["B"], ["C"], ["D"]]


def test_families_stand_together(commune, follow):
    first, second, heir = (commune(code) for code in ("M", "N", "Z"))
    follow(first, *(commune(code) for code in ("B", "D")))
    follow(second, *(commune(code) for code in ("A", "C")))
    follow(heir, first, second, on=LATER)

    assert columns(tell(heir)) == [["B", "D", "A", "C"], ["M", "N"], ["Z"]]


def test_boxes_do_not_touch_and_arrows_meet_them(commune, follow):
    parts = [commune(code) for code in "ABC"]
    heir = commune("Z")
    follow(heir, *parts)

    drawn = tell(heir).drawing

    corners = [(box.x, box.y) for box in drawn.boxes]
    right = 4 + drawing.WIDTH + drawing.ACROSS
    assert corners == [(4, 4), (4, 70), (4, 136), (right, 70)]
    assert (drawn.width, drawn.height) == (right + drawing.WIDTH + 4, 4 + 3 * 66 - 10)
    middle = 4 + drawing.WIDTH
    assert [arrow.split("H")[0] for arrow in drawn.arrows] == [
        f"M{middle} {y}" for y in (30, 96, 162)
    ]
    assert {arrow.rsplit(" ", 2)[1] for arrow in drawn.arrows} == {str(right - 7)}
    assert {arrow.rsplit(" ", 1)[1] for arrow in drawn.arrows} == {"96"}
    assert [(day.y, day.on) for day in drawn.days] == [
        (24, ON),
        (90, ON),
        (156, ON),
    ]


def test_a_unit_that_was_split_bears_its_day_once(commune, follow):
    whole, *parts = (commune(code) for code in "ABC")
    for part in parts:
        follow(part, whole)

    shown = tell(whole)

    assert [day.on for day in shown.drawing.days] == [ON]
    assert [(step.is_split, step.is_main) for step in shown.steps] == [
        (True, True),
        (True, False),
    ]


def test_circle_is_drawn(commune, follow):
    a, b = (commune(code) for code in "AB")
    follow(b, a)
    follow(a, b)

    shown = tell(a)

    assert len(shown.steps) == 2
    assert [box.name for box in shown.drawing.boxes] == [
        "Đoàn xã B",
        "Đoàn xã A",
        "Đoàn xã B",
    ]


def test_long_name_is_cut_and_kept_whole_beside(commune, follow):
    name = "Chi đoàn cơ sở Trung tâm Giáo dục nghề nghiệp, giáo dục thường xuyên"
    heir = commune("Z", name)
    follow(heir, commune("A"))

    box = tell(heir).drawing.boxes[-1]

    assert box.name == name
    assert [line.words for line in box.lines] == [
        "Chi đoàn cơ sở Trung tâm",
        "Giáo dục nghề nghiệp,…",
    ]


def test_too_many_boxes_are_listed_alone(commune, follow, monkeypatch):
    heir = commune("Z")
    follow(heir, *(commune(code) for code in "ABC"))
    monkeypatch.setattr(lineage, "MOST_BOXES", 3)

    shown = tell(heir)

    assert (shown.drawing, len(shown.steps)) == (None, 3)
