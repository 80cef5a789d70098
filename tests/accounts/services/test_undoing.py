"""Undoing an act takes the right to the act."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.choices import Role
from accounts.services import footprints, users
from members.services import corrections, distinctions
from tests.factories import PersonFactory
from unions.models import Mandate

GONE = "không còn trong phạm vi phụ trách"


@pytest.fixture
def local(open_account, giang, hoa_an):
    return open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)


@pytest.fixture
def corrected(local, lam_son):
    """What Linh put right in the record of a member of Lam Sơn."""
    return corrections.correct_person(
        person=PersonFactory(full_name="Bế Lan", unit=lam_son),
        reason="Nhầm",
        by=local,
        at=timezone.now(),
        full_name="Bế Thị Lan",
    )


def undo(footprint, user):
    user = type(user).objects.get(pk=user.pk)
    return footprints.undo(footprint=footprint, by=user, at=timezone.now())


def test_who_did_it_undoes_it(corrected, local):
    assert undo(corrected, local).undone_by == local


def test_not_after_the_mandate(corrected, local):
    Mandate.objects.filter(user=local).update(until=date(2018, 2, 1))

    with pytest.raises(ValidationError, match=GONE):
        undo(corrected, local)


def test_not_in_another_role(corrected, local, giang):
    facts = {"full_name": local.full_name, "email": local.email}
    users.edit(user=local, by=giang, role=Role.SECRETARY, **facts)

    with pytest.raises(ValidationError, match="Không còn quyền ghi người"):
        undo(corrected, local)


def test_not_what_was_deleted_outside_the_mandate(local, giang, lam_son):
    pair = {
        "first": PersonFactory(unit=lam_son),
        "second": PersonFactory(unit=lam_son),
    }
    distinctions.tell_apart(**pair, by=giang, at=timezone.now())
    withdrawn = distinctions.withdraw(**pair, by=local, at=timezone.now())
    Mandate.objects.filter(user=local).update(until=date(2018, 2, 1))

    with pytest.raises(ValidationError, match=GONE):
        undo(withdrawn, local)


@pytest.mark.parametrize("whole", [True, False])
def test_whole_act_has_to_be_seen(local, lam_son, pac_bo, whole):
    trail = footprints.Trail()
    trail.created([PersonFactory(unit=lam_son), PersonFactory(unit=pac_bo)])
    kept = trail.keep(by=local, at=timezone.now(), act="import.apply", subject="a.csv")
    facts = {"footprint": kept, "by": local, "at": timezone.now(), "whole": whole}

    if whole:
        with pytest.raises(ValidationError, match=GONE):
            footprints.undo(**facts)
    else:
        assert footprints.undo(**facts).undone_by == local
