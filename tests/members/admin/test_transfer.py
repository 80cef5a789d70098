"""A transfer is asked for by one side and settled by the other."""

from datetime import date

import pytest

from accounts.choices import Role
from tests.factories import EnrolmentFactory, PersonFactory, TransferFactory


@pytest.fixture
def leaver(open_account, giang, ha_quang):
    """Staff of the side that lets go."""
    return open_account("ly", "Hoàng Thị Ly", Role.STAFF, ha_quang, giang)


@pytest.fixture
def taker(open_account, giang, hoa_an):
    """Staff of the side that takes in."""
    return open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)


@pytest.fixture
def ask(pac_bo, lam_son):
    """A member of Pác Bó is asked to move to Lam Sơn."""

    def ask(by):
        person = PersonFactory(unit=pac_bo)
        EnrolmentFactory(person=person, unit=pac_bo, since=date(2020, 1, 1))
        return TransferFactory(
            person=person,
            source=pac_bo,
            target=lam_son,
            requested_by=by,
            requested_on=date(2021, 6, 1),
            moves_on=date(2021, 6, 1),
        )

    return ask


def allowed(press, user, transfer):
    slugs = ("tiep-nhan", "tu-choi", "rut")
    return {s for s in slugs if press(user, transfer, s).status_code == 200}


def test_target_settles_what_the_source_asked(ask, leaver, taker, press):
    transfer = ask(leaver)

    assert allowed(press, leaver, transfer) == {"rut"}
    assert allowed(press, taker, transfer) == {"tiep-nhan", "tu-choi"}


def test_source_settles_what_the_target_asked(ask, leaver, taker, press):
    transfer = ask(taker)

    assert allowed(press, leaver, transfer) == {"tiep-nhan", "tu-choi"}
    assert allowed(press, taker, transfer) == {"rut"}


def test_target_settles_what_was_asked_from_above(ask, an, leaver, taker, press):
    transfer = ask(an)

    assert allowed(press, taker, transfer) == {"tiep-nhan", "tu-choi"}
    assert allowed(press, leaver, transfer) == {"rut"}
    assert allowed(press, an, transfer) == {"tiep-nhan", "tu-choi", "rut"}


def test_nobody_takes_a_member_alone(ask, taker, press):
    transfer = ask(taker)

    answer = press(taker, transfer, "tiep-nhan", on="02/06/2021")

    transfer.refresh_from_db()
    assert (answer.status_code, transfer.state) == (403, "REQUESTED")


def test_source_lets_go_and_lands_on_the_list(ask, leaver, taker, press):
    transfer = ask(taker)

    answer = press(leaver, transfer, "tiep-nhan", on="02/06/2021")

    transfer.refresh_from_db()
    assert (answer.url, transfer.state) == ("/admin/members/transfer/", "ACCEPTED")
