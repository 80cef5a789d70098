"""The way from the page of one unit to the next."""

from dataclasses import dataclass

from reports.returns.blocks import BLOCK_OF, BRANCH
from reports.returns.rows import Place, places_of


@dataclass(frozen=True)
class Neighbours:
    """Where a branch stands among those that its reader fills in."""

    number: int
    count: int
    previous: Place | None
    next: Place | None


def find(sheet):
    """The Neighbours of the branch that `sheet` is about, None on other pages. One
    query."""
    rows = [row for b in sheet.blocks if b.kind == BRANCH for row in b.rows]
    if sheet.is_whole or [row.unit for row in rows] != [sheet.scope.pk]:
        return None
    own = rows[0].place
    places = _list_places(sheet, own)
    at = places.index(own)
    return Neighbours(
        at + 1,
        len(places),
        places[at - 1] if at else None,
        places[at + 1] if at + 1 < len(places) else None,
    )


def _list_places(sheet, own):
    """Those with a row in the block of branches; who answers for a grassroots unit
    alone goes no further than that."""
    asked = [c for c in sheet.columns if BLOCK_OF[c.asked_of] == BRANCH]
    return [
        place
        for place in places_of(sheet.period, sheet.sender)
        if any(column.is_asked_of(place.form) for column in asked)
        and (not sheet.is_part or place.grassroots == own.grassroots)
    ]
