"""The review machine, tried on a restructuring."""

from datetime import UTC, datetime

import pytest

from accounts.choices import ReviewState
from accounts.models import Event
from accounts.services import reviews
from tests.factories import RestructuringFactory

AT = datetime(2020, 1, 15, 3, tzinfo=UTC)
LATER = datetime(2020, 1, 16, 3, tzinfo=UTC)


@pytest.fixture
def row(province):
    return RestructuringFactory(number="864", authority=province)


@pytest.fixture
def submitted(row, an):
    return reviews.submit(row=row, by=an, at=AT)


def test_submitted_row_is_stamped_and_told(submitted, an):
    event = Event.objects.about(submitted).get()

    assert (submitted.state, submitted.submitted_by) == (ReviewState.SUBMITTED, an)
    assert (submitted.submitted_at, event.act) == (AT, "restructuring.submit")


def test_another_person_approves(submitted, dung):
    row = reviews.approve(row=submitted, by=dung, at=LATER)

    assert (row.state, row.decided_by, row.decided_at) == ("APPROVED", dung, LATER)


def test_whoever_submitted_does_not_approve(row, submitted, an, refused):
    said = (
        "Quyết định số 864 do chính Nông Thúy An gửi duyệt; hãy để một người khác phê "
        "duyệt."
    )
    with refused({"__all__": [said]}):
        # What is in memory was read before it was submitted.
        reviews.approve(row=row, by=an, at=LATER)


def test_row_is_returned_with_a_reason_and_submitted_again(submitted, an, dung):
    row = reviews.send_back(row=submitted, reason=" Thiếu  xã ", by=dung, at=LATER)

    assert (row.state, row.reason, row.is_open) == ("RETURNED", "Thiếu xã", True)
    event = Event.objects.about(row).order_by("pk").last()
    assert event.detail == {"reason": "Thiếu xã"}
    again = reviews.submit(row=row, by=an, at=LATER)
    assert (again.state, again.reason) == ("SUBMITTED", "")


def test_row_is_not_returned_without_a_reason(submitted, dung, refused):
    with refused({"reason": ["Hãy nhập lý do trả lại."]}):
        reviews.send_back(row=submitted, reason="  ", by=dung, at=LATER)


def test_step_out_of_order_is_refused(row, dung, refused):
    said = (
        "Quyết định số 864 đang ở trạng thái “Đang soạn”, không chuyển sang “Đã duyệt” "
        "được; hãy tải lại trang."
    )
    with refused({"__all__": [said]}):
        reviews.approve(row=row, by=dung, at=AT)


def test_step_without_the_right_is_refused(submitted, binh, refused):
    said = (
        "Lục Văn Bình không có quyền chuyển Quyết định số 864 sang “Đã duyệt”; hãy nhờ "
        "người phụ trách."
    )
    with refused({"__all__": [said]}):
        reviews.approve(row=submitted, by=binh, at=AT)


def test_step_outside_the_mandate_is_refused(row, nobody, refused):
    said = (
        "Triệu Vô Danh không có quyền chuyển Quyết định số 864 sang “Chờ duyệt”; hãy "
        "nhờ người phụ trách."
    )
    with refused({"__all__": [said]}):
        reviews.submit(row=row, by=nobody, at=AT)
