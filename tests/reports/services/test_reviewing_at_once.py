"""Whoever writes, sends or decides while another does waits, then goes on from what is
there or is refused in words. Two connections, as two workers have them."""

from decimal import Decimal

import pytest

from accounts.models import Event
from reports.models import Portion, Return
from reports.returns import sendings
from reports.services import cells, portions, reviewing
from reports.services.cell_entries import Entry
from tests.fixtures_reviews import DECIDED, LATER, SENT, TURNS
from tests.rivals import ON_POSTGRES, at_once

pytestmark = ON_POSTGRES


@pytest.fixture
def write(begun, half, ha_quang, pac_bo, binh):
    """Bình writes 77 turns of Pác Bó."""

    def write():
        cells.write(
            period=half,
            scope=ha_quang,
            entries=[Entry(pac_bo.pk, TURNS, "77", version=1)],
            by=binh,
            at=SENT,
        )

    return write


@pytest.fixture
def send(begun, an):
    return lambda: reviewing.send(unit_return=begun, by=an, at=SENT)


def approve_by(row, user):
    return lambda: reviewing.approve(unit_return=row, by=user, at=DECIDED)


def send_back_by(row, user):
    return lambda: reviewing.send_back(
        unit_return=row, reason="Sai", by=user, at=DECIDED
    )


def acts(row):
    return [event.act for event in Event.objects.about(row).order_by("pk")]


def test_value_that_came_first_is_sent(write, send, begun, pac_bo):
    assert at_once(write, send) == [[], []]

    line = begun.lines.get(unit=pac_bo, figure=TURNS)
    assert (line.value, line.sent) == (Decimal(77), Decimal(77))
    told = Event.objects.get(act="return.submit").detail
    assert (told["cells"], told["digest"]) == sendings.digest_of(begun)


def test_value_that_came_after_the_sending_is_refused(write, send, begun, pac_bo):
    first, (said,) = at_once(send, write)

    assert first == []
    assert said.startswith("Biểu đã gửi ngày 05/07/2022, đang chờ phê duyệt.")
    line = begun.lines.get(unit=pac_bo, figure=TURNS)
    assert (line.value, line.sent) == (Decimal(30), Decimal(30))


def test_return_is_sent_by_one_of_two(send, begun):
    first, (said,) = at_once(send, send)

    assert first == []
    assert said.startswith("Biểu đã gửi ngày 05/07/2022")
    assert Return.objects.get().rounds == 1
    assert acts(begun) == ["return.submit"]


def test_return_is_approved_by_one_of_two(sent, dung, an):
    refused = at_once(approve_by(sent, dung), approve_by(sent, an))

    said = (
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng đang ở trạng thái "
        "“Đã duyệt”, không chuyển sang “Đã duyệt” được; hãy tải lại trang."
    )
    assert refused == [[], [said]]
    assert acts(sent) == ["return.submit", "return.approve"]
    assert Return.objects.get().decided_by == dung


def test_return_that_comes_back_is_not_approved(sent, dung, an):
    first, (said,) = at_once(send_back_by(sent, an), approve_by(sent, dung))

    assert first == []
    assert "“Bị trả lại”, không chuyển sang “Đã duyệt” được" in said
    assert acts(sent) == ["return.submit", "return.return"]


def test_sending_waits_for_a_part_that_is_handed_in(begun, half, truong_ha, minh, binh):
    def hand_in():
        portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)

    def send():
        reviewing.send(unit_return=begun, by=binh, at=LATER)

    first, (said,) = at_once(hand_in, send)

    assert first == []
    assert said.startswith("Phần đã nộp của Đoàn xã Trường Hà chưa được xác nhận")
    assert Return.objects.get().state == "DRAFT"


def test_part_is_not_handed_in_behind_a_sending(begun, half, truong_ha, minh, send):
    def hand_in():
        portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)

    first, (said,) = at_once(send, hand_in)

    assert first == []
    assert said.startswith("Biểu đã gửi ngày 05/07/2022")
    assert not Portion.objects.exists()
