from datetime import date, timedelta

import pytest

from members.choices import Entry, Exit
from members.models import Enrolment, Person
from tests import factories
from tests.fixtures_records import (
    DAY,
    ENDED,
    RENAMED,
    TOMORROW,
    change,
    check,
    copy,
    find,
    unguard,
)
from unions.choices import Bloc

NUMBER = "004200000001"


def too_young(r):
    change(r.admission.enrolment.person, born_on=date(2003, 1, 1))
    return [r.admission]


def overlapping(r):
    unguard(Enrolment)
    earlier = copy(
        r.enrolment, since=date(2017, 1, 1), until=ENDED, exit=Exit.TRANSFERRED
    )
    return [earlier, r.enrolment]


def enrolled_twice(r):
    unguard(Enrolment, "members_enrolment_one_open")
    copy(r.enrolment, unit_id=r.clinic.pk)
    return [r.person]


def same_number(r):
    unguard(Person, "members_person_identity_number_once")
    other = r.clinic.people.first()
    return [change(person, identity_number=NUMBER) for person in (r.person, other)]


def transfer(r, source, days, target=None):
    requested = DAY - timedelta(days)
    return factories.TransferFactory(
        person=r.person,
        source=source,
        target=target or r.na_lung,
        requested_on=requested,
        moves_on=requested,
    )


def one_left(r):
    change(r.enrolment, until=ENDED, exit=Exit.MATURED)
    return [r.pac_bo]


def one_branch(r):
    change(r.na_lung, closed_on=ENDED)
    return [r.truong_ha]


BROKEN = {
    "admissions_dated_otherwise": lambda r: [change(r.admission, decided_on=RENAMED)],
    "enrolments_without_admission": lambda r: [
        change(r.enrolment, entry=Entry.ADMITTED)
    ],
    "admissions_at_the_wrong_age": lambda r: (
        [change(r.admission, decided_on=RENAMED)]
        and [change(r.admission.enrolment.person, born_on=date(2005, 1, 1))]
        and [r.admission]
    ),
    "admissions_in_the_future": lambda r: [change(r.admission, decided_on=TOMORROW)],
    "enrolments_outside_unit": lambda r: [
        change(r.enrolment, since=date(2017, 12, 31))
    ],
    "enrolments_in_a_unit_without_members": lambda r: [
        change(r.enrolment, unit=r.truong_ha)
    ],
    "enrolments_overlapping": overlapping,
    "members_enrolled_twice": enrolled_twice,
    "enrolments_in_the_future": lambda r: [change(r.enrolment, since=TOMORROW)],
    "people_kept_by_another_unit": lambda r: [change(r.person, unit=r.clinic)],
    "people_born_impossibly": lambda r: [change(r.person, born_on=date(2012, 7, 1))],
    "people_with_the_same_identity_number": same_number,
    "transfers_from_elsewhere": lambda r: [transfer(r, source=r.clinic, days=1)],
    "transfers_of_ended_units": lambda r: [
        transfer(r, source=r.pac_bo, target=r.bo_bam, days=1),
    ],
    "transfers_waiting": lambda r: [transfer(r, source=r.pac_bo, days=1)],
    "transfers_overdue": lambda r: [transfer(r, source=r.pac_bo, days=31)],
    "branches_with_few_members": one_left,
    "unions_with_few_branches": one_branch,
}


@pytest.mark.parametrize("rule_id", BROKEN)
def test_rule_finds_what_is_broken(records, rule_id):
    check(rule_id, records, BROKEN[rule_id])


@pytest.mark.parametrize(
    ("born_on", "year_only", "is_wrong"),
    [
        # Admitted on 1 January 2018.
        (date(2003, 1, 1), False, True),
        (date(2002, 12, 31), False, False),
        (date(1987, 1, 2), False, False),
        (date(1987, 1, 1), False, True),
        (date(1987, 1, 1), True, False),
        (date(1986, 1, 1), True, True),
        (None, False, False),
    ],
)
def test_age_at_admission_is_counted_to_the_day(records, born_on, year_only, is_wrong):
    person = records.admission.enrolment.person
    change(person, born_on=born_on, is_birth_year_only=year_only)

    found = find("admissions_at_the_wrong_age")

    assert (found.count() == 1) == is_wrong


@pytest.mark.parametrize(
    ("born_on", "is_wrong"),
    [
        (date(2012, 6, 30), False),
        (date(2012, 7, 1), True),
        (date(2023, 1, 1), True),
        (date(1921, 7, 1), False),
        (date(1921, 6, 30), True),
        (None, False),
    ],
)
def test_day_of_birth_is_possible(records, born_on, is_wrong):
    change(records.person, born_on=born_on)

    assert (find("people_born_impossibly").count() == 1) == is_wrong


def test_somebody_who_left_long_ago_may_be_old(records):
    change(records.person, born_on=date(1921, 6, 30))
    change(records.enrolment, until=ENDED, exit=Exit.MATURED)

    assert list(find("people_born_impossibly")) == []


def test_transfer_of_thirty_days_is_not_overdue(records):
    transfer(records, source=records.pac_bo, days=30)

    assert list(find("transfers_overdue")) == []


def test_union_of_an_office_needs_thirty_members(records):
    change(records.truong_ha, bloc=Bloc.ADMINISTRATIVE)

    assert list(find("unions_with_few_branches")) == [records.truong_ha]
    for unit in [records.pac_bo] * 12 + [records.na_lung] * 12:
        factories.EnrolmentFactory(unit=unit, person__unit=unit)
    assert list(find("unions_with_few_branches")) == []
