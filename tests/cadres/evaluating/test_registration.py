"""What is said of titles that nobody registered for."""

import pytest

from cadres.choices import Rank, Scale
from cadres.evaluating.registration import unasked
from cadres.models import Evaluation, EvaluationCampaign
from unions.models import Unit


@pytest.fixture
def rows():
    return [
        Evaluation(pk=number, unit=Unit(label=f"Chi đoàn {number}"), rank=Rank.ATTAINED)
        for number in range(1, 8)
    ]


def test_five_are_named(rows):
    (found,) = unasked(EvaluationCampaign(scale=Scale.STRONG_BRANCH), rows)

    assert found.keys == [1, 2, 3, 4, 5, 6, 7]
    assert found.sentence == (
        "7 đối tượng chưa đăng ký mà được công nhận danh hiệu: Chi đoàn 1; Chi đoàn 2; "
        "Chi đoàn 3; Chi đoàn 4; Chi đoàn 5 và 2 đối tượng khác"
    )


def test_five_alone_have_no_others(rows):
    (found,) = unasked(EvaluationCampaign(scale=Scale.STRONG_BRANCH), rows[:5])

    assert found.sentence.endswith("Chi đoàn 4; Chi đoàn 5")


def test_nobody_registers_for_a_rank_of_quality(rows):
    assert unasked(EvaluationCampaign(scale=Scale.QUALITY), rows) == []
