"""Whoever writes, sends, decides or closes while another does waits, then goes on from
what is there or is refused in words. Two connections, as two workers have them."""

import pytest

from accounts.models import Event
from cadres.choices import Rank
from cadres.models import Evaluation, EvaluationCampaign, Waiver
from cadres.services import evaluation_campaigns, evaluation_entries, evaluations
from tests.fixtures_evaluations import CLOSED_AT, DECIDED_AT, SENT_AT, WRITTEN_AT
from tests.rivals import ON_POSTGRES, at_once

pytestmark = ON_POSTGRES
UNION = "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"


def acts(campaign):
    told = Event.objects.about(campaign).filter(act__startswith="evaluation.")
    return [event.act.removeprefix("evaluation.") for event in told.order_by("pk")]


@pytest.fixture
def write(campaign):
    """Writes a cell where nothing was seen."""

    def write(row, by, **entry):
        seen = dict.fromkeys(entry, "")
        return lambda: evaluation_entries.write(
            campaign=campaign,
            entries={row.pk: entry},
            seen={row.pk: seen},
            by=by,
            at=WRITTEN_AT,
        )

    return write


@pytest.fixture
def send(campaign):
    return lambda row, by: (
        lambda: evaluations.submit(campaign=campaign, rows=[row.pk], by=by, at=SENT_AT)
    )


@pytest.fixture
def send_back(campaign):
    return lambda row, by: (
        lambda: evaluations.send_back(
            campaign=campaign, rows=[row.pk], reason="Sai", by=by, at=DECIDED_AT
        )
    )


@pytest.fixture
def decide(rule_on):
    return lambda rows, by, **facts: (
        lambda: rule_on([row.pk for row in rows], by, **facts)
    )


@pytest.fixture
def close(campaign):
    return lambda by: (
        lambda: evaluation_campaigns.close(campaign=campaign, by=by, at=CLOSED_AT)
    )


def test_cell_is_written_by_one_of_two(
    campaign, write, evaluation_of, truong_ha, binh, an
):
    row = evaluation_of(campaign, truong_ha)

    first, (said,) = at_once(
        write(row, binh, self_rank=Rank.GOOD), write(row, an, self_rank=Rank.COMPLETED)
    )

    assert first == []
    assert said == (
        f"{UNION}, mục “tự đánh giá”: người khác vừa ghi “Hoàn thành tốt nhiệm vụ”; "
        "nếu vẫn muốn đổi, hãy lưu lần nữa."
    )
    row.refresh_from_db()
    assert row.self_rank == Rank.GOOD


def test_two_cells_of_one_row_are_both_kept(
    campaign, write, evaluation_of, truong_ha, binh, an
):
    row = evaluation_of(campaign, truong_ha)

    refused = at_once(
        write(row, binh, self_rank=Rank.GOOD), write(row, an, meeting_rank=Rank.GOOD)
    )

    assert refused == [[], []]
    row.refresh_from_db()
    assert (row.self_rank, row.meeting_rank) == (Rank.GOOD, Rank.GOOD)


def test_what_came_after_the_sending_is_not_written(
    write, send, nominate, truong_ha, binh, an
):
    row = nominate(truong_ha)

    first, (said,) = at_once(send(row, binh), write(row, an, self_rank=Rank.COMPLETED))

    assert first == []
    assert said == (
        f"{UNION} đang ở trạng thái “Chờ duyệt”, không sửa được; hãy tải lại trang."
    )
    row.refresh_from_db()
    assert (row.state, row.self_rank) == ("SUBMITTED", "")


def test_what_came_before_the_sending_is_sent(
    write, send, nominate, truong_ha, binh, an
):
    row = nominate(truong_ha)

    assert at_once(write(row, an, self_rank=Rank.GOOD), send(row, binh)) == [[], []]

    row.refresh_from_db()
    assert (row.state, row.self_rank) == ("SUBMITTED", Rank.GOOD)


def test_proposal_is_sent_by_one_of_two(campaign, send, nominate, truong_ha, binh, an):
    row = nominate(truong_ha)

    first, (said,) = at_once(send(row, binh), send(row, an))

    assert first == []
    assert "không chuyển sang “Chờ duyệt” được" in said
    assert acts(campaign) == ["write", "submit"]


def test_rank_is_decided_by_one_of_two(campaign, waiting, decide, dung, an):
    first, (said,) = at_once(
        decide([waiting], dung), decide([waiting], an, ranks={waiting.pk: Rank.FAILED})
    )

    assert first == []
    assert said == (
        f"{UNION} đang ở trạng thái “Đã duyệt”, không chuyển sang “Đã duyệt” được; hãy "
        "tải lại trang."
    )
    waiting.refresh_from_db()
    assert (waiting.rank, waiting.decided_by) == (Rank.GOOD, dung)
    assert acts(campaign) == ["write", "submit", "approve"]


def test_rows_that_overlap_are_decided_once(
    campaign, nominate, send, decide, truong_ha, clinic, binh, dung, an
):
    rows = [nominate(truong_ha), nominate(clinic)]
    evaluations.submit(campaign=campaign, rows=rows, by=binh, at=SENT_AT)

    first, second = at_once(decide(rows[:1], dung), decide(rows[::-1], an))

    assert first == []
    assert len(second) == 1
    states = Evaluation.objects.filter(pk__in=[row.pk for row in rows])
    assert list(states.order_by("pk").values_list("state", flat=True)) == [
        "APPROVED",
        "SUBMITTED",
    ]


def test_what_comes_back_is_not_decided(campaign, waiting, decide, send_back, dung, an):
    first, (said,) = at_once(send_back(waiting, an), decide([waiting], dung))

    assert first == []
    assert "“Bị trả lại”, không chuyển sang “Đã duyệt” được" in said
    assert acts(campaign) == ["write", "submit", "return"]


def test_nothing_is_decided_behind_a_closing(
    campaign, waiting, send_back, close, send, dung, binh, an
):
    """What waits keeps a campaign open, so it is the sending that comes too late."""
    send_back(waiting, dung)()

    first, (said,) = at_once(close(an), send(waiting, binh))

    assert first == []
    assert "đã khóa ngày 20/01/2022 nên" in said
    assert acts(campaign) == ["write", "submit", "return"]


def test_closing_waits_for_a_decision(campaign, waiting, decide, close, dung, an):
    assert at_once(decide([waiting], dung), close(an)) == [[], []]

    told = Event.objects.get(act="evaluationcampaign.close").detail
    assert told == {"objects": 3, "rated": 1, "not_rated": 2}


def test_closing_sees_what_was_sent_before(
    campaign, nominate, send, close, truong_ha, binh, an
):
    row = nominate(truong_ha)

    first, (said,) = at_once(send(row, binh), close(an))

    assert first == []
    assert "còn 1 đề nghị chờ quyết định" in said
    assert EvaluationCampaign.objects.get().is_open


def test_campaign_is_closed_by_one_of_two(close, campaign, an):
    first, (said,) = at_once(close(an), close(an))

    assert first == []
    assert "đã khóa ngày 20/01/2022 nên" in said
    assert Event.objects.filter(act="evaluationcampaign.close").count() == 1


def test_cap_counts_what_another_decides_meanwhile(
    campaign, nominate, decide, cap, truong_ha, clinic, binh, dung, an
):
    """Each of the two alone would be within the cap."""
    cap(50)
    rows = [nominate(unit, Rank.EXCELLENT) for unit in (truong_ha, clinic)]
    evaluations.submit(campaign=campaign, rows=rows, by=binh, at=SENT_AT)

    first, (said,) = at_once(decide(rows[:1], dung), decide(rows[1:], an))

    assert first == []
    assert said.startswith("Huyện Đoàn Hà Quảng (cơ sở đoàn): 2 trên 2 đối tượng")
    assert not Waiver.objects.exists()
