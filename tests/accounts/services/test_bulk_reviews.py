"""Reviews of many rows at once, tried on restructurings."""

from datetime import UTC, datetime

import pytest

from accounts.models import Event
from accounts.services import bulk_reviews
from tests.factories import RestructuringFactory
from unions.models import Restructuring

AT = datetime(2020, 1, 15, 3, tzinfo=UTC)


@pytest.fixture
def rows(province):
    return [RestructuringFactory(number=n, authority=province) for n in ("864", "865")]


@pytest.fixture
def act(province):
    """act("submit", rows, by) on rows that are locked first."""

    def act(deed, rows, by, **facts):
        asked = Restructuring.objects.filter(pk__in=[row.pk for row in rows])
        held = bulk_reviews.lock(asked)
        verb = getattr(bulk_reviews, deed)
        verb(rows=held, by=by, at=AT, subject=province, **facts)

    return act


def states():
    return list(Restructuring.objects.order_by("number").values_list("state", "reason"))


def test_all_are_sent_with_one_event(rows, act, an, province):
    act("submit", rows, an)

    assert states() == [("SUBMITTED", ""), ("SUBMITTED", "")]
    kept = Restructuring.objects.get(number="865")
    assert (kept.submitted_by, kept.submitted_at) == (an, AT)
    event = Event.objects.about(province).first()
    assert event.act == "restructuring.submit"
    assert event.detail == {"count": 2, "keys": [row.pk for row in rows]}


def test_what_the_caller_changed_is_saved_with_them(rows, act, an, dung):
    act("submit", rows, an)
    held = bulk_reviews.lock(Restructuring.objects.all())
    held[1].signer = "Nông Văn Thắng"

    bulk_reviews.approve(rows=held, by=dung, at=AT, subject=held[0], columns=["signer"])

    assert states() == [("APPROVED", ""), ("APPROVED", "")]
    assert Restructuring.objects.get(number="865").signer == "Nông Văn Thắng"


def test_one_out_of_turn_holds_all_back(rows, act, an, refused):
    act("submit", rows[:1], an)
    said = (
        "Quyết định số 864 đang ở trạng thái “Chờ duyệt”, không chuyển sang “Chờ "
        "duyệt” được; hãy tải lại trang."
    )

    with refused({str(rows[0].pk): [said]}):
        act("submit", rows, an)

    assert states() == [("SUBMITTED", ""), ("DRAFT", "")]


def test_who_sent_one_approves_none(rows, act, an, dung, giang, refused):
    act("submit", rows[:1], an)
    act("submit", rows[1:], giang)
    said = (
        "Quyết định số 864 do chính Nông Thúy An gửi duyệt; hãy để một người khác phê "
        "duyệt."
    )

    with refused({str(rows[0].pk): [said]}):
        act("approve", rows, an)


def test_all_are_returned_for_a_reason(rows, act, an, dung, refused):
    act("submit", rows, an)
    with refused({"reason": ["Hãy nhập lý do trả lại."]}):
        act("send_back", rows, dung, reason=" ")

    act("send_back", rows, dung, reason=" Thiếu  xã ")

    assert states() == [("RETURNED", "Thiếu xã"), ("RETURNED", "Thiếu xã")]


@pytest.mark.parametrize("who", ["binh", "nobody"])
def test_whoever_may_not_moves_nothing(rows, act, request, refused, who):
    user = request.getfixturevalue(who)
    said = {
        str(row.pk): [
            f"{user} không có quyền chuyển {row} sang “Chờ duyệt”; hãy nhờ người phụ "
            "trách."
        ]
        for row in rows
    }

    with refused(said):
        act("submit", rows, user)


def test_nothing_is_no_act(act, an):
    before = Event.objects.count()

    act("submit", [], an)

    assert Event.objects.count() == before
