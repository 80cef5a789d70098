"""What breaks each standing rule over evaluations."""

from datetime import UTC, datetime

from accounts.choices import ReviewState
from cadres.choices import Rank
from tests import factories

CLOSED = datetime(2022, 1, 20, 3, tzinfo=UTC)
LATER = datetime(2022, 1, 20, 4, tzinfo=UTC)


def campaign(r, year=2021, closed_at=CLOSED, **facts):
    closed_by = r.binh if closed_at else None
    return factories.EvaluationCampaignFactory(
        year=year, opened_by=r.binh, closed_at=closed_at, closed_by=closed_by, **facts
    )


def evaluated(r, held, **facts):
    return factories.EvaluationFactory(campaign=held, unit=r.pac_bo, **facts)


def decided(r, rank, at=CLOSED, **facts):
    stamps = {"decided_at": at, "decided_by": r.binh}
    state = ReviewState.APPROVED
    return evaluated(r, campaign(r, **facts), rank=rank, state=state, **stamps)


def waiting(r):
    sent = {"submitted_at": CLOSED, "submitted_by": r.binh}
    return evaluated(r, campaign(r), state=ReviewState.SUBMITTED, **sent)


BROKEN = {
    "evaluations_touched_after_close": lambda r: [decided(r, Rank.GOOD, LATER)],
    "evaluations_waiting_in_closed": lambda r: [waiting(r)],
    "evaluations_of_another_scale": lambda r: [decided(r, Rank.ATTAINED)],
    "campaigns_closed_too_early": lambda r: [campaign(r, 2022)],
    "evaluations_late": lambda r: [evaluated(r, campaign(r, closed_at=None))],
    "campaigns_left_open": lambda r: [campaign(r, 2020, closed_at=None)],
}
