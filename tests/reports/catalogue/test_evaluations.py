"""A figure on evaluations reads the latest closed year, as it was then."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.choices import ReviewState
from cadres.choices import ObjectKind, Rank, Scale
from reports import reconciliation
from reports.catalogue import BY_ID, FIGURES
from reports.catalogue.evaluations import FIGURES as OF_PEOPLE
from reports.catalogue.titles import FIGURES as OF_UNITS
from reports.figures import evaluate, read
from tests.factories import EvaluationCampaignFactory, EvaluationFactory
from unions.services import units

from ..conftest import CLOSING, OPENING

AT = datetime(2022, 1, 20, 8, tzinfo=UTC)
TITLES = (*OF_PEOPLE, *OF_UNITS)


@pytest.fixture
def campaign(an):
    def campaign(year, kind=ObjectKind.BRANCH, scale=Scale.QUALITY, closed=True):
        stamp = {"closed_at": AT, "closed_by": an} if closed else {}
        return EvaluationCampaignFactory(year=year, kind=kind, scale=scale, **stamp)

    return campaign


@pytest.fixture
def rate(an):
    def rate(campaign, unit, rank, **facts):
        state = {"state": ReviewState.APPROVED, "decided_at": AT, "decided_by": an}
        facts = (state if rank else {}) | facts
        return EvaluationFactory(campaign=campaign, unit=unit, rank=rank, **facts)

    return rate


def said(scope, day, figures=TITLES):
    """{figure id: number}, without what cannot be said."""
    found = evaluate(figures, scope=scope, day=day)
    return {name: number for name, number in found.items() if number is not None}


BRANCHES = {
    "branches_evaluated": 2,
    "branches_rated_excellent": 1,
    "branches_rated_good": 0,
    "branches_rated_completed": 0,
    "branches_rated_failed": 0,
    "branches_unrated": 1,
}


@pytest.fixture
def of_2021(campaign, rate, pac_bo, lam_son):
    """Pác Bó is excellent, Lâm Sơn not rated."""
    year = campaign(2021)
    rate(year, pac_bo, Rank.EXCELLENT)
    rate(year, lam_son, "")
    return year


@pytest.mark.parametrize("day", [date(2021, 12, 31), CLOSING, date(2023, 12, 30)])
def test_latest_closed_year_is_read(small, of_2021, day):
    assert said(small, day) == BRANCHES


def test_nothing_is_said_before_the_year_has_ended(small, of_2021):
    assert said(small, date(2021, 12, 30)) == {}


def test_nothing_is_said_of_an_open_campaign(small, campaign, rate, pac_bo):
    rate(campaign(2021, closed=False), pac_bo, Rank.EXCELLENT)

    assert said(small, CLOSING) == {}


def test_a_later_year_takes_the_place_of_the_earlier_one(
    small, of_2021, campaign, rate, pac_bo
):
    rate(campaign(2022), pac_bo, Rank.GOOD)

    assert said(small, CLOSING) == BRANCHES
    assert said(small, date(2022, 12, 31)) == BRANCHES | {
        "branches_evaluated": 1,
        "branches_rated_excellent": 0,
        "branches_rated_good": 1,
        "branches_unrated": 0,
    }


def test_who_is_out_of_the_list_is_not_counted(small, of_2021, rate, truong_ha):
    rate(of_2021, truong_ha, Rank.GOOD, is_out=True)

    assert said(small, CLOSING) == BRANCHES


def test_a_unit_counts_where_it_stood_at_the_end_of_the_year(
    of_2021, pac_bo, ha_quang, hoa_an, hong_viet, giang
):
    units.move(unit=pac_bo, parent=hong_viet, on=date(2022, 3, 1), by=giang)

    counted = said(ha_quang, CLOSING)["branches_rated_excellent"]
    elsewhere = said(hoa_an, CLOSING)["branches_rated_excellent"]
    assert (counted, elsewhere) == (1, 0)


def test_shares_are_of_the_whole_list(small, campaign, rate, enrol, pac_bo):
    year = campaign(2021, ObjectKind.MEMBER)
    for rank in (Rank.EXCELLENT, Rank.EXCELLENT, Rank.GOOD, ""):
        rate(year, pac_bo, rank, person=enrol(pac_bo))

    found = said(small, CLOSING)
    shares = [found[f"members_rated_{n}_share"] for n in ("excellent", "good")]
    assert shares == [Decimal("50.00"), Decimal("25.00")]


def test_titles_tell_who_was_assessed(
    small, campaign, rate, pac_bo, lam_son, truong_ha
):
    year = campaign(2021, ObjectKind.BRANCH, Scale.STRONG_BRANCH)
    rate(year, pac_bo, Rank.ATTAINED)
    rate(year, lam_son, Rank.NOT_ATTAINED)
    rate(year, truong_ha, "")

    assert said(small, CLOSING) == {
        "branches_strong": 1,
        "branches_assessed_for_strong": 2,
        "branches_strong_share": Decimal("50.0"),
    }


def test_share_of_strong_branches_has_one_decimal():
    share = BY_ID["branches_strong_share"]

    known = {"branches_strong": 1743, "branches_assessed_for_strong": 2127}
    assert share.value(known) == Decimal("81.9")


def test_ranks_and_not_rated_make_the_whole(small, of_2021):
    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    assert reconciliation.check(readings) == []


def test_a_rank_of_another_scale_breaks_the_sum(small, of_2021):
    of_2021.evaluations.exclude(rank="").update(rank=Rank.ATTAINED)
    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    sentence = "Chi đoàn thuộc diện đánh giá bằng tổng theo mức cộng số chưa xếp loại"
    found = [
        (b.sentence, b.at, b.left, b.right) for b in reconciliation.check(readings)
    ]
    assert found == [(sentence, "closing", 2, 1)]


def test_as_many_queries_for_one_as_for_three(
    small, of_2021, rate, truong_ha, django_assert_num_queries
):
    # The campaigns, then their evaluations.
    with django_assert_num_queries(2):
        said(small, CLOSING)
    rate(of_2021, truong_ha, Rank.GOOD)

    with django_assert_num_queries(2):
        assert said(small, CLOSING)["branches_evaluated"] == 3
