"""The lists of whom campaigns evaluate."""

from typing import NamedTuple

from accounts import bulk
from accounts.choices import ReviewState
from cadres.evaluating import objects
from cadres.models import Evaluation


class Changes(NamedTuple):
    """How many rows of a list were added, moved, taken out, and taken back in."""

    added: int = 0
    moved: int = 0
    out: int = 0
    back: int = 0


def draw(campaign, day):
    """Brings the list of `campaign` to what there is on `day`, never later than the day
    of the campaign, in the transaction of a caller who has locked it and records the
    event. Rows are never deleted. Returns the Changes."""
    found = {objects.key_of(each): each for each in objects.objects_of(campaign, day)}
    rows = Evaluation.objects.select_for_update().filter(campaign=campaign)
    held = {objects.key_of(row): row for row in rows.order_by("pk")}
    new = [_row(campaign, each) for key, each in found.items() if key not in held]
    bulk.insert(new)
    moved = [
        row for key, row in held.items() if key in found and _place(row, found[key])
    ]
    out = [r for key, r in held.items() if key not in found and not r.is_out]
    back = [row for key, row in held.items() if key in found and row.is_out]
    for row in (*out, *back):
        row.is_out = not row.is_out
    changed = {row.pk: row for row in (*moved, *out, *back)}
    bulk.update(list(changed.values()), {"unit", "decider", "post", "is_out"})
    return Changes(len(new), len(moved), len(out), len(back))


def _row(campaign, found):
    return Evaluation(
        campaign_id=campaign.pk,
        unit_id=found.unit_id,
        decider_id=found.decider_id,
        body=found.body,
        person_id=found.person_id,
        post_id=found.post_id,
    )


def _place(row, found):
    """Puts the row where it was found; whether that was elsewhere. Who has decided
    stays."""
    was = row.unit_id, row.decider_id, row.post_id
    row.unit_id, row.post_id = found.unit_id, found.post_id
    if row.state != ReviewState.APPROVED:
        row.decider_id = found.decider_id
    return (row.unit_id, row.decider_id, row.post_id) != was
