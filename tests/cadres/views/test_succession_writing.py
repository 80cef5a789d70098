"""Plans drawn up, lists written, sent and decided on, page by page."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import ReviewState
from cadres.models import Candidate, SuccessionPlan, SuccessionReview
from cadres.services import succession_reviews
from cadres.views.succession import listing
from tests.factories import PersonFactory
from tests.fixtures_succession import DECIDED, DECISION, EXPECTED, WRITTEN, messages


def test_secretary_draws_up_and_begins(binh, ha_quang, visit_list):
    drawn = visit_list(
        binh,
        "-draw-up",
        send={
            "unit": "CB-HAQUANG",
            "term_since": "01/10/2025",
            "term_until": "01/10/2030",
        },
    )
    plan = SuccessionPlan.objects.get()
    assert drawn.redirect_chain[-1][0] == f"/quy-hoach/{plan.pk}/"
    assert messages(drawn) == [
        "Đã lập quy hoạch nhiệm kỳ 2025–2030, Huyện Đoàn Hà Quảng."
    ]

    begun = visit_list(binh, "-begin", plan.pk, send={"on": "01/06/2026"})

    review = SuccessionReview.objects.get()
    assert begun.redirect_chain[-1][0] == f"/quy-hoach/ra-soat/{review.pk}/"
    assert messages(begun) == ["Đã bắt đầu rà soát năm 2026."]


def test_secretary_draws_up_nothing_for_another_district(binh, hoa_an, visit_list):
    sent = {"unit": "CB-HOAAN", "term_since": "01/10/2025", "term_until": "1/10/2030"}

    response = visit_list(binh, "-draw-up", send=sent)

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["unit"]
    assert SuccessionPlan.objects.count() == 0


def test_what_a_service_refuses_stands_beside_its_field(plan, binh, visit_list):
    response = visit_list(binh, "-begin", plan.pk, send={"on": "01/10/2030"})

    assert response.status_code == 400
    assert response.context["form"].errors == {
        "on": [
            "Nhiệm kỳ 2025–2030 đã hết ngày 01/10/2030; hãy lập quy hoạch nhiệm kỳ mới."
        ]
    }


def test_people_are_put_on_the_list_one_after_the_other(draft, binh, lien, visit_list):
    sent = {"person": lien.code, "post": "DEPUTY", "expected_on": "01/01/2027"}

    response = visit_list(binh, "-review", draft.pk, send=sent)

    assert messages(response) == ["Đã đưa vào quy hoạch: Hoàng Thị Liên – Phó Bí thư."]
    assert "post=DEPUTY&expected_on=01%2F01%2F2027" in response.redirect_chain[0][0]
    form = response.context["form"]
    assert (form["post"].value(), form["expected_on"].value()) == (
        "DEPUTY",
        EXPECTED,
    )
    again = visit_list(binh, "-review", draft.pk, send=sent)
    assert again.status_code == 400
    assert "Cán bộ đã được quy hoạch chức danh này." in again.content.decode()


def test_only_people_of_ones_units_are_offered(draft, binh, hoa_an, visit_list):
    stranger = PersonFactory(full_name="Bế Thị Xa", unit=hoa_an)
    sent = {"person": stranger.code, "post": "DEPUTY", "expected_on": "01/01/2027"}

    response = visit_list(binh, "-review", draft.pk, send=sent)

    assert list(response.context["form"].errors) == ["person"]
    assert Candidate.objects.count() == 0


def test_row_is_revised_and_dropped(listed, binh, visit_list):
    row = listed.candidates.get(post="DEPUTY")

    sent = {"expected_on": "01/01/2028", "note": "Nữ"}
    visit_list(binh, "-candidate", row.pk, send=sent)
    row.refresh_from_db()
    assert (f"{row.expected_on:%Y}", row.note) == ("2028", "Nữ")

    dropped = visit_list(binh, "-drop", row.pk, send={"reason": ""})
    assert messages(dropped) == [
        "Đã đưa ra khỏi quy hoạch: Hoàng Thị Liên – Phó Bí thư."
    ]
    assert len(dropped.context["sheet"].rows) == 1


def test_list_is_sent_approved_and_returned(listed, binh, dung, visit_list):
    sent = visit_list(binh, "-submit", listed.pk, send={})
    assert sent.context["review"].state == ReviewState.SUBMITTED
    assert sent.context["form"] is None
    assert [row.pk for row in visit_list(dung, "").context["waiting"]] == [listed.pk]

    approved = visit_list(
        dung, "-approve", listed.pk, send={"decision": "12 - QĐ/TĐTN"}
    )
    review = approved.context["review"]
    assert (review.state, review.decision) == (ReviewState.APPROVED, DECISION)
    assert "Quyết định 12-QĐ/TĐTN" in approved.content.decode()

    returned = visit_list(dung, "-return", listed.pk, send={"reason": "Nhầm người"})
    assert "Trả lại để hoàn thiện: Nhầm người" in returned.content.decode()
    acts = [event.act.partition(".")[2] for event in returned.context["steps"]]
    assert acts == ["return", "approve", "submit", "begin"]


def test_lists_that_do_not_fit_are_counted(
    sent_list,
    drawn_up,
    begin,
    propose,
    lien,
    truong_ha,
    binh,
    dung,
    visit_list,
    monkeypatch,
):
    below = begin(drawn_up(truong_ha))
    propose(below, lien, "SECRETARY")
    succession_reviews.submit(review=below, by=binh, at=DECIDED)
    assert "gửi trước; quyết định xong" not in visit_list(dung, "").content.decode()
    monkeypatch.setattr(listing, "WAITING", 1)

    page = visit_list(dung, "")

    assert (page.context["waiting"], page.context["waiting_count"]) == ([sent_list], 2)
    assert "Hiện 1 danh sách gửi trước; quyết định xong" in page.content.decode()


def test_whoever_sent_it_is_told_to_ask_another(listed, an, visit_list):
    succession_reviews.submit(review=listed, by=an, at=WRITTEN)

    page = visit_list(an, "-review", listed.pk)
    assert page.context["decisions"] == ["return"]
    assert "hãy để một người khác phê duyệt" in page.content.decode()
    opened = visit_list(an, "-approve", listed.pk)
    assert opened.status_code == 302


@pytest.mark.parametrize("name", ["-submit", "-candidate", "-drop"])
def test_forms_of_a_closed_list_lead_back_and_say_why(
    sent_list, binh, visit_list, client, name
):
    row = sent_list if name == "-submit" else sent_list.candidates.first()
    here = reverse("succession-review", args=[sent_list.pk])

    assert visit_list(binh, name, row.pk).url == here

    assert messages(client.get(here)) == [
        "Danh sách rà soát năm 2026 đang ở trạng thái “Chờ duyệt”, không sửa và không "
        "gửi được; người phê duyệt trả lại thì mới sửa được."
    ]


def test_list_that_a_later_one_follows_is_not_returned(
    approved_list, begin, plan, dung, visit_list, client
):
    assert visit_list(dung, "-review", approved_list.pk).context["decisions"] == [
        "return"
    ]
    begin(plan, date(2027, 6, 1))

    page = visit_list(dung, "-review", approved_list.pk)
    assert page.context["decisions"] == []
    assert visit_list(dung, "-return", approved_list.pk).status_code == 302
    page = client.get(reverse("succession-review", args=[approved_list.pk]))
    assert messages(page) == [
        "Lần rà soát năm 2027 đã bắt đầu từ danh sách này; hãy sửa ở lần rà soát đó."
    ]


def test_draft_is_not_decided_on(listed, dung, visit_list, client):
    visit_list(dung, "-approve", listed.pk)

    response = client.get(reverse("succession-review", args=[listed.pk]))
    assert messages(response) == [
        "Danh sách đang ở trạng thái “Đang soạn”, không có gì để quyết định."
    ]
