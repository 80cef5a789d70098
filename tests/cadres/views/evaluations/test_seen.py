"""What is done is what the page before showed, or whoever does it is told."""

import re

import pytest

from accounts.choices import ReviewState
from accounts.models import Event
from cadres.choices import ObjectKind, Scale
from cadres.services import evaluation_entries, evaluations
from tests.fixtures_evaluations import DECIDED_AT, SENT_AT, WRITTEN_AT

DECIDE, SEND = "evaluation-decide", "evaluation-send"
PAPER = {"decision": "12-QĐ/HĐ", "decided_on": "18/12/2021"}
CHANGED = "vừa thay đổi từ khi đồng chí mở trang trước"


def digest_in(page):
    found = re.search('name="da-xem" value="([0-9a-f]{16})"', page.content.decode())
    return {"da-xem": found[1]}


@pytest.fixture
def press(visit, ha_quang, dung):
    def press(deed, **send):
        send = {"viec": deed, **PAPER} | send
        return visit(dung, DECIDE, ha_quang.code, send=send)

    return press


@pytest.fixture
def another(campaign, nominate, clinic, binh):
    """Sends the proposal of the clinic."""

    def another():
        row = nominate(clinic)
        evaluations.submit(campaign=campaign, rows=[row], by=binh, at=SENT_AT)
        return row

    return another


def states(campaign):
    rows = campaign.evaluations.order_by("pk")
    return list(rows.values_list("state", flat=True))


def test_all_that_wait_are_those_that_were_shown(waiting, another, press, campaign):
    seen = digest_in(press("xem", **{"tat-ca": "1"}))
    row = another()

    page = press("quyet-dinh", **{"tat-ca": "1"}, **seen)

    assert page.status_code == 400
    assert CHANGED in page.content.decode()
    assert "Quyết định xếp loại 2 đối tượng" in page.content.decode()
    assert ReviewState.APPROVED not in states(campaign)

    press("quyet-dinh", **{"tat-ca": "1"}, **digest_in(page))

    row.refresh_from_db()
    assert row.state == ReviewState.APPROVED


def test_proposal_that_changed_is_shown_again(
    waiting, press, campaign, nominate, truong_ha, binh, an
):
    seen = digest_in(press("xem", chon=[waiting.pk]))
    evaluations.send_back(
        campaign=campaign, rows=[waiting], reason="Sai", by=an, at=DECIDED_AT
    )
    nominate(truong_ha, "EXCELLENT")
    evaluations.submit(campaign=campaign, rows=[waiting], by=binh, at=SENT_AT)

    page = press("quyet-dinh", chon=[waiting.pk], **seen)

    assert page.status_code == 400
    assert CHANGED in page.content.decode()


@pytest.mark.parametrize("deed", ["xem", "quyet-dinh", "tra-lai"])
def test_object_that_another_decided_on_is_told(
    deed, waiting, another, press, rule_on, an
):
    row = another()
    rule_on([waiting], an)

    page = press(deed, chon=[waiting.pk, row.pk], reason="Sai")

    assert page.status_code == 400
    assert (
        "1 đối tượng đã chọn không còn chờ đồng chí quyết định, vì người khác vừa "
        "quyết định hoặc trả lại"
    ) in page.content.decode()
    row.refresh_from_db()
    assert row.state == ReviewState.SUBMITTED


def test_what_is_sent_is_what_was_shown(
    campaign, nominate, truong_ha, clinic, visit, binh, ha_quang
):
    nominate(truong_ha)
    seen = digest_in(visit(binh, SEND, ha_quang.code))
    nominate(clinic)

    page = visit(binh, SEND, ha_quang.code, send=seen)

    assert page.status_code == 400
    assert CHANGED in page.content.decode()
    assert ReviewState.SUBMITTED not in states(campaign)

    visit(binh, SEND, ha_quang.code, send=digest_in(page))

    assert states(campaign).count(ReviewState.SUBMITTED) == 2


def test_word_that_no_page_says_is_no_error(waiting, press):
    page = press("quyet-dinh", chon=[waiting.pk], **{"da-xem": "\x00" * 40})

    assert page.status_code == 400


@pytest.fixture
def title(open_campaign, pac_bo, binh):
    """A branch proposed as strong without having registered."""
    campaign = open_campaign(ObjectKind.BRANCH, Scale.STRONG_BRANCH)
    row = campaign.evaluations.get()
    told = {"campaign": campaign, "by": binh}
    entries = {row.pk: {"proposed_rank": "ATTAINED"}}
    evaluation_entries.write(entries=entries, at=WRITTEN_AT, **told)
    evaluations.submit(rows=[row], at=SENT_AT, **told)
    return row


def test_title_without_registration_is_marked_and_asks_for_a_reason(
    title, client, an, truong_ha
):
    client.force_login(an)
    address = f"/danh-gia/{title.campaign_id}/{truong_ha.code}/quyet-dinh/"
    send = {"chon": [title.pk], **PAPER}

    assert "Chưa đăng ký danh hiệu" in client.get(address).content.decode()
    look = client.post(address, send | {"viec": "xem"}).content.decode()
    assert "1 đối tượng chưa đăng ký mà được công nhận danh hiệu" in look
    refused = client.post(address, send | {"viec": "quyet-dinh"})
    assert refused.status_code == 400
    assert "nếu vẫn quyết định, hãy ghi lý do" in refused.content.decode()

    client.post(address, send | {"viec": "quyet-dinh", "waiver": "Theo Tờ trình 5"})

    title.refresh_from_db()
    assert (title.rank, title.decision) == ("ATTAINED", "12-QĐ/HĐ")
    assert Event.objects.get(act="evaluation.waive").detail["keys"] == [title.pk]
    shown = client.get(f"/danh-gia/{title.campaign_id}/{title.unit.code}/{title.pk}/")
    text = shown.content.decode()
    assert "công nhận danh hiệu khi chưa đăng ký: Theo Tờ trình 5" in text
    assert "Đăng ký danh hiệu" in text


def test_board_of_a_title_counts_registrations(title, client, an):
    client.force_login(an)

    lines = client.get(f"/danh-gia/{title.campaign_id}/").context["lines"]

    assert [(cell.label, cell.count) for cell in lines[0].cells][:3] == [
        ("Đối tượng", 1),
        ("Đăng ký", 0),
        ("Tự đánh giá", 0),
    ]
