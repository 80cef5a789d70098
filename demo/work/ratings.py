"""The evaluations of 2018 – 2021 as they were decided, each campaign closed."""

from datetime import date
from random import Random

from accounts.choices import ReviewState
from cadres.choices import ObjectKind
from cadres.evaluating.objects import objects_of
from cadres.models import Evaluation, EvaluationCampaign
from demo.plan.days import at
from members.models import Enrolment

from .verdicts import VERDICTS

GUIDANCE, GUIDED_SINCE = "Hướng dẫn 33-HD/TWĐTN-BTC ngày 07/10/2019", 2019
# One in so many thinks better of itself than the meeting does.
PROUD = 8


def ratings(staff, leader):
    """The campaigns and their evaluations; `staff` sent them, `leader` decided."""
    for number, verdict in enumerate(VERDICTS, start=1):
        campaign = _campaign(verdict, staff)
        yield campaign
        found = _in_order(campaign)
        stamps = _stamps(verdict.year, number, staff, leader)
        ranks = verdict.spread(len(found))
        for place, (each, rank) in enumerate(zip(found, ranks, strict=True)):
            said = _said(verdict, rank, is_proud=place % PROUD == 0)
            yield Evaluation(campaign=campaign, **vars(each), **stamps, **said)


def _campaign(verdict, staff):
    year = verdict.year
    return EvaluationCampaign(
        year=year,
        scale=verdict.scale,
        kind=verdict.kind,
        guidance=GUIDANCE if year >= GUIDED_SINCE else "",
        opens_on=date(year, 11, 15),
        due_on=date(year + 1, 1, 10),
        opened_at=at(date(year, 11, 15)),
        opened_by=staff,
        closed_at=at(date(year + 1, 1, 31)),
        closed_by=staff,
    )


def _in_order(campaign):
    """The best first: in one year the same for all scales. Members who have come in the
    second half of the year are the last."""
    found = objects_of(campaign, campaign.as_of)
    found.sort(key=lambda each: (each.unit_id, each.body, each.person_id or 0))
    Random(f"ratings {campaign.year} {campaign.kind}").shuffle(found)
    if campaign.kind == ObjectKind.MEMBER:
        there = Enrolment.objects.on(campaign.as_of)
        late = there.filter(since__gte=date(campaign.year, 7, 1))
        came = dict(late.values_list("person", "since"))
        found.sort(key=lambda each: came.get(each.person_id, date.min))
    return found


def _stamps(year, number, staff, leader):
    decided_on = date(year + 1, 1, 20)
    return {
        "state": ReviewState.APPROVED,
        "submitted_at": at(date(year + 1, 1, 8)),
        "submitted_by_id": staff.pk,
        "decided_at": at(decided_on),
        "decided_by_id": leader.pk,
        "decision": f"{number:02d}-QĐ/ĐTN",
        "decided_on": decided_on,
    }


def _said(verdict, rank, is_proud):
    """From the self-assessment to the decision."""
    if not rank:
        return {"unrated": verdict.unrated}
    ranks = verdict.scale.ranks
    higher = ranks[max(ranks.index(rank) - 1, 0)]
    return {
        "is_registered": verdict.scale.is_title,
        "self_rank": higher if is_proud else rank,
        "meeting_rank": rank,
        "proposed_rank": rank,
        "rank": rank,
    }
