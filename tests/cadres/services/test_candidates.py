"""The rows of a list, while it is written."""

from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from accounts.models import Event
from cadres.models import Candidate, Post
from cadres.services import candidates
from tests.fixtures_succession import EXPECTED, ON


def facts():
    rows = Candidate.objects.order_by("pk")
    return list(rows.values_list("post", "expected_on", "note", "is_dropped"))


def test_person_is_put_on_the_list(draft, propose, lien):
    propose(draft, lien, "DEPUTY")

    assert facts() == [("DEPUTY", EXPECTED, "", False)]
    event = Event.objects.about(draft).first()
    assert event.act == "candidate.propose"
    assert (event.detail["person"], event.detail["post"]) == (
        "Hoàng Thị Liên",
        "Phó Bí thư",
    )


def test_person_stands_once_for_a_post(draft, propose, lien, refused):
    propose(draft, lien, "DEPUTY")

    with refused({NON_FIELD_ERRORS: ["Cán bộ đã được quy hoạch chức danh này."]}):
        propose(draft, lien, "DEPUTY")


def test_day_of_the_review_is_too_early(draft, propose, lien, refused):
    told = "Ngày 01/06/2026 không sau ngày rà soát 01/06/2026; hãy chọn ngày muộn hơn."

    with refused({"expected_on": [told]}):
        propose(draft, lien, "DEPUTY", on=ON)

    propose(draft, lien, "DEPUTY", on=date(2026, 6, 2))
    assert len(facts()) == 1


@pytest.mark.parametrize("year", [2037, 9999])
def test_day_too_far_away_is_refused(draft, propose, lien, refused, year):
    told = f"Ngày 01/01/{year} sau ngày rà soát hơn 10 năm; hãy kiểm tra lại năm."

    with refused({"expected_on": [told]}):
        propose(draft, lien, "DEPUTY", on=date(year, 1, 1))

    propose(draft, lien, "DEPUTY", on=date(2036, 12, 31))
    assert len(facts()) == 1


def test_row_is_revised(listed, binh):
    row = listed.candidates.first()

    candidates.revise(
        candidate=row, expected_on=date(2028, 1, 1), note="  Nữ ", by=binh
    )

    assert facts()[0] == ("SECRETARY", date(2028, 1, 1), "Nữ", False)
    event = Event.objects.about(listed).first()
    assert event.detail["changes"] == {
        "dự kiến đảm nhiệm từ ngày": ["01/01/2027", "01/01/2028"],
        "ghi chú": ["", "Nữ"],
    }


def test_row_revised_to_the_same_is_not_told(listed, binh):
    row = listed.candidates.first()
    count = Event.objects.count()

    candidates.revise(candidate=row, expected_on=EXPECTED, by=binh)

    assert Event.objects.count() == count


def test_dropped_row_is_kept_and_comes_back(listed, binh, propose, lien):
    row = listed.candidates.get(post="DEPUTY")

    candidates.drop(candidate=row, by=binh, reason="Chuyển công tác")
    assert facts()[1] == ("DEPUTY", EXPECTED, "", True)
    assert Event.objects.about(listed).first().detail["reason"] == "Chuyển công tác"

    propose(listed, lien, "DEPUTY", on=date(2028, 1, 1))
    assert facts()[1] == ("DEPUTY", date(2028, 1, 1), "", False)


def test_dropped_row_is_neither_dropped_again_nor_revised(listed, binh, refused):
    row = listed.candidates.get(post="DEPUTY")
    candidates.drop(candidate=row, by=binh)
    told = (
        "Hoàng Thị Liên – Phó Bí thư đã được đưa ra khỏi quy hoạch; muốn có lại thì "
        "đưa vào danh sách."
    )

    for act in (
        lambda: candidates.drop(candidate=row, by=binh),
        lambda: candidates.revise(candidate=row, expected_on=date(2028, 1, 1), by=binh),
    ):
        with refused({NON_FIELD_ERRORS: [told]}):
            act()

    assert facts()[1] == ("DEPUTY", EXPECTED, "", True)


@pytest.mark.parametrize("state", ["sent_list", "approved_list"])
def test_closed_list_is_not_written(request, state, binh, lien):
    review = request.getfixturevalue(state)
    row, before = review.candidates.first(), facts()
    post = Post.objects.get(pk="HEAD")
    later = {"expected_on": date(2028, 1, 1), "by": binh}

    for act in (
        lambda: candidates.propose(review=review, person=lien, post=post, **later),
        lambda: candidates.revise(candidate=row, **later),
        lambda: candidates.drop(candidate=row, by=binh),
    ):
        with pytest.raises(ValidationError, match="không sửa danh sách được"):
            act()

    assert facts() == before
