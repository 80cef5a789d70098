"""Decisions on what was proposed, in bulk, and what is given back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import ReviewState
from cadres.models import Evaluation, Waiver
from cadres.services import evaluations
from tests import factories
from tests.fixtures_evaluations import SENT_AT

PAGE = "evaluation-decide"
PAPER = {"decision": "12-QĐ/HĐ", "decided_on": "18/12/2021"}


@pytest.fixture
def both(campaign, nominate, truong_ha, clinic, binh):
    """The proposals of both units of Hà Quảng: excellent, good."""
    rows = [nominate(truong_ha, rank="EXCELLENT"), nominate(clinic)]
    evaluations.submit(campaign=campaign, rows=rows, by=binh, at=SENT_AT)
    return rows


@pytest.fixture
def press(visit, ha_quang):
    def press(user, deed, **send):
        return visit(user, PAGE, ha_quang.code, send={"viec": deed} | send)

    return press


def decided(row):
    row.refresh_from_db()
    return [row.state, row.rank, row.decision]


def test_page_lists_what_waits_for_the_unit(both, visit, dung, ha_quang, province):
    page = visit(dung, PAGE, ha_quang.code)

    assert [line.name for line in page.context["lines"]] == [
        "Chi đoàn cơ sở Trung tâm Y tế",
        "Đoàn xã Trường Hà",
    ]
    assert (
        "Không có gì chờ quyết định"
        in visit(dung, PAGE, province.code).content.decode()
    )


def test_consequences_are_shown_first(both, press, dung):
    first, second = both

    page = press(
        dung,
        "xem",
        chon=[first.pk, second.pk],
        **{f"r-{first.pk}": "GOOD"},
        **PAPER,
    )

    assert page.context["shares"][:2] == [("Xuất sắc", 0), ("Tốt", 2)]
    assert page.context["changed"] == [("Đoàn xã Trường Hà", "Xuất sắc", "Tốt")]
    assert "Quyết định xếp loại 2 đối tượng" in page.content.decode()
    assert decided(first) == [ReviewState.SUBMITTED, "", ""]


def test_chosen_objects_are_decided_on(both, press, dung, told):
    first, second = both

    page = press(
        dung, "quyet-dinh", chon=[first.pk], **{f"r-{first.pk}": "GOOD"}, **PAPER
    )

    assert told(page) == ["Đã quyết định xếp loại 1 đối tượng theo 12-QĐ/HĐ."]
    assert decided(first) == [ReviewState.APPROVED, "GOOD", "12-QĐ/HĐ"]
    assert decided(second) == [ReviewState.SUBMITTED, "", ""]


def test_all_that_wait_are_decided_on_as_proposed(both, press, dung, told):
    page = press(dung, "quyet-dinh", **{"tat-ca": "1"}, **PAPER)

    assert told(page) == ["Đã quyết định xếp loại 2 đối tượng theo 12-QĐ/HĐ."]
    assert [decided(row)[1] for row in both] == ["EXCELLENT", "GOOD"]


def test_nobody_decides_on_what_he_sent(both, press, visit, binh, ha_quang):
    page = visit(binh, PAGE, ha_quang.code)

    assert "2 đối tượng do chính đồng chí gửi" in page.content.decode()
    page = press(binh, "quyet-dinh", chon=[both[0].pk], **PAPER)
    assert page.status_code == 400
    assert decided(both[0]) == [ReviewState.SUBMITTED, "", ""]


@pytest.mark.parametrize("deed", ["xem", "quyet-dinh"])
def test_nothing_chosen_is_refused(both, press, dung, deed):
    page = press(dung, deed, **PAPER)

    assert page.status_code == 400
    assert "Hãy chọn ít nhất một đối tượng" in page.content.decode()


def test_without_the_paper_nothing_is_decided_and_choices_stay(both, press, dung):
    first = both[0]

    page = press(
        dung, "xem", chon=[first.pk], decided_on="32/12", **{f"r-{first.pk}": "GOOD"}
    )

    assert page.status_code == 400
    text = page.content.decode()
    assert "32/12 không phải là ngày" in text
    line = next(line for line in page.context["lines"] if line.row == first)
    assert line.is_chosen
    assert [value for value, _, chosen in line.options if chosen] == ["GOOD"]


def test_cap_asks_for_a_reason(both, press, dung, cap):
    cap(20)
    ask = {"chon": [row.pk for row in both], **PAPER}

    look = press(dung, "xem", **ask).content.decode()
    assert "vượt tỷ lệ 20%" in look
    refused = press(dung, "quyet-dinh", **ask)
    assert refused.status_code == 400
    assert decided(both[0]) == [ReviewState.SUBMITTED, "", ""]

    press(dung, "quyet-dinh", waiver="Có thành tích đặc biệt", **ask)

    assert decided(both[0]) == [ReviewState.APPROVED, "EXCELLENT", "12-QĐ/HĐ"]
    assert Waiver.objects.get().reason == "Có thành tích đặc biệt"


def test_chosen_objects_are_given_back(both, press, dung, told):
    page = press(dung, "tra-lai", chon=[both[0].pk], reason="Thiếu biên bản")

    assert told(page) == ["Đã trả lại 1 đối tượng."]
    both[0].refresh_from_db()
    assert (both[0].state, both[0].reason) == (ReviewState.RETURNED, "Thiếu biên bản")


def test_without_a_reason_nothing_is_given_back(both, press, dung):
    page = press(dung, "tra-lai", chon=[both[0].pk])

    assert page.status_code == 400
    assert decided(both[0]) == [ReviewState.SUBMITTED, "", ""]


def test_objects_of_strangers_are_not_chosen(
    campaign, both, nominate, hong_viet, press, binh, chi
):
    foreign = nominate(hong_viet, by=chi)
    evaluations.submit(campaign=campaign, rows=[foreign], by=chi, at=SENT_AT)

    page = press(binh, "quyet-dinh", chon=[foreign.pk], **PAPER)

    assert page.status_code == 400
    assert decided(foreign) == [ReviewState.SUBMITTED, "", ""]


def test_deed_that_is_not_there_is_not_found(both, press, dung):
    assert press(dung, "xoa").status_code == 404


@pytest.mark.parametrize("keys", [["x"], ["9" * 30], ["²"], ["-1"]])
def test_odd_keys_choose_nothing(both, press, dung, keys):
    assert press(dung, "xem", chon=keys, **PAPER).status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_rows(campaign, client, dung, ha_quang, count):
    Evaluation.objects.all().delete()
    sender = factories.UserFactory()
    for number in range(count):
        unit = factories.UnitFactory(
            code=f"CB-HQ-{number}", parent=ha_quang, form="UNION", bloc="SCHOOL"
        )
        factories.EvaluationFactory(
            campaign=campaign,
            unit=unit,
            decider=ha_quang,
            state=ReviewState.SUBMITTED,
            proposed_rank="GOOD",
            submitted_at=SENT_AT,
            submitted_by=sender,
        )
    client.force_login(dung)
    address = reverse(PAGE, args=[campaign.pk, ha_quang.code])

    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)

    assert len(page.context["lines"]) == count
    assert len(queries) == 12
