"""Evaluations on their way: sent, decided, returned, over a cap."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event, User
from cadres.choices import ObjectKind, Rank
from cadres.evaluating import history
from cadres.models import Waiver
from cadres.services import evaluations
from tests.fixtures_evaluations import (
    DECIDED_AT,
    DECISION,
    SENT_AT,
)

UNION = "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
DECIDED_ON = date(2021, 12, 18)


def submit(campaign, rows, by):
    return evaluations.submit(campaign=campaign, rows=rows, by=by, at=SENT_AT)


def send_back(campaign, rows, by, reason="Thiếu biên bản"):
    return evaluations.send_back(
        campaign=campaign, rows=rows, reason=reason, by=by, at=DECIDED_AT
    )


# Sending


def test_proposal_is_sent(waiting, campaign, binh):
    assert (waiting.state, waiting.submitted_by, waiting.submitted_at) == (
        "SUBMITTED",
        binh,
        SENT_AT,
    )
    event = Event.objects.about(campaign).first()
    assert event.act == "evaluation.submit"
    assert event.detail == {"count": 1, "keys": [waiting.pk]}


def test_many_are_sent_by_a_queryset(campaign, nominate, truong_ha, clinic, binh):
    rows = [nominate(truong_ha), nominate(clinic)]
    below = campaign.evaluations.visible_to(binh)

    assert submit(campaign, below, binh) == len(rows) == 2
    assert campaign.evaluations.waiting().count() == 2


def test_one_without_a_proposal_holds_all_back(
    campaign, nominate, evaluation_of, truong_ha, clinic, binh, refused
):
    nominate(truong_ha)
    bare = evaluation_of(campaign, clinic)
    said = (
        f"{bare} chưa có mức đề nghị; hãy chọn một mức, hoặc ghi lý do chưa xếp loại."
    )

    with refused({str(bare.pk): [said]}):
        submit(campaign, campaign.evaluations.visible_to(binh), binh)

    assert campaign.evaluations.waiting().count() == 0


def test_one_without_a_rank_is_sent_with_why(campaign, nominate, clinic, binh):
    row = nominate(clinic, rank="", unrated="Mới thành lập")

    assert submit(campaign, [row], binh) == 1


def test_who_is_out_is_not_sent(campaign, nominate, clinic, binh, refused):
    row = nominate(clinic)
    campaign.evaluations.filter(pk=row.pk).update(is_out=True)
    said = f"{row} không còn trong danh sách của đợt này; hãy tải lại trang."

    with refused({str(row.pk): [said]}):
        submit(campaign, [row], binh)


def test_nothing_is_not_sent(
    campaign, open_campaign, pac_bo, evaluation_of, binh, refused
):
    said = (
        f"Chưa chọn đối tượng nào của {campaign}, hoặc danh sách đã thay đổi; hãy tải "
        "lại trang rồi chọn lại."
    )
    other = open_campaign(ObjectKind.BRANCH)

    for rows in ([], [evaluation_of(other, pac_bo)]):
        with refused({"__all__": [said]}):
            submit(campaign, rows, binh)


@pytest.mark.parametrize("who", ["chi", "dung"])
def test_whoever_may_not_sends_nothing(
    campaign, nominate, truong_ha, request, refused, who
):
    row, user = nominate(truong_ha), request.getfixturevalue(who)
    said = (
        f"{user} không có quyền chuyển {row} sang “Chờ duyệt”; hãy nhờ người phụ trách."
    )

    with refused({str(row.pk): [said]}):
        submit(campaign, [row], user)


def test_what_waits_is_not_sent_again(campaign, waiting, binh, refused):
    said = (
        f"{waiting} đang ở trạng thái “Chờ duyệt”, không chuyển sang “Chờ duyệt” "
        "được; hãy tải lại trang."
    )
    with refused({str(waiting.pk): [said]}):
        submit(campaign, [waiting], binh)


# Deciding


def test_proposal_is_decided_on(rated, campaign, dung):
    assert (rated.state, rated.rank, rated.decided_by) == (
        "APPROVED",
        Rank.GOOD,
        dung,
    )
    assert (rated.decision, rated.decided_on) == (DECISION, DECIDED_ON)
    event = Event.objects.about(campaign).first()
    assert event.act == "evaluation.approve"
    assert event.detail == {
        "count": 1,
        "decision": DECISION,
        "decided_on": "2021-12-18",
        "ranks": {"Hoàn thành tốt nhiệm vụ": 1},
        "keys": [rated.pk],
    }


def test_another_rank_is_decided(waiting, rule_on, dung):
    rule_on([waiting], dung, ranks={waiting.pk: Rank.COMPLETED})

    waiting.refresh_from_db()
    assert (waiting.proposed_rank, waiting.rank) == (Rank.GOOD, Rank.COMPLETED)
    assert history.of(waiting)[0].detail["changes"] == {
        "quyết định": ["Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"]
    }


def test_one_stays_unrated_and_another_is_rated_all_the_same(
    campaign, nominate, truong_ha, clinic, rule_on, binh, dung
):
    rows = [nominate(unit, "", unrated="Mới chia tách") for unit in (truong_ha, clinic)]
    submit(campaign, rows, binh)

    rule_on(rows, dung, ranks={rows[1].pk: Rank.GOOD})

    found = campaign.evaluations.filter(state="APPROVED").order_by("pk")
    assert [(row.rank, row.unrated) for row in found] == [
        ("", "Mới chia tách"),
        (Rank.GOOD, ""),
    ]


def test_rank_taken_away_without_why_is_refused(waiting, rule_on, dung, refused):
    said = (
        f"{waiting} chưa có mức xếp loại, cũng chưa có lý do chưa xếp loại; hãy chọn "
        "một mức, hoặc trả lại để ghi lý do."
    )
    with refused({str(waiting.pk): [said]}):
        rule_on([waiting], dung, ranks={waiting.pk: ""})


def test_rank_of_another_scale_is_refused(waiting, rule_on, dung, refused):
    said = (
        f"{waiting}: không có mức “Tiên tiến” trong thang Xếp loại chất lượng; hãy "
        "chọn một trong: Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ, Hoàn "
        "thành nhiệm vụ, Không hoàn thành nhiệm vụ."
    )
    with refused({str(waiting.pk): [said]}):
        rule_on([waiting], dung, ranks={waiting.pk: Rank.ADVANCED})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"decision": "  "},
            {"decision": ["Hãy nhập số quyết định, không quá 120 ký tự."]},
        ),
        (
            {"decided_on": date(2021, 10, 31)},
            {
                "decided_on": [
                    "Ngày quyết định 31/10/2021 không đúng; hãy chọn từ ngày mở đợt "
                    "01/11/2021 đến hôm nay 20/12/2021."
                ]
            },
        ),
        (
            {"decided_on": date(2021, 12, 21)},
            {
                "decided_on": [
                    "Ngày quyết định 21/12/2021 không đúng; hãy chọn từ ngày mở đợt "
                    "01/11/2021 đến hôm nay 20/12/2021."
                ]
            },
        ),
    ],
)
def test_decision_that_cannot_be_is_refused(
    waiting, rule_on, dung, refused, facts, expected
):
    with refused(expected):
        rule_on([waiting], dung, **facts)


@pytest.mark.parametrize("day", [date(2021, 11, 1), date(2021, 12, 20)])
def test_decision_is_of_a_day_of_the_campaign(waiting, rule_on, dung, day):
    assert rule_on([waiting], dung, decided_on=day) == 1


def test_what_was_not_sent_is_not_decided(nominate, truong_ha, rule_on, dung, refused):
    row = nominate(truong_ha)
    said = (
        f"{row} đang ở trạng thái “Đang soạn”, không chuyển sang “Đã duyệt” được; hãy "
        "tải lại trang."
    )
    with refused({str(row.pk): [said]}):
        rule_on([row], dung)


def test_who_sent_does_not_decide(campaign, nominate, truong_ha, rule_on, an, refused):
    row = nominate(truong_ha, by=an)
    submit(campaign, [row], an)
    said = f"{row} do chính {an} gửi duyệt; hãy để một người khác phê duyệt."

    with refused({str(row.pk): [said]}):
        rule_on([row], an)


def test_district_decides_on_what_its_commune_sent(
    campaign, nominate, truong_ha, rule_on, minh, binh
):
    row = nominate(truong_ha, by=minh)
    submit(campaign, [row], minh)

    assert rule_on([row], binh) == 1


def test_commune_does_not_decide_on_itself(campaign, waiting, rule_on, minh, refused):
    said = (
        f"{waiting}: Huyện Đoàn Hà Quảng quyết định, không phải {minh}; hãy nhờ "
        "người phụ trách."
    )
    with refused({str(waiting.pk): [said]}):
        rule_on([waiting], minh)


def test_stranger_decides_nothing(waiting, rule_on, chi, refused):
    said = (
        f"{waiting}: Huyện Đoàn Hà Quảng quyết định, không phải {chi}; hãy nhờ "
        "người phụ trách."
    )
    with refused({str(waiting.pk): [said]}):
        rule_on([waiting], chi)


# Returning


def test_proposal_is_returned_with_a_reason_and_sent_again(campaign, waiting, binh, an):
    assert send_back(campaign, [waiting], an) == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason, waiting.decided_by) == (
        "RETURNED",
        "Thiếu biên bản",
        an,
    )

    assert submit(campaign, [waiting], binh) == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == ("SUBMITTED", "")


def test_decision_is_taken_back(campaign, rated, an):
    send_back(campaign, [rated], an)

    rated.refresh_from_db()
    assert (
        rated.state,
        rated.rank,
        rated.decision,
        rated.decided_on,
    ) == (
        "RETURNED",
        "",
        "",
        None,
    )
    assert history.of(rated)[0].detail["changes"] == {
        "quyết định": ["Hoàn thành tốt nhiệm vụ", ""]
    }


def test_nothing_is_returned_without_a_reason(campaign, waiting, an, refused):
    with refused({"reason": ["Hãy nhập lý do trả lại."]}):
        send_back(campaign, [waiting], an, reason=" ")


def test_writer_alone_returns_nothing(campaign, waiting, minh, refused):
    said = (
        f"{waiting}: Huyện Đoàn Hà Quảng quyết định, không phải {minh}; hãy nhờ "
        "người phụ trách."
    )
    with refused({str(waiting.pk): [said]}):
        send_back(campaign, [waiting], minh)


def test_history_tells_one_row_among_many(campaign, nominate, truong_ha, clinic, binh):
    row, other = nominate(truong_ha), nominate(clinic)
    submit(campaign, [row, other], binh)

    assert [event.act for event in history.of(row)] == [
        "evaluation.submit",
        "evaluation.write",
    ]
    assert history.of(other)[1].detail["changes"] == {
        "đề nghị": ["", "Hoàn thành tốt nhiệm vụ"]
    }


# Caps: of the two units on which Hà Quảng decides


@pytest.fixture
def excellent(campaign, nominate, truong_ha, binh):
    row = nominate(truong_ha, Rank.EXCELLENT)
    submit(campaign, [row], binh)
    return row


OVER = (
    "Huyện Đoàn Hà Quảng (cơ sở đoàn): 1 trên 2 đối tượng hoàn thành xuất sắc nhiệm "
    "vụ, vượt tỷ lệ 49%"
)


def test_rank_within_the_cap_is_decided(excellent, rule_on, dung, cap):
    cap(50)

    assert rule_on([excellent], dung) == 1
    assert not Waiver.objects.exists()


def test_rank_beyond_the_cap_asks_for_a_reason(excellent, rule_on, dung, cap, refused):
    cap(49)

    with refused({"waiver": [f"{OVER}; nếu vẫn quyết định, hãy ghi lý do."]}):
        rule_on([excellent], dung)

    excellent.refresh_from_db()
    assert excellent.state == "SUBMITTED"


def test_reason_is_kept(campaign, excellent, rule_on, dung, cap, ha_quang):
    rule = cap(49, level="GRASSROOTS")

    rule_on([excellent], dung, waiver=" Dẫn đầu  cụm ")

    kept = Waiver.objects.get()
    assert (kept.rule, kept.unit, kept.campaign) == (rule, ha_quang, campaign)
    assert (kept.breach, kept.reason) == (OVER, "Dẫn đầu cụm")
    assert (kept.by, kept.at) == (dung, DECIDED_AT)
    event = Event.objects.about(campaign).first()
    assert event.act == "waiver.record"
    assert event.detail == {"unit": str(ha_quang), "reason": "Dẫn đầu cụm"}


def test_cap_of_another_level_or_day_warns_of_nothing(excellent, rule_on, dung, cap):
    cap(0, level="DISTRICT")
    cap(0, level="GRASSROOTS", until=date(2021, 12, 31))

    assert rule_on([excellent], dung) == 1


def test_lower_rank_asks_for_no_reason_once_the_cap_is_exceeded(
    campaign, excellent, nominate, clinic, rule_on, binh, dung, cap
):
    cap(49)
    rule_on([excellent], dung, waiver="Dẫn đầu cụm")
    good = nominate(clinic)
    submit(campaign, [good], binh)

    assert rule_on([good], dung) == 1
    assert Waiver.objects.count() == 1


# What is asked of the database


def test_questions_do_not_grow_with_rows(
    campaign, nominate, truong_ha, clinic, hong_viet, rule_on, an, dung
):
    def count(*units):
        rows = [nominate(unit, by=an) for unit in units]
        # Nothing of what they may is remembered.
        sender, decider = User.objects.get(pk=an.pk), User.objects.get(pk=dung.pk)
        with CaptureQueriesContext(connection) as queries:
            submit(campaign, rows, sender)
            rule_on(rows, decider)
        return len(queries)

    assert count(truong_ha) == count(clinic, hong_viet)
