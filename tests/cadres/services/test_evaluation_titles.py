"""Titles: registered for, decided over all of a kind; what nobody registered for takes
a reason."""

from datetime import date

import pytest

from accounts.models import Event
from cadres.choices import ObjectKind, Rank, Scale
from cadres.evaluating import history, tallies
from cadres.models import Evaluation, Waiver
from cadres.services import evaluation_entries, evaluations
from tests.fixtures_evaluations import DECIDED_AT, SENT_AT, WRITTEN_AT

BRANCH = "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
SAID = f"1 đối tượng chưa đăng ký mà được công nhận danh hiệu: {BRANCH}"
WHY = "Bổ sung theo Tờ trình số 5"


@pytest.fixture
def decide(open_campaign, binh, an):
    """Decides on the one object of a campaign for a title, sent with or without
    registration."""

    def decide(rank, kind, scale, registered=False, **facts):
        campaign = open_campaign(kind, scale)
        row = campaign.evaluations.get()
        entry = {"proposed_rank": rank, "is_registered": registered}
        told = {"campaign": campaign, "by": binh}
        evaluation_entries.write(entries={row.pk: entry}, at=WRITTEN_AT, **told)
        evaluations.submit(rows=[row], at=SENT_AT, **told)
        return evaluations.decide(
            campaign=campaign,
            rows=[row],
            decision="12-QĐ/TĐTN",
            decided_on=date(2021, 12, 18),
            by=an,
            at=DECIDED_AT,
            **facts,
        )

    return decide


@pytest.fixture
def decide_strong(decide, pac_bo):
    def decide_strong(rank=Rank.ATTAINED, **facts):
        return decide(rank, ObjectKind.BRANCH, Scale.STRONG_BRANCH, **facts)

    return decide_strong


def test_title_that_nobody_registered_for_asks_for_a_reason(decide_strong, refused):
    with refused({"waiver": [f"{SAID}; nếu vẫn quyết định, hãy ghi lý do."]}):
        decide_strong()

    assert Evaluation.objects.get().state == "SUBMITTED"


def test_reason_is_kept_in_the_log_of_the_object(decide_strong):
    decide_strong(waiver=f" {WHY} ")

    row = Evaluation.objects.get()
    assert (row.state, row.rank) == ("APPROVED", Rank.ATTAINED)
    event = Event.objects.get(act="evaluation.waive")
    assert event.detail == {"count": 1, "reason": WHY, "keys": [row.pk]}
    assert [each.act for each in history.of(row)] == [
        "evaluation.waive",
        "evaluation.approve",
        "evaluation.submit",
        "evaluation.write",
    ]
    # That is for the caps, which are rules.
    assert not Waiver.objects.exists()


@pytest.mark.parametrize(
    ("rank", "registered"), [(Rank.ATTAINED, True), (Rank.NOT_ATTAINED, False)]
)
def test_registered_or_without_a_title_asks_for_none(decide_strong, rank, registered):
    assert decide_strong(rank, registered=registered) == 1
    assert not Event.objects.filter(act="evaluation.waive").exists()


@pytest.mark.parametrize(
    ("rank", "is_title"),
    [
        (Rank.LEADING, True),
        (Rank.OUTSTANDING, True),
        (Rank.ADVANCED, True),
        (Rank.NO_TITLE, False),
    ],
)
def test_every_emulation_title_is_registered_for(
    decide, truong_ha, refused, rank, is_title
):
    asked = (rank, ObjectKind.GRASSROOTS, Scale.EMULATION)
    if not is_title:
        assert decide(*asked) == 1
        return
    told = "1 đối tượng chưa đăng ký mà được công nhận danh hiệu: Đoàn xã Trường Hà, "
    said = f"{told}Huyện Đoàn Hà Quảng; nếu vẫn quyết định, hãy ghi lý do."
    with refused({"waiver": [said]}):
        decide(*asked)


def test_three_initiatives_are_registered_for(decide, truong_ha, refused):
    told = "1 đối tượng chưa đăng ký mà được công nhận danh hiệu: Đoàn xã Trường Hà, "
    said = f"{told}Huyện Đoàn Hà Quảng; nếu vẫn quyết định, hãy ghi lý do."
    with refused({"waiver": [said]}):
        decide(Rank.ATTAINED, ObjectKind.GRASSROOTS, Scale.THREE_INITIATIVES)


def test_titles_are_counted_over_all_of_the_kind(
    open_campaign, pac_bo, lam_son, coc_lung
):
    campaign = open_campaign(ObjectKind.BRANCH, Scale.STRONG_BRANCH)
    campaign.evaluations.filter(unit=pac_bo).update(is_registered=True)

    tally = tallies.tally_of(campaign.evaluations.all())

    assert (tally.total, tally.registered, tally.not_rated) == (3, 1, 3)
