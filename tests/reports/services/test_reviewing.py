from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import ReviewState
from reports.choices import Severity
from reports.models import Return, ReturnLine
from reports.returns import sendings
from reports.services import reviewing
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_reviews import (
    DECIDED,
    INSTALLS,
    LATER,
    MEMBERS,
    NAME,
    SENT,
    TURNS,
    cells_of,
    events_of,
)


def test_sent_return_is_stamped(sent, binh):
    row = Return.objects.get(pk=sent.pk)

    assert (row.state, row.submitted_by, row.submitted_at) == ("SUBMITTED", binh, SENT)
    assert (row.rounds, row.first_sent_on) == (1, date(2022, 7, 5))


def test_what_was_sent_is_kept_in_each_cell(sent):
    assert cells_of(sent) == {
        ("CB-HQ-TH-PB", TURNS): [30, 30, None, ""],
        ("CB-HQ-TH-PB", MEMBERS): [0, 0, None, ""],
        ("CB-HQ-TTYT", TURNS): [12, 12, None, ""],
        ("CB-HQ-TTYT", MEMBERS): [0, 0, None, ""],
    }


def test_log_proves_what_was_sent(sent):
    told = (
        "CB-HQ-TH-PB\tactivity_turns_members\t30.00\n"
        "CB-HQ-TH-PB\tmembers_reported\t0.00\n"
        "CB-HQ-TTYT\tactivity_turns_members\t12.00\n"
        "CB-HQ-TTYT\tmembers_reported\t0.00\n"
    )
    digest = sha256(told.encode()).hexdigest()

    assert events_of(sent)[-1] == ("return.submit", {"cells": 4, "digest": digest})
    assert sendings.digest_of(sent) == (4, digest)


def test_digest_tells_a_value_that_was_changed_behind_the_log(sent, pac_bo):
    before = sendings.digest_of(sent)

    ReturnLine.objects.filter(unit=pac_bo, figure=TURNS).update(sent=31)

    assert sendings.digest_of(sent) != before


def test_resent_return_keeps_both_sendings(returned, binh, pac_bo, clinic, put):
    put(returned, pac_bo, TURNS, 45)
    put(returned, clinic, INSTALLS, 7)

    row = reviewing.send(unit_return=returned, by=binh, at=LATER)

    assert (row.rounds, row.first_sent_on) == (2, date(2022, 7, 5))
    assert cells_of(row) == {
        ("CB-HQ-TH-PB", TURNS): [45, 45, 30, ""],
        ("CB-HQ-TH-PB", MEMBERS): [0, 0, 0, ""],
        ("CB-HQ-TTYT", TURNS): [12, 12, 12, ""],
        ("CB-HQ-TTYT", MEMBERS): [0, 0, 0, ""],
        ("CB-HQ-TTYT", INSTALLS): [7, 7, None, ""],
    }


def test_remark_that_was_not_answered_stays(returned, binh):
    row = reviewing.send(unit_return=returned, by=binh, at=LATER)

    assert cells_of(row)["CB-HQ-TH-PB", TURNS][-1] == "Chưa tính chiến dịch hè"


def test_remark_to_an_empty_cell_is_answered_by_a_value(sent, an, binh, clinic, put):
    key = clinic.pk, INSTALLS
    row = reviewing.send_back(
        unit_return=sent, remarks={key: "Bao nhiêu lượt?"}, by=an, at=DECIDED
    )
    line = row.lines.get(unit=clinic, figure=INSTALLS)
    assert (line.version, line.value, line.written_at) == (0, None, None)

    put(row, clinic, INSTALLS, 0)
    reviewing.send(unit_return=row, by=binh, at=LATER)

    assert cells_of(row)["CB-HQ-TTYT", INSTALLS] == [0, 0, None, ""]


def test_return_with_empty_cells_is_not_sent(half, ha_quang, pac_bo, binh):
    row = factories.ReturnFactory(period=half, unit=ha_quang)

    with pytest.raises(ValidationError) as caught:
        reviewing.send(unit_return=row, by=binh, at=SENT)

    assert [message.partition("”")[0] for message in caught.value.messages] == [
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà: “Lượt đoàn viên tham gia hoạt động",
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà: “Đoàn viên theo biểu của đơn vị",
    ]
    assert Return.objects.get().state == ReviewState.DRAFT


def test_first_five_findings_are_told(half, ha_quang, truong_ha, found, binh, refused):
    for number in range(4):
        found(f"CB-HQ-{number}", "BRANCH", f"Chi đoàn {number}", truong_ha, **RURAL)
    row = factories.ReturnFactory(period=half, unit=ha_quang)

    with pytest.raises(ValidationError) as caught:
        reviewing.send(unit_return=row, by=binh, at=SENT)

    assert len(caught.value.messages) == 6
    assert caught.value.messages[-1] == "Và 3 điều khác cần xử lý."


def test_finding_that_is_explained_lets_it_be_sent(begun, pac_bo, binh, refused):
    check = factories.CheckFactory(
        label="Lượt quá nhiều",
        left=[TURNS],
        constant=20,
        severity=Severity.EXPLAIN,
    )
    with pytest.raises(ValidationError) as caught:
        reviewing.send(unit_return=begun, by=binh, at=SENT)
    assert len(caught.value.messages) == 1

    factories.ExplanationFactory(
        unit_return=begun, check_rule=check, unit=pac_bo, left=30, right=20, by=binh
    )

    assert reviewing.send(unit_return=begun, by=binh, at=SENT).state == "SUBMITTED"


def test_portion_that_waits_is_confirmed_first(begun, truong_ha, binh, minh, refused):
    factories.PortionFactory(
        unit_return=begun,
        unit=truong_ha,
        state=ReviewState.SUBMITTED,
        submitted_at=SENT,
        submitted_by=minh,
    )
    said = (
        "Phần đã nộp của Đoàn xã Trường Hà chưa được xác nhận; hãy xác nhận hoặc trả "
        "lại trước khi gửi."
    )

    with refused({"__all__": [said]}):
        reviewing.send(unit_return=begun, by=binh, at=SENT)


def test_portion_that_is_only_begun_does_not_stand_in_the_way(begun, truong_ha, binh):
    factories.PortionFactory(unit_return=begun, unit=truong_ha)

    row = reviewing.send(unit_return=begun, by=binh, at=SENT)

    assert row.state == ReviewState.SUBMITTED


def test_return_is_not_sent_twice(sent, binh, refused):
    said = (
        "Biểu đã gửi ngày 05/07/2022, đang chờ phê duyệt. Nếu cần sửa, hãy liên hệ "
        "Tỉnh Đoàn để trả lại biểu."
    )
    with refused({"__all__": [said]}):
        reviewing.send(unit_return=sent, by=binh, at=SENT)


def test_return_is_not_sent_before_it_opens(begun, half, binh, refused):
    half.opens_on = date(2022, 7, 8)
    half.save()

    with refused({"__all__": ["Biểu mở từ ngày 08/07/2022."]}):
        reviewing.send(unit_return=begun, by=binh, at=SENT)


def test_return_of_a_locked_period_is_sent_within_an_extension(
    begun, ha_quang, half, binh, lock_half
):
    lock_half()
    with pytest.raises(ValidationError, match="đã khóa ngày 07/07/2022"):
        reviewing.send(unit_return=begun, by=binh, at=LATER)

    factories.ExtensionFactory(period=half, unit=ha_quang, by=binh)

    assert reviewing.send(unit_return=begun, by=binh, at=LATER).rounds == 1


@pytest.mark.parametrize("who", ["chi", "dung", "minh", "nobody"])
def test_others_do_not_send(begun, who, request, refused):
    user = request.getfixturevalue(who)
    said = (
        f"{user} không có quyền chuyển {NAME} sang “Chờ duyệt”; hãy nhờ người phụ "
        "trách."
    )
    with refused({"__all__": [said]}):
        reviewing.send(unit_return=begun, by=user, at=SENT)

    assert set(begun.lines.values_list("sent", flat=True)) == {None}
