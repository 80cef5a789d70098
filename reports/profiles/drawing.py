"""A lineage as boxes and arrows: time runs from left to right."""

from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from . import layout

WIDTH, HEIGHT = 208, 52
# From one box to the next, across and down.
ACROSS, DOWN = 122, 66
EDGE = 4
LETTERS, LINES = 24, 2
# How far an arrow runs straight: the room of its date; and the length of its head.
STRAIGHT, HEAD = 80, 7


@dataclass(frozen=True)
class Text:
    x: int
    y: int
    words: str


@dataclass(frozen=True)
class Day:
    x: int
    y: int
    on: date


@dataclass(frozen=True)
class Box:
    unit: int
    name: str
    x: int
    y: int
    lines: list[Text]
    is_own: bool


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    boxes: list[Box]
    arrows: list[str]
    days: list[Day]
    box_width: int = WIDTH
    box_height: int = HEIGHT


def draw(unit, relations, labels):
    """The boxes of `unit`, its predecessors to the left, its successors to the right,
    the arrows between them and the day of each, in whole pixels."""
    columns = layout.columns(unit.pk, relations)
    names = _names(unit, relations, labels)
    most = max(map(len, columns))
    places = _places(columns, most)
    boxes = [_box(side, pk, names[side, pk], places[side, pk]) for side, pk in places]
    links = [(-1, link) for link in relations.before]
    links += [(1, link) for link in relations.after]
    ends = [_ends(side, link, unit.pk, places) for side, link in links]
    return Drawing(
        width=len(columns) * (WIDTH + ACROSS) - ACROSS + 2 * EDGE,
        height=most * DOWN - (DOWN - HEIGHT) + 2 * EDGE,
        boxes=boxes,
        arrows=[_arrow(*pair) for pair in ends],
        days=_days(ends, links),
    )


def _names(unit, relations, labels):
    """What a unit was called on its last day, and an heir on its first."""
    names = {(0, unit.pk): unit.name}
    for link in relations.before:
        names[-1, link.unit] = labels.place_before(link.unit, link.on).name
    for link in relations.after:
        names[1, link.into] = labels.place(link.into, link.on).name
    return names


def _places(columns, most):
    """The upper left corner of each box, every column in the middle of the height."""
    return {
        box: (
            EDGE + number * (WIDTH + ACROSS),
            EDGE + row * DOWN + (most - len(column)) * DOWN // 2,
        )
        for number, column in enumerate(columns)
        for row, box in enumerate(column)
    }


def _box(side, unit, name, corner):
    x, y = corner
    lines = wrap(name, LETTERS, max_lines=LINES, placeholder="…")
    first = y + HEIGHT // 2 + 5 - 9 * (len(lines) - 1)
    texts = [Text(x + 10, first + 18 * n, line) for n, line in enumerate(lines)]
    return Box(unit, name, x, y, texts, side == 0)


def _ends(side, link, own, places):
    """Where an arrow leaves the unit that ended, and where it meets the heir."""
    start, end = (
        places[(0 if pk == own else side), pk] for pk in (link.unit, link.into)
    )
    middle = HEIGHT // 2
    return (start[0] + WIDTH, start[1] + middle), (end[0] - HEAD, end[1] + middle)


def _arrow(start, end):
    (x, y), (to_x, to_y) = start, end
    bend = x + STRAIGHT
    half = (bend + to_x) // 2
    return f"M{x} {y}H{bend}C{half} {y} {half} {to_y} {to_x} {to_y}"


def _days(ends, links):
    """The day over each arrow where it leaves its box, once for all that leave it."""
    days = {start: link.on for (start, _), (_, link) in zip(ends, links, strict=True)}
    return [Day(x + 6, y - 6, on) for (x, y), on in days.items()]
