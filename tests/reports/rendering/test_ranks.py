"""The report names the year of an evaluation, and how its own unit was ranked."""

from datetime import UTC, date, datetime

import pytest

from accounts.choices import ReviewState
from cadres.choices import Body, ObjectKind, Rank, Scale
from reports.rendering import html, ranks, report
from tests.factories import EvaluationCampaignFactory, EvaluationFactory

AT = datetime(2022, 1, 20, 8, tzinfo=UTC)
SPAN = {"opening": date(2018, 12, 31), "closing": date(2021, 12, 31)}
STATE = {"state": ReviewState.APPROVED, "decided_at": AT}


@pytest.fixture
def rate(an):
    def rate(year, unit, rank, scale=Scale.QUALITY, closed=True, **facts):
        stamp = {"closed_at": AT, "closed_by": an} if closed else {}
        campaign = EvaluationCampaignFactory(
            year=year, kind=ObjectKind.BRANCH, scale=scale, **stamp
        )
        decided = STATE | {"decided_by": an} if rank else {}
        EvaluationFactory(campaign=campaign, unit=unit, rank=rank, **decided, **facts)

    return rate


def test_years_that_ended_in_the_span_are_told(pac_bo, rate):
    for year in (2018, 2019, 2021, 2022):
        rate(year, pac_bo, Rank.GOOD)

    found = ranks.own_ranks(pac_bo, **SPAN)

    good = ["hoàn thành tốt nhiệm vụ"]
    assert found == [(2019, good), (2021, good)]


def test_title_that_was_won_is_told_beside_the_rank(pac_bo, rate):
    rate(2020, pac_bo, Rank.EXCELLENT)
    rate(2020, pac_bo, Rank.ATTAINED, scale=Scale.STRONG_BRANCH)
    rate(2021, pac_bo, Rank.NOT_ATTAINED, scale=Scale.STRONG_BRANCH)
    rate(2021, pac_bo, Rank.LEADING, scale=Scale.EMULATION)

    assert ranks.own_ranks(pac_bo, **SPAN) == [
        (2020, ["hoàn thành xuất sắc nhiệm vụ", "đạt danh hiệu chi đoàn mạnh"]),
        (2021, ["đạt danh hiệu xuất sắc dẫn đầu khối"]),
    ]


def test_what_is_open_undecided_or_of_others_is_not_told(pac_bo, lam_son, rate):
    rate(2019, pac_bo, Rank.GOOD, closed=False)
    rate(2020, pac_bo, "")
    rate(2020, pac_bo, Rank.GOOD, scale=Scale.EMULATION, body=Body.COMMITTEE)
    rate(2021, lam_son, Rank.GOOD)

    assert ranks.own_ranks(pac_bo, **SPAN) == []


def test_sentences_name_the_year_that_their_figures_read(pac_bo, rate):
    rate(2020, pac_bo, Rank.EXCELLENT)
    rate(2021, pac_bo, Rank.GOOD, closed=False)

    assert ranks.years_told(SPAN["closing"]) == {"QUALITY_BRANCH": 2020}
    page = html.as_html(report.build(scope=pac_bo, **SPAN))
    year = '<span class="name">2020</span>'
    assert f"theo từng năm: năm {year} hoàn thành xuất sắc nhiệm vụ.</p>" in page
