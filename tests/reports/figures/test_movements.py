"""One act moves exactly the figures that it should, and no others."""

from datetime import date, timedelta

import pytest

from cadres.choices import TenureEnd
from cadres.models import Tenure
from cadres.services import tenures
from members.choices import Entry, Exit
from members.services import enrolments
from reports.catalogue import FIGURES
from reports.figures import read
from unions.services import units

from ..conftest import CLOSING, OPENING

ACTED = date(2020, 2, 1)
MONTH = timedelta(days=30)


@pytest.fixture
def moves():
    """The figures that differ between two readings: {(id, at): difference}."""

    def moves(scope, act):
        days = (ACTED - timedelta(days=1), ACTED)
        before = read(FIGURES, scope=scope, opening=OPENING, closing=CLOSING, days=days)
        act()
        after = read(FIGURES, scope=scope, opening=OPENING, closing=CLOSING, days=days)
        return _differences(before, after)

    return moves


def _differences(before, after):
    values = [
        (figure.id, at, before.value(figure.id, at), after.value(figure.id, at))
        for figure in FIGURES
        for at in (["span"] if figure.is_flow else sorted(before.stocks))
    ]
    return {
        (name, at): new - old if old is not None and new is not None else new
        for name, at, old, new in values
        if old != new
    }


def test_new_member_moves_membership_from_the_day_on(small, moves, pac_bo, enrol):
    def act():
        enrol(pac_bo, "Triệu Thị Lan", on=ACTED, entry=Entry.ADMITTED)

    moved = moves(small, act)

    shares = {key: size for key, size in moved.items() if "_share" in key[0]}
    assert {key: size for key, size in moved.items() if key not in shares} == {
        ("members", ACTED): 1,
        ("members", CLOSING): 1,
        ("members_residential", ACTED): 1,
        ("members_residential", CLOSING): 1,
        ("members_ethnic_minority", ACTED): 1,
        ("members_ethnic_minority", CLOSING): 1,
        ("admissions", "span"): 1,
    }
    assert {name for name, _ in shares} == {
        "members_residential_share",
        "members_admin_share",
    }


def test_leaver_moves_membership_and_one_reason(small, moves, giang, clinic, enrol):
    person = enrol(clinic, "Triệu Thị Lan", ethnicity="01")

    def act():
        enrolments.leave(person=person, on=ACTED, exit=Exit.MATURED, by=giang)

    moved = moves(small, act)

    assert {k: v for k, v in moved.items() if "_share" not in k[0]} == {
        ("members", ACTED): -1,
        ("members", CLOSING): -1,
        ("members_admin", ACTED): -1,
        ("members_admin", CLOSING): -1,
        ("leavers", "span"): 1,
        ("leavers_matured", "span"): 1,
    }


def test_dissolved_branch_takes_its_secretary_and_leaves_its_members(
    small, moves, found, truong_ha, pac_bo, giang
):
    into = found("CB-HQ-TH-2", "BRANCH", "Chi đoàn Bản Hoong", truong_ha, bloc="SCHOOL")

    moved = moves(
        small, lambda: units.dissolve(unit=pac_bo, into=into, on=ACTED, by=giang)
    )

    gone = (
        "branches",
        "branches_residential",
        "branches_rural",
        "branch_secretaries",
        "branch_secretaries_residential",
        "branch_secretary_seats",
    )
    assert {k: v for k, v in moved.items() if "_share" not in k[0]} == {
        **{(name, day): -1 for name in gone for day in (ACTED, CLOSING)},
        **{("members_residential", day): -2 for day in (ACTED, CLOSING)},
        **{("members_school", day): 2 for day in (ACTED, CLOSING)},
        ("branches_merged", "span"): 1,
    }


def test_vacated_seat_is_a_vacancy_from_the_day_on(small, moves, giang):
    tenure = Tenure.objects.get()

    moved = moves(
        small,
        lambda: tenures.end(
            tenure=tenure, on=ACTED, reason=TenureEnd.RESIGNED, by=giang
        ),
    )

    lost = ("branch_secretaries", "branch_secretaries_residential")
    assert moved == {
        **{(name, day): -1 for name in lost for day in (ACTED, CLOSING)},
        **{("branch_secretary_vacancies", day): 1 for day in (ACTED, CLOSING)},
    }


def test_move_between_districts_changes_the_districts_not_the_province(
    small, moves, giang, ha_quang, hoa_an, lam_son, pac_bo
):
    lai = pac_bo.enrolments.get(person__full_name="Bế Văn Lai").person

    moved = moves(
        small, lambda: enrolments.move(person=lai, unit=lam_son, on=ACTED, by=giang)
    )

    assert moved == {}
    for district, members in ((ha_quang, 2), (hoa_an, 2)):
        readings = read(FIGURES, scope=district, opening=OPENING, closing=CLOSING)
        assert readings.value("members", "closing") == members
        assert readings.value("admissions", "span") == 0
        assert readings.value("leavers", "span") == 0
