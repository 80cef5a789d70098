"""Constraints of plans, their reviews and who stands on them."""

from datetime import UTC, date, datetime

from accounts.choices import ReviewState
from cadres.models import Candidate, Post, SuccessionPlan, SuccessionReview
from tests.factories import (
    CandidateFactory,
    PersonFactory,
    SuccessionPlanFactory,
    SuccessionReviewFactory,
)

SINCE = date(2022, 5, 10)
AT = datetime(2022, 6, 1, tzinfo=UTC)

BROKEN = {
    "cadres_successionplan_one_a_term": (
        SuccessionPlan,
        {"term_since": SINCE},
        "Đơn vị đã có quy hoạch của nhiệm kỳ này.",
    ),
    "cadres_successionplan_term_until_after_since": (
        SuccessionPlan,
        {"term_until": date(2027, 5, 10)},
        "Ngày hết nhiệm kỳ phải sau ngày bắt đầu.",
    ),
    "cadres_successionreview_one_a_year": (
        SuccessionReview,
        {"year": 2022},
        "Quy hoạch đã được rà soát trong năm này.",
    ),
    "cadres_successionreview_submitted_at_and_by": (
        SuccessionReview,
        {"submitted_at": AT},
        "Phải ghi cả người và lúc gửi duyệt.",
    ),
    "cadres_successionreview_decided_at_and_by": (
        SuccessionReview,
        {"decided_at": AT},
        "Phải ghi cả người và lúc quyết định.",
    ),
    "cadres_successionreview_returned_with_reason": (
        SuccessionReview,
        {"state": ReviewState.RETURNED},
        "Hãy nhập lý do trả lại.",
    ),
    "cadres_candidate_once": (
        Candidate,
        {"post_id": "SECRETARY"},
        "Cán bộ đã được quy hoạch chức danh này.",
    ),
}


MODELS = [SuccessionPlan, SuccessionReview, Candidate]


def rows(pac_bo):
    """A good row of each model, not saved; its neighbour with the same keys is."""
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    plan = SuccessionPlanFactory(unit=pac_bo, term_since=SINCE)
    review = SuccessionReviewFactory(plan=plan, year=2022)
    secretary, deputy = (Post.objects.get(pk=pk) for pk in ("SECRETARY", "DEPUTY"))
    CandidateFactory(review=review, person=person, post=secretary)
    later = {"term_since": date(2027, 5, 10), "term_until": date(2032, 5, 10)}
    return {
        SuccessionPlan: SuccessionPlanFactory.build(unit=pac_bo, **later),
        SuccessionReview: SuccessionReviewFactory.build(plan=plan, year=2023),
        Candidate: CandidateFactory.build(review=review, person=person, post=deputy),
    }
