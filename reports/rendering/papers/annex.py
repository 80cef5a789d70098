"""The annex of a decision: its lines by kind, and what they come to."""

from collections import Counter
from dataclasses import dataclass, replace

from unions.choices import LineKind
from unions.models import Unit
from unions.restructuring import counts as units

from . import counts, deeds, eve
from .framing import frame

# Each row costs a table's cells; more of them are printed in parts.
MOST_ROWS = 400
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True)
class Group:
    """The rows of one kind; `lines` is how many lines of the decision there are of it,
    also in the other parts."""

    number: str
    kind: LineKind
    lines: int
    rows: list[deeds.Row]


def build(document, part=1):
    """The context of the annex of a restructuring, as it reads on the eve of its day.
    `part` is the one to print, from 1; None where there is no such part."""
    seen = eve.look(document)
    rows = deeds.rows_of(seen, counts.count(seen))
    parts = _parts(rows)
    if not 1 <= part <= len(parts):
        return None
    authority = Unit.objects.select_related("province").get(pk=document.authority_id)
    return frame(document, authority) | {
        "body": "reports/papers/_annex.html",
        "kind": "PHỤ LỤC",
        "subject": ("Danh sách các đơn vị sắp xếp",),
        "groups": parts[part - 1],
        "part": part,
        "parts": range(1, len(parts) + 1),
        "is_last": part == len(parts),
        "tallies": units.count(replace(seen.plan, on=seen.day), authority),
        "lines": len(seen.lines),
        "moved": sum(row.load.members for row in rows if row.load),
    }


def _parts(rows):
    """The groups of each part: no part has more than MOST_ROWS rows, but for a line
    that has more of its own."""
    parts, room = [[]], MOST_ROWS
    for group in _groups(rows):
        for chunk in _lines(group.rows):
            if len(chunk) > room and parts[-1]:
                parts.append([])
                room = MOST_ROWS
            room -= len(chunk)
            if not parts[-1] or parts[-1][-1].kind != group.kind:
                parts[-1].append(replace(group, rows=[]))
            parts[-1][-1].rows.extend(chunk)
    return parts


def _groups(rows):
    kinds = [kind for kind in LineKind if any(row.kind == kind for row in rows)]
    for number, kind in zip(ROMAN, kinds, strict=False):
        own = [row for row in rows if row.kind == kind]
        yield Group(number, kind, len({row.line for row in own}), own)


def _lines(rows):
    """The rows of each line; a very long one in pieces."""
    sizes = Counter(row.line for row in rows)
    start = 0
    for size in sizes.values():
        for at in range(start, start + size, MOST_ROWS):
            yield rows[at : min(at + MOST_ROWS, start + size)]
        start += size
