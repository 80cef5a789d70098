from typing import NamedTuple

from django.dispatch import Signal


class End(NamedTuple):
    """A unit that ends, the unit that takes over, or None, and the one that keeps its
    records: `into`, or a unit above it."""

    unit: object
    into: object
    keeper: object


# Told when a unit ceases on a day: sender Unit, with unit, into (the unit that takes
# over, or None), on (its first day gone), by, trail (a Trail, to be told of every row),
# restructuring (the document, or None) and together (an End for each of the units that
# cease at once, so that a receiver may do at the first what it does for all of them).
# A receiver that raises undoes it all.
unit_absorbed = Signal()


def tell(ends, **known):
    """Rings for each of `ends`, in their order."""
    for end in ends:
        known |= {"unit": end.unit, "into": end.into, "together": ends}
        unit_absorbed.send(type(end.unit), **known)
