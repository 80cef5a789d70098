"""Proposals are looked at once more, and sent."""

from accounts.choices import ReviewState
from cadres.models import Evaluation
from tests.fixtures_evaluations import DECIDED_AT

SEND = "evaluation-send"


def states(campaign):
    rows = campaign.evaluations.order_by("unit__code")
    return dict(rows.values_list("unit__code", "state"))


def test_what_is_ready_is_sent(
    campaign, nominate, truong_ha, clinic, visit, binh, ha_quang, told
):
    nominate(truong_ha)

    page = visit(binh, SEND, ha_quang.code, send={})

    assert told(page) == [
        "Đã gửi đề nghị của 1 đối tượng. Khi cấp có thẩm quyền quyết định hoặc trả "
        "lại, kết quả hiện tại đây."
    ]
    assert states(campaign) == {
        "CB-HA-HV": ReviewState.DRAFT,
        "CB-HQ-TH": ReviewState.SUBMITTED,
        "CB-HQ-TTYT": ReviewState.DRAFT,
    }


def test_page_says_what_is_missing_and_who_decides(
    campaign, nominate, truong_ha, clinic, visit, binh, ha_quang
):
    nominate(truong_ha, rank="", unrated="Mới thành lập")

    page = visit(binh, SEND, ha_quang.code)

    assert page.context["count"] == 1
    assert [name for _, name in page.context["missing"]] == [clinic.name]
    assert list(page.context["deciders"]) == [("Huyện Đoàn Hà Quảng", 1)]
    assert page.context["shares"] == [
        ("Xuất sắc", 0),
        ("Tốt", 0),
        ("Hoàn thành", 0),
        ("Không hoàn thành", 0),
        ("Chưa xếp loại", 1),
    ]
    assert "Gửi đề nghị của 1 đối tượng" in page.content.decode()


def test_nothing_to_send_has_no_button(campaign, visit, binh, ha_quang):
    page = visit(binh, SEND, ha_quang.code).content.decode()

    assert "Chưa có đối tượng nào đủ để gửi" in page
    assert '<button class="primary">' not in page


def test_nothing_to_send_is_refused(campaign, visit, binh, ha_quang):
    page = visit(binh, SEND, ha_quang.code, send={})

    assert page.status_code == 400
    assert "Chưa chọn đối tượng nào" in page.content.decode()


def test_closed_campaign_sends_nothing(
    campaign, nominate, truong_ha, visit, binh, ha_quang, giang
):
    nominate(truong_ha)
    campaign.closed_at, campaign.closed_by = DECIDED_AT, giang
    campaign.save()

    page = visit(binh, SEND, ha_quang.code, send={})

    assert page.status_code == 400
    assert "đã khóa" in page.content.decode()
    assert Evaluation.objects.waiting().count() == 0
