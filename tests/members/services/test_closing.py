"""Who enrols in a unit while it is closed waits, and is refused; who enrolled before is
seen by whoever closes it. Two connections, as two workers have them."""

from datetime import UTC, date, datetime
from threading import Event as Flag

import pytest
from django.db import transaction

from members.choices import Entry
from members.models import Enrolment, Transfer
from members.services import enrolments, transfers
from tests.factories import PersonFactory
from tests.rivals import ON_POSTGRES, PATIENCE, run_both, somebody_waits
from unions.services import carrying_out, restructurings, units

pytestmark = ON_POSTGRES

EVE, ON = date(2020, 1, 31), date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)


@pytest.fixture
def at_once():
    """`at_once(first, second)`: `second` begins when `first`, which is given what to
    call in the midst of its transaction, is there; it goes on when `second` waits.
    Returns whether it waited, and what was refused of each."""

    def at_once(first, second):
        begun, waited = Flag(), []

        def midst():
            begun.set()
            waited.append(somebody_waits())

        def later():
            begun.wait(PATIENCE)
            second()

        return waited, run_both(lambda: first(midst), later)

    return at_once


@pytest.fixture
def hoa(pac_bo):
    return PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)


@pytest.fixture
def lan(giang, coc_lung):
    """A member elsewhere."""
    person = PersonFactory(full_name="Bế Thị Lan", unit=coc_lung)
    enrolments.enrol(
        person=person,
        unit=coc_lung,
        on=date(2018, 1, 1),
        entry=Entry.RECORDED,
        by=giang,
    )
    return person


@pytest.fixture
def close(approved, row, pac_bo, lam_son, an, monkeypatch):
    """Applies a decision by which Pác Bó joins Lam Sơn; in the midst, its units are
    locked and nothing is written yet."""
    document = approved(row(1, "absorb", unit="CB-HQ-TH-PB", into="CB-HA-HV-LS"))
    carry_out = carrying_out.carry_out

    def close(midst=lambda: None):
        def wait(*args, **kwargs):
            midst()
            carry_out(*args, **kwargs)

        monkeypatch.setattr(carrying_out, "carry_out", wait)
        restructurings.apply(restructuring=document, by=an, at=AT)

    return close


@pytest.fixture
def enrol(hoa, pac_bo, giang):
    @transaction.atomic
    def enrol(midst=lambda: None, on=EVE):
        enrolments.enrol(person=hoa, unit=pac_bo, on=on, entry=Entry.RECORDED, by=giang)
        midst()

    return enrol


def standing():
    rows = Enrolment.objects.open().order_by("person__full_name")
    return list(rows.values_list("person__full_name", "unit__code"))


def closed(unit):
    return [f"{unit} không hoạt động suốt từ ngày 31/01/2020."]


def test_enrolment_waits_for_the_closing_and_is_refused(at_once, close, enrol, pac_bo):
    waited, refused = at_once(close, enrol)

    assert (waited, refused) == ([True], [[], closed(pac_bo)])
    assert standing() == []


def test_move_waits_for_the_closing_and_is_refused(at_once, close, lan, pac_bo, giang):
    def move():
        enrolments.move(person=lan, unit=pac_bo, on=EVE, by=giang)

    waited, refused = at_once(close, move)

    assert (waited, refused) == ([True], [[], closed(pac_bo)])
    assert standing() == [("Bế Thị Lan", "CB-TN-DT-CL")]


def test_transfer_accepted_meanwhile_waits_and_goes_to_the_heir(
    at_once, close, lan, pac_bo, giang
):
    transfer = transfers.propose(
        person=lan, target=pac_bo, moves_on=EVE, on=EVE, by=giang
    )

    def accept():
        transfers.accept(transfer=transfer, on=ON, by=giang, at=AT)

    waited, refused = at_once(close, accept)

    assert (waited, refused) == ([True], [[], []])
    assert standing() == [("Bế Thị Lan", "CB-HA-HV-LS")]
    assert Transfer.objects.get().target.code == "CB-HA-HV-LS"


def test_transfer_proposed_meanwhile_waits_and_is_refused(
    at_once, close, lan, pac_bo, giang
):
    def propose():
        transfers.propose(person=lan, target=pac_bo, moves_on=EVE, on=EVE, by=giang)

    waited, refused = at_once(close, propose)

    assert (waited, refused) == ([True], [[], closed(pac_bo)])
    assert Transfer.objects.count() == 0


def test_document_waits_for_an_enrolment_and_takes_it_along(at_once, close, enrol):
    waited, refused = at_once(enrol, close)

    assert (waited, refused) == ([True], [[], []])
    assert standing() == [("Nông Thị Hoa", "CB-HA-HV-LS")]


def test_document_waits_for_an_enrolment_of_its_day_and_is_refused(
    at_once, close, enrol, pac_bo
):
    waited, refused = at_once(lambda midst: enrol(midst, on=ON), close)

    told = (
        f"Dòng 1: {pac_bo} có 1 đoàn viên vào từ ngày 01/02/2020 trở đi, hoặc đã ghi "
        "ra sau ngày đó; hãy chọn ngày có hiệu lực muộn hơn, hoặc chuyển sinh hoạt các "
        "đoàn viên đó trước."
    )
    assert (waited, refused) == ([True], [[], [told]])
    assert standing() == [("Nông Thị Hoa", "CB-HQ-TH-PB")]


def test_dissolution_waits_for_an_enrolment_and_takes_it_along(
    at_once, enrol, pac_bo, lam_son, giang
):
    waited, refused = at_once(
        enrol, lambda: units.dissolve(unit=pac_bo, into=lam_son, on=ON, by=giang)
    )

    assert (waited, refused) == ([True], [[], []])
    assert standing() == [("Nông Thị Hoa", "CB-HA-HV-LS")]
