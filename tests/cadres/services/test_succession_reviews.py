"""Reviews: begun from the last approved list, sent, decided on by another person."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from accounts.choices import ReviewState
from accounts.models import Event
from cadres.models import SuccessionReview
from cadres.services import candidates, succession_reviews
from tests.fixtures_succession import DECIDED, DECISION, EXPECTED, ON, WRITTEN
from unions.services import units

NEXT = date(2027, 6, 1)


def list_of(review):
    """[(name, post, day, dropped)]"""
    rows = review.candidates.order_by("pk")
    return list(
        rows.values_list("person__full_name", "post", "expected_on", "is_dropped")
    )


def test_first_review_begins_empty(draft):
    assert (draft.state, draft.year, draft.on) == (ReviewState.DRAFT, 2026, ON)
    assert list_of(draft) == []
    event = Event.objects.about(draft).get()
    assert (event.act, event.detail["people"]) == ("successionreview.begin", 0)


def test_next_review_takes_over_the_approved_list(approved_list, begin, binh, plan):
    review = begin(plan, NEXT)

    kept = [
        ("Hoàng Thị Liên", "SECRETARY", EXPECTED, False),
        ("Hoàng Thị Liên", "DEPUTY", EXPECTED, False),
    ]
    assert (list_of(review), list_of(approved_list)) == (kept, kept)


def test_who_was_dropped_is_not_taken_over(listed, approve_list, begin, binh, plan):
    candidates.drop(candidate=listed.candidates.first(), by=binh)
    approve_list(listed)

    assert [row[1] for row in list_of(begin(plan, NEXT))] == ["DEPUTY"]


def test_changes_of_the_next_review_leave_the_last_alone(
    approved_list, begin, binh, plan
):
    review = begin(plan, NEXT)

    for row in review.candidates.all():
        candidates.drop(candidate=row, by=binh)

    assert [row[3] for row in list_of(approved_list)] == [False, False]


@pytest.mark.parametrize("state", ["draft", "sent_list"])
def test_second_review_waits_for_the_first(request, state, plan, begin, refused):
    request.getfixturevalue(state)
    told = "Lần rà soát năm 2026 chưa được phê duyệt; hãy hoàn tất lần đó trước."

    with refused({NON_FIELD_ERRORS: [told]}):
        begin(plan, NEXT)


def test_second_review_of_a_year_is_refused(approved_list, plan, begin, refused):
    told = "Quy hoạch đã được rà soát trong năm này."

    with refused({NON_FIELD_ERRORS: [told]}):
        begin(plan, date(2026, 12, 1))


def test_review_of_an_earlier_year_is_refused(approved_list, plan, begin, refused):
    told = "Đã có lần rà soát năm 2026; hãy chọn năm sau đó."

    with refused({"year": [told]}):
        begin(plan, date(2025, 12, 1))


def test_day_of_another_year_is_refused(plan, binh, refused):
    told = "Ngày 01/06/2026 không thuộc năm 2027; hãy sửa ngày."

    with refused({"on": [told]}):
        succession_reviews.begin(plan=plan, year=2027, on=ON, by=binh, at=WRITTEN)


def test_review_on_the_last_day_of_the_term_is_allowed(plan, begin):
    assert begin(plan, date(2030, 9, 30)).year == 2030


def test_review_after_the_term_is_refused(plan, begin, refused):
    told = "Nhiệm kỳ 2025–2030 đã hết ngày 01/10/2030; hãy lập quy hoạch nhiệm kỳ mới."

    with refused({"on": [told]}):
        begin(plan, date(2030, 10, 1))


def test_review_of_a_year_to_come_is_refused(plan, binh, refused):
    def begin(on, at):
        return succession_reviews.begin(plan=plan, year=on.year, on=on, by=binh, at=at)

    on, eve = date(2027, 1, 1), datetime(2026, 12, 31, 8, tzinfo=UTC)
    told = "Năm 2027 chưa đến; hãy sửa ngày, hoặc bắt đầu rà soát khi đến năm đó."

    with refused({"on": [told]}):
        begin(on, eve)

    assert begin(date(2026, 12, 31), WRITTEN).year == 2026


def test_review_long_before_the_term_is_refused(plan, begin, refused):
    told = "Ngày 31/12/2014 trước nhiệm kỳ 2025–2030 hơn 10 năm; hãy kiểm tra lại năm."

    with refused({"on": [told]}):
        begin(plan, date(2014, 12, 31))

    assert begin(plan, date(2015, 1, 1)).year == 2015


def test_review_of_a_unit_that_has_ended_is_refused(giang, drawn_up, pac_bo, begin):
    plan = drawn_up(pac_bo)
    units.dissolve(unit=pac_bo, on=date(2026, 5, 1), by=giang)

    with pytest.raises(
        ValidationError, match="không hoạt động suốt từ ngày 01/06/2026"
    ):
        begin(plan)


# Sent and decided on


def test_list_goes_its_way(listed, approve_list, binh, dung):
    row = approve_list(listed)

    assert (row.state, row.decision) == (ReviewState.APPROVED, DECISION)
    assert (row.submitted_by, row.decided_by) == (binh, dung)
    acts = Event.objects.about(row).values_list("act", flat=True)
    assert list(acts[:2]) == ["successionreview.approve", "successionreview.submit"]
    assert Event.objects.about(row).first().detail["decision"] == DECISION


def test_empty_list_is_not_sent(draft, binh, refused):
    told = "Danh sách quy hoạch chưa có ai; hãy đưa cán bộ vào rồi gửi."

    with refused({NON_FIELD_ERRORS: [told]}):
        succession_reviews.submit(review=draft, by=binh, at=WRITTEN)


def test_list_of_which_all_were_dropped_is_not_sent(listed, binh):
    for row in listed.candidates.all():
        candidates.drop(candidate=row, by=binh)

    with pytest.raises(ValidationError, match="chưa có ai"):
        succession_reviews.submit(review=listed, by=binh, at=WRITTEN)


def test_secretary_of_another_district_sends_nothing(listed, chi):
    with pytest.raises(ValidationError, match="không có quyền"):
        succession_reviews.submit(review=listed, by=chi, at=WRITTEN)


def test_nobody_approves_what_they_sent(listed, an, dung, refused):
    succession_reviews.submit(review=listed, by=an, at=WRITTEN)

    with pytest.raises(ValidationError, match="do chính Nông Thúy An gửi duyệt"):
        succession_reviews.approve(review=listed, decision=DECISION, by=an, at=DECIDED)

    row = succession_reviews.approve(
        review=listed, decision=DECISION, by=dung, at=DECIDED
    )
    assert row.decided_by == dung


def test_secretary_does_not_approve(listed, an, binh):
    succession_reviews.submit(review=listed, by=an, at=WRITTEN)

    with pytest.raises(ValidationError, match="không có quyền"):
        succession_reviews.approve(
            review=listed, decision=DECISION, by=binh, at=DECIDED
        )


def test_approval_names_its_decision(sent_list, dung, refused):
    with refused({"decision": ["Hãy nhập số quyết định phê duyệt."]}):
        succession_reviews.approve(review=sent_list, decision=" ", by=dung, at=DECIDED)

    assert SuccessionReview.objects.get().state == ReviewState.SUBMITTED


def test_list_is_returned_and_sent_again(sent_list, dung, binh, an):
    row = succession_reviews.send_back(
        review=sent_list, reason="Thiếu nữ", by=dung, at=DECIDED
    )
    assert (row.state, row.reason) == (ReviewState.RETURNED, "Thiếu nữ")

    again = succession_reviews.submit(review=row, by=binh, at=DECIDED)

    assert again.state == ReviewState.SUBMITTED


def test_list_is_not_returned_without_a_reason(sent_list, dung, refused):
    with refused({"reason": ["Hãy nhập lý do trả lại."]}):
        succession_reviews.send_back(review=sent_list, reason="", by=dung, at=DECIDED)


def test_approved_list_is_returned_while_it_is_the_last(approved_list, dung):
    row = succession_reviews.send_back(
        review=approved_list, reason="Nhầm người", by=dung, at=DECIDED
    )

    assert (row.state, row.decision) == (ReviewState.RETURNED, "")


def test_approved_list_that_was_taken_over_stays(
    approved_list, begin, plan, dung, refused
):
    begin(plan, NEXT)
    told = (
        "Lần rà soát năm 2027 đã bắt đầu từ danh sách này, nên không trả lại được nữa; "
        "hãy sửa ở lần rà soát đó."
    )

    with refused({NON_FIELD_ERRORS: [told]}):
        succession_reviews.send_back(
            review=approved_list, reason="Nhầm", by=dung, at=DECIDED
        )

    approved_list.refresh_from_db()
    assert approved_list.state == ReviewState.APPROVED
