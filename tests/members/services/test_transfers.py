from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from members.choices import Entry, Exit
from members.models import Transfer
from members.services import enrolments, transfers
from tests.factories import PersonFactory

OPENED = date(2018, 1, 1)
EVE = date(2019, 12, 31)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)
AT = datetime(2021, 1, 1, 8, tzinfo=UTC)


@pytest.fixture
def hoa(giang, pac_bo):
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    enrolments.enrol(
        person=person, unit=pac_bo, on=OPENED, entry=Entry.RECORDED, by=giang
    )
    return person


@pytest.fixture
def propose(giang, hoa, lam_son):
    def propose(target=lam_son, moves_on=DAY):
        return transfers.propose(
            person=hoa, target=target, moves_on=moves_on, on=EVE, by=giang
        )

    return propose


def stays(person):
    rows = person.enrolments.order_by("since")
    return [(r.unit.code, r.since, r.until, r.entry, r.exit) for r in rows]


def test_proposal_moves_nobody(propose, hoa, giang, pac_bo, lam_son):
    transfer = propose()

    assert stays(hoa) == [("CB-HQ-TH-PB", OPENED, None, "RECORDED", "")]
    assert (transfer.source, transfer.target, transfer.state) == (
        pac_bo,
        lam_son,
        "REQUESTED",
    )
    assert (transfer.requested_on, transfer.requested_by) == (EVE, giang)
    assert Event.objects.get(act="transfer.propose").detail == {
        "source": str(pac_bo),
        "target": str(lam_son),
        "on": "2020-01-01",
    }


def test_accepting_moves_the_member_on_the_day(propose, hoa, giang, lam_son):
    transfers.accept(transfer=propose(), on=LATER, by=giang, at=AT)

    hoa.refresh_from_db()
    assert stays(hoa) == [
        ("CB-HQ-TH-PB", OPENED, LATER, "RECORDED", "MOVED"),
        ("CB-HA-HV-LS", LATER, None, "MOVED", ""),
    ]
    transfer = Transfer.objects.get()
    assert (transfer.state, transfer.settled_by, transfer.settled_at) == (
        "ACCEPTED",
        giang,
        AT,
    )
    assert hoa.unit == lam_son
    assert Event.objects.filter(act="transfer.accept").count() == 1


def test_refusing_needs_a_reason(propose, giang, hoa, refused):
    transfer = propose()

    with refused({"reason": ["Hãy nhập lý do từ chối."]}):
        transfers.refuse(transfer=transfer, reason=" ", by=giang, at=AT)
    transfers.refuse(transfer=transfer, reason="Chưa đủ hồ sơ", by=giang, at=AT)

    transfer.refresh_from_db()
    assert (transfer.state, transfer.reason) == ("REFUSED", "Chưa đủ hồ sơ")
    assert len(stays(hoa)) == 1
    assert Event.objects.get(act="transfer.refuse").detail["reason"] == "Chưa đủ hồ sơ"


def test_proposal_taken_back_lets_another_be_made(propose, giang):
    transfers.cancel(transfer=propose(), by=giang, at=AT)

    propose()

    assert sorted(Transfer.objects.values_list("state", flat=True)) == [
        "CANCELLED",
        "REQUESTED",
    ]


@pytest.mark.parametrize("deed", ["accept", "refuse", "cancel"])
def test_settled_proposal_is_settled(propose, giang, refused, deed):
    transfer = propose()
    transfers.cancel(transfer=transfer, by=giang, at=AT)
    facts = {"accept": {"on": LATER}, "refuse": {"reason": "Không"}, "cancel": {}}
    expected = "Đề nghị chuyển sinh hoạt của Nông Thị Hoa đã được giải quyết: đã rút."

    with refused({"__all__": [expected]}):
        getattr(transfers, deed)(transfer=transfer, by=giang, at=AT, **facts[deed])


def test_second_proposal_is_refused(propose, clinic, refused):
    propose()
    expected = "Đoàn viên đã có một đề nghị chuyển sinh hoạt đang chờ giải quyết."

    with refused({"__all__": [expected]}):
        propose(target=clinic)


def test_proposal_where_the_member_is_already_is_refused(propose, pac_bo, refused):
    with refused({"__all__": ["Nơi đến phải khác nơi đi."]}):
        propose(target=pac_bo)


def test_move_on_the_day_of_coming_is_refused(propose, pac_bo, refused):
    expected = f"Nông Thị Hoa vào {pac_bo} từ ngày 01/01/2018; hãy chọn ngày chuyển "

    with refused({"on": [f"{expected}muộn hơn."]}):
        propose(moves_on=OPENED)


def test_proposal_for_nobodys_member_is_refused(propose, hoa, giang, refused):
    enrolments.leave(person=hoa, on=DAY, exit=Exit.MATURED, by=giang)

    with refused({"__all__": ["Nông Thị Hoa hiện không sinh hoạt ở chi đoàn nào."]}):
        propose(moves_on=LATER)


def test_proposal_to_a_unit_without_members_is_refused(propose, truong_ha, refused):
    expected = (
        f"{truong_ha} không trực tiếp quản lý đoàn viên; hãy chọn chi đoàn hoặc chi "
        "đoàn cơ sở."
    )

    with refused({"unit": [expected]}):
        propose(target=truong_ha)


def test_member_who_went_elsewhere_meanwhile_is_not_moved(
    propose, hoa, giang, clinic, pac_bo, refused
):
    transfer = propose()
    enrolments.move(person=hoa, unit=clinic, on=DAY, by=giang)
    expected = (
        f"Nông Thị Hoa hiện sinh hoạt tại {clinic}, không còn ở {pac_bo}; hãy rút đề "
        "nghị này và lập đề nghị mới."
    )

    with refused({"__all__": [expected]}):
        transfers.accept(transfer=transfer, on=LATER, by=giang, at=AT)

    assert Transfer.objects.get().state == "REQUESTED"


def test_both_sides_see_the_proposal(propose, binh, chi, nobody):
    transfer = propose()

    assert [
        list(Transfer.objects.visible_to(user)) for user in (binh, chi, nobody)
    ] == [[transfer], [transfer], []]
