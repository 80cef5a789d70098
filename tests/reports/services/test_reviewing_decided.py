from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import ReviewState
from reports.choices import Severity
from reports.models import Return
from reports.services import reviewing
from tests import factories
from tests.fixtures_reviews import (
    DECIDED,
    LATER,
    NAME,
    SENT,
    TURNS,
    events_of,
)


def test_approved_return_is_stamped(approved_return, dung):
    row = Return.objects.get(pk=approved_return.pk)

    assert (row.state, row.decided_by, row.decided_at) == ("APPROVED", dung, DECIDED)
    assert events_of(row)[-1] == ("return.approve", {})


def test_remarks_are_done_with_when_it_is_approved(returned, binh, dung):
    row = reviewing.send(unit_return=returned, by=binh, at=LATER)

    reviewing.approve(unit_return=row, by=dung, at=LATER)

    assert set(row.lines.values_list("remark", flat=True)) == {""}


def test_whoever_sent_does_not_approve(begun, an, refused):
    row = reviewing.send(unit_return=begun, by=an, at=SENT)
    said = f"{NAME} do chính Nông Thúy An gửi duyệt; hãy để một người khác phê duyệt."
    with refused({"__all__": [said]}):
        reviewing.approve(unit_return=row, by=an, at=DECIDED)


def test_what_blocks_by_now_is_not_approved(sent, dung, refused):
    factories.CheckFactory(label="Lượt", left=[TURNS], constant=20)

    with pytest.raises(ValidationError) as caught:
        reviewing.approve(unit_return=sent, by=dung, at=DECIDED)

    assert [m.partition(":")[0] for m in caught.value.messages] == [
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà"
    ]
    assert Return.objects.get().state == ReviewState.SUBMITTED


def test_what_could_only_be_explained_is_judged_by_the_reviewer(sent, dung):
    factories.CheckFactory(
        label="Lượt", left=[TURNS], constant=20, severity=Severity.EXPLAIN
    )

    row = reviewing.approve(unit_return=sent, by=dung, at=DECIDED)

    assert row.state == ReviewState.APPROVED


def test_return_that_was_not_sent_is_not_approved(begun, dung, refused):
    said = (
        f"{NAME} đang ở trạng thái “Đang soạn”, không chuyển sang “Đã duyệt” được; "
        "hãy tải lại trang."
    )
    with refused({"__all__": [said]}):
        reviewing.approve(unit_return=begun, by=dung, at=DECIDED)


def test_nothing_is_approved_in_a_locked_period(sent, dung, lock_half, refused):
    lock_half()
    said = (
        f"6 tháng đầu năm 2022 đã khóa ngày 07/07/2022, nên {NAME} giữ nguyên; hãy gia "
        "hạn cho đơn vị trước."
    )
    with refused({"__all__": [said]}):
        reviewing.approve(unit_return=sent, by=dung, at=LATER)


def test_what_was_sent_within_an_extension_is_approved_after_it(
    begun, half, ha_quang, binh, dung, lock_half
):
    lock_half()
    factories.ExtensionFactory(
        period=half, unit=ha_quang, by=dung, expires_on=date(2022, 7, 9)
    )
    row = reviewing.send(unit_return=begun, by=binh, at=LATER)

    row = reviewing.approve(unit_return=row, by=dung, at=LATER + timedelta(5))

    assert row.state == ReviewState.APPROVED


@pytest.mark.parametrize("who", ["binh", "chi", "minh", "nobody"])
def test_others_do_not_decide(begun, an, who, request, refused):
    sent = reviewing.send(unit_return=begun, by=an, at=SENT)
    user = request.getfixturevalue(who)

    for state, decide in (("Đã duyệt", reviewing.approve), ("Bị trả lại", send_back)):
        said = (
            f"{user} không có quyền chuyển {NAME} sang “{state}”; hãy nhờ người phụ "
            "trách."
        )
        with refused({"__all__": [said]}):
            decide(unit_return=sent, by=user, at=DECIDED)

    assert Return.objects.get().state == ReviewState.SUBMITTED


def send_back(**facts):
    return reviewing.send_back(reason="Thiếu", **facts)
