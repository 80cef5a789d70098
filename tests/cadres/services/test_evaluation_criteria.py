import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Event
from cadres.services import evaluation_campaigns, evaluation_criteria
from tests import factories
from tests.fixtures_evaluations import CLOSED_AT


@pytest.fixture
def criterion(campaign, an):
    return evaluation_criteria.add(
        campaign=campaign, label=" Công tác  giáo dục", most=40, by=an
    )


def test_criteria_are_numbered(campaign, criterion, an):
    second = evaluation_criteria.add(
        campaign=campaign, label="Phong trào", most=60, by=an
    )

    assert [str(criterion), str(second)] == ["1. Công tác giáo dục", "2. Phong trào"]
    event = Event.objects.about(campaign).first()
    assert (event.act, event.detail) == (
        "criterion.add",
        {"label": "2. Phong trào", "most": 60},
    )


def test_criterion_is_corrected_with_what_was(campaign, criterion, an):
    row = evaluation_criteria.correct(
        criterion=criterion, label="Giáo dục", most=40, by=an
    )

    assert row.label == "Giáo dục"
    event = Event.objects.about(campaign).first()
    assert event.detail == {"changes": {"tiêu chí": ["Công tác giáo dục", "Giáo dục"]}}


def test_points_given_stay_within_the_criterion(
    campaign, criterion, evaluation_of, truong_ha, an, refused
):
    row = evaluation_of(campaign, truong_ha)
    factories.ScoreFactory(evaluation=row, criterion=criterion, points=30)
    said = (
        "Đã có nơi được chấm 30 điểm theo tiêu chí này; hãy nhập điểm tối đa từ mức đó "
        "trở lên."
    )

    facts = {"criterion": criterion, "label": "Giáo dục", "by": an}
    with refused({"most": [said]}):
        evaluation_criteria.correct(most=29, **facts)
    assert evaluation_criteria.correct(most=30, **facts).most == 30


def test_criterion_without_points_is_refused(campaign, an, refused):
    with refused({"__all__": ["Điểm tối đa phải từ 1 trở lên."]}):
        evaluation_criteria.add(campaign=campaign, label="X", most=0, by=an)

    assert (
        evaluation_criteria.add(campaign=campaign, label="X", most=1, by=an).most == 1
    )


def test_criteria_of_a_closed_campaign_stay(campaign, criterion, an, refused):
    evaluation_campaigns.close(campaign=campaign, by=an, at=CLOSED_AT)
    said = (
        f"{campaign} đã khóa ngày 20/01/2022 nên kết quả giữ nguyên; nếu có sai sót, "
        "hãy đề nghị quản trị hệ thống mở lại."
    )

    with refused({"__all__": [said]}):
        evaluation_criteria.add(campaign=campaign, label="X", most=1, by=an)
    with refused({"__all__": [said]}):
        evaluation_criteria.correct(criterion=criterion, label="X", most=1, by=an)


def test_district_writes_no_criteria(campaign, binh):
    with pytest.raises(PermissionDenied):
        evaluation_criteria.add(campaign=campaign, label="X", most=1, by=binh)
