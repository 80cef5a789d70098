"""What units say of themselves and of those below in a campaign."""

from random import Random

from cadres.choices import Scale

# How often a rank is given, the highest first, on scales of two and of four.
WEIGHTS = {2: [5, 1], 4: [30, 55, 13, 2]}
TOO_NEW = "Chưa đủ thời gian để xếp loại"
# One in so many is not rated, and one in so many is written of before it is sent.
UNRATED, WRITTEN = 40, 3
# A criterion costs at most so many points.
LOST = 5


def of(campaign, rows, *, is_whole):
    """{key of the evaluation: what is written}: of all `rows` up to the proposal, or of
    some only how they see themselves."""
    scale = Scale(campaign.scale)
    rng = Random(f"opinions {scale} {campaign.kind}")
    criteria = list(campaign.criteria.order_by("number"))
    chosen = rows if is_whole else rows[::WRITTEN]
    told = {}
    for number, row in enumerate(chosen, start=1):
        said = _whole(rng, scale, number) if is_whole else _begun(rng, scale)
        if criteria:
            said["points"] = {c.pk: c.most - rng.randint(0, LOST) for c in criteria}
        told[row.pk] = said
    return told


def _begun(rng, scale):
    [rank] = rng.choices(scale.ranks, WEIGHTS[len(scale.ranks)])
    return {"self_rank": rank, "is_registered": scale.is_title}


def _whole(rng, scale, number):
    if number % UNRATED == 0:
        return {"unrated": TOO_NEW}
    said = _begun(rng, scale)
    return said | dict.fromkeys(("meeting_rank", "proposed_rank"), said["self_rank"])
