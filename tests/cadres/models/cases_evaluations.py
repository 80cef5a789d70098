"""Constraints of campaigns of evaluation and of what is kept in them."""

from datetime import UTC, date, datetime

from accounts.choices import ReviewState
from cadres.choices import ObjectKind, Rank, Scale
from cadres.models import (
    Criterion,
    Evaluation,
    EvaluationCampaign,
    EvaluationReminder,
    Score,
    Waiver,
)
from tests.factories import (
    CriterionFactory,
    EvaluationCampaignFactory,
    EvaluationFactory,
    EvaluationReminderFactory,
    PersonFactory,
    ScoreFactory,
    TenureFactory,
    UserFactory,
    WaiverFactory,
)

AT = datetime(2022, 1, 1, 3, tzinfo=UTC)
PERSON, USER = 864, 865

BROKEN = {
    "cadres_evaluationcampaign_one_a_year": (
        EvaluationCampaign,
        {"year": 2021},
        "Đợt đánh giá này đã được mở.",
    ),
    "cadres_evaluationcampaign_due_after_opens": (
        EvaluationCampaign,
        {"due_on": date(2021, 10, 31)},
        "Hạn gửi phải từ ngày mở trở đi.",
    ),
    "cadres_evaluationcampaign_closed_at_and_by": (
        EvaluationCampaign,
        {"closed_at": AT},
        "Phải ghi cả người và lúc khóa.",
    ),
    "cadres_criterion_numbered": (
        Criterion,
        {"number": 1},
        "Đợt đánh giá đã có tiêu chí mang số này.",
    ),
    "cadres_criterion_most_positive": (
        Criterion,
        {"most": 0},
        "Điểm tối đa phải từ 1 trở lên.",
    ),
    "cadres_evaluation_submitted_at_and_by": (
        Evaluation,
        {"submitted_at": AT},
        "Phải ghi cả người và lúc gửi duyệt.",
    ),
    "cadres_evaluation_decided_at_and_by": (
        Evaluation,
        {"decided_at": AT},
        "Phải ghi cả người và lúc quyết định.",
    ),
    "cadres_evaluation_returned_with_reason": (
        Evaluation,
        {"state": ReviewState.RETURNED},
        "Hãy nhập lý do trả lại.",
    ),
    "cadres_evaluation_one_a_unit": (
        Evaluation,
        {"body": ""},
        "Đơn vị đã có trong danh sách đánh giá.",
    ),
    "cadres_evaluation_one_a_person": (
        Evaluation,
        {"person_id": PERSON},
        "Cá nhân đã có trong danh sách đánh giá.",
    ),
    "cadres_evaluation_rank_if_approved": (
        Evaluation,
        {"rank": Rank.GOOD},
        "Mức xếp loại chỉ có khi đã quyết định.",
    ),
    "cadres_evaluation_rank_or_why_not": (
        Evaluation,
        {"state": ReviewState.APPROVED},
        "Hãy chọn mức xếp loại, hoặc ghi lý do chưa xếp loại.",
    ),
    "cadres_score_once": (
        Score,
        {"criterion_id": PERSON},
        "Tiêu chí này đã được chấm điểm.",
    ),
    "cadres_score_not_negative": (
        Score,
        {"points": -1},
        "Điểm phải từ 0 trở lên.",
    ),
    "cadres_evaluationreminder_once_a_day": (
        EvaluationReminder,
        {"on": date(2021, 12, 1)},
        "Hôm nay đã nhắc người này rồi.",
    ),
    "cadres_waiver_of_one_thing": (
        Waiver,
        {"tenure": None},
        "Ghi lý do cho một chức danh hoặc một đợt đánh giá.",
    ),
    "cadres_waiver_with_reason": (
        Waiver,
        {"reason": ""},
        "Hãy nhập lý do vẫn thực hiện.",
    ),
}


MODELS = [
    EvaluationCampaign,
    Criterion,
    Evaluation,
    Score,
    EvaluationReminder,
    Waiver,
]


def rows(pac_bo):
    """A good row of each model, not saved; its neighbour with the same keys is."""
    user = UserFactory(pk=USER)
    scale = {"scale": Scale.STRONG_BRANCH, "kind": ObjectKind.BRANCH}
    campaign = EvaluationCampaignFactory(year=2021, opened_by=user, **scale)
    person = PersonFactory(pk=PERSON, unit=pac_bo)
    here = {"campaign": campaign, "unit": pac_bo}
    EvaluationFactory(**here, person=person)
    held = EvaluationFactory(**here)
    first = CriterionFactory(pk=PERSON, campaign=campaign, number=1)
    second = CriterionFactory(campaign=campaign, number=2)
    ScoreFactory(evaluation=held, criterion=first)
    EvaluationReminderFactory(**here, user=user)
    tenure = TenureFactory(person=person, unit=pac_bo)
    kept = WaiverFactory(tenure=tenure, by=user)
    return {
        EvaluationCampaign: EvaluationCampaignFactory.build(
            year=2022, opened_by=user, **scale
        ),
        Criterion: CriterionFactory.build(campaign=campaign, number=3),
        Evaluation: EvaluationFactory.build(**here, decider=pac_bo, body="COMMITTEE"),
        Score: ScoreFactory.build(evaluation=held, criterion=second),
        EvaluationReminder: EvaluationReminderFactory.build(
            **here, user=user, on=date(2021, 12, 2)
        ),
        Waiver: WaiverFactory.build(
            rule=kept.rule, unit=pac_bo, tenure=tenure, by=user
        ),
    }
