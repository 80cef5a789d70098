"""Which column of a drawing each unit of a lineage stands in."""

from collections import defaultdict


def columns(own, relations):
    """The boxes of each column from left to right, as (side, key): side is -1 for the
    predecessors of `own`, 1 for its successors."""
    sides = {
        -1: _depths(own, relations.before, "into", "unit"),
        1: _depths(own, relations.after, "unit", "into"),
    }
    found = defaultdict(list)
    for side, depths in sides.items():
        for pk, depth in depths.items():
            if pk != own:
                found[side * depth].append((side, pk))
    found[0] = [(0, own)]
    return [found[number] for number in sorted(found)]


def _depths(start, links, here, there):
    """How many generations away each unit is, by the longest way; a circle ends after
    as many rounds as there are links."""
    depths = _met(start, links, here, there)
    for _ in links:
        before = dict(depths)
        for link in links:
            near, far = getattr(link, here), getattr(link, there)
            if far != start:
                depths[far] = min(max(depths[far], depths[near] + 1), len(links))
        if depths == before:
            break
    return depths


def _met(start, links, here, there):
    """The units by key, those of one family beside each other: arrows seldom cross."""
    onward = defaultdict(list)
    for link in reversed(links):
        onward[getattr(link, here)].append(getattr(link, there))
    met, ahead = {}, [start]
    while ahead:
        unit = ahead.pop()
        if unit not in met:
            met[unit] = 0
            ahead += onward[unit]
    return met
