"""Who took up another post in the union by a decision (Conclusion 07, I.3.4)."""

from cadres.choices import MoveKind, Sphere, Tier
from unions.choices import Form

from .moves import move

INTERNAL, HEADS = 6, ("HEAD", "DEPUTY_HEAD")


def transfers(chairs):
    return [*_inside(chairs), *_between(chairs)]


def _inside(chairs):
    """Those whom the provincial office made heads and deputy heads."""
    found = {}
    for chair in chairs.left(Form.PROVINCIAL):
        new = chairs.next_of(chair)
        if new and new.unit == chair.unit and new.post in HEADS:
            found.setdefault(chair.person, (chair, new))
    for pair in list(found.values())[:INTERNAL]:
        yield _to(*pair, MoveKind.TRANSFER, Tier.PROVINCE)


def _between(chairs):
    """Two whom the province called up, and the deputy head who went to the city."""
    for chair in chairs.left(Form.UNION, Form.PROVINCIAL):
        new = chairs.next_of(chair)
        forms = (chair.form, new.form) if new else ()
        if forms == (Form.UNION, Form.PROVINCIAL):
            yield _to(chair, new, MoveKind.TRANSFER, Tier.PROVINCE)
        if forms == (Form.PROVINCIAL, Form.LOCAL):
            yield _to(chair, new, MoveKind.ROTATION, Tier.DISTRICT)


def _to(chair, new, kind, tier):
    facts = {"into": new.unit, "into_post_id": new.post}
    return move(chair, kind, Sphere.UNION, tier, **facts)
