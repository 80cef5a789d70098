from datetime import UTC, date, datetime

import pytest

from cadres.choices import Outcome, PostCode, TenureEnd
from cadres.models import Destination, Post, Seat, Tenure
from tests import factories
from tests.cadres import (
    broken_acts,
    broken_congresses,
    broken_evaluations,
    broken_training,
)
from tests.fixtures_records import (
    ENDED,
    RENAMED,
    TOMORROW,
    change,
    check,
    copy,
    find,
    unguard,
)
from unions.choices import Form
from unions.services import units

AT = datetime(2021, 3, 2, tzinfo=UTC)


def overlapping(model, **facts):
    def broken(r):
        unguard(model)
        row = r.tenure if model is Tenure else r.seat
        return [row, copy(row, since=date(2017, 1, 1), until=RENAMED, **facts)]

    return broken


def two_secretaries(r):
    factories.TenureFactory(
        person=r.clinic.people.last(), unit=r.pac_bo, post=r.secretary
    )


def overfilled(r):
    two_secretaries(r)
    return [r.seat]


def led_by_two(r):
    two_secretaries(r)
    return [r.pac_bo]


def ended(r):
    change(r.tenure, until=ENDED, end=TenureEnd.RESIGNED)


def vacant(r):
    ended(r)
    return [r.seat]


def leaderless(r):
    ended(r)
    return [r.pac_bo]


def without_a_seat(r):
    change(r.seat, until=ENDED)
    return [r.tenure]


def aged(r):
    [tenure] = r.truong_ha.tenures.all()
    change(tenure.person, born_on=date(1986, 6, 30))
    return [tenure]


def settled(r, unit=None, **facts):
    """The secretary of a unit that ended, by default of a grassroots one."""
    unit = unit or ended_union(r)
    facts = {"until": ENDED, "end": TenureEnd.UNIT_MERGED} | facts
    lan = factories.PersonFactory(unit=r.na_lung)
    factories.SeatFactory(unit=unit, post=r.secretary, until=ENDED)
    return factories.TenureFactory(person=lan, unit=unit, post=r.secretary, **facts)


def ended_union(r):
    unit = factories.UnitFactory(form=Form.BRANCH_UNION, parent=r.ha_quang)
    units.dissolve(unit=unit, on=ENDED, by=r.binh)
    return unit


def sent(r, tenure, outcome=Outcome.WAITING, **facts):
    document = factories.RestructuringFactory(
        authority=r.truong_ha,
        effective_on=ENDED,
        state="APPROVED",
        applied_at=AT,
        applied_by=r.binh,
    )
    return factories.DestinationFactory(
        restructuring=document, tenure=tenure, outcome=outcome, **facts
    )


def never_placed(r):
    place = {"into": "CB-HQ-TH-PB", "post": r.secretary}
    return [sent(r, settled(r), Outcome.EQUAL_POST, **place)]


BROKEN = {
    "destinations_without_tenure": never_placed,
    "destinations_waiting": lambda r: [sent(r, settled(r))],
    "seats_outside_unit": lambda r: [change(r.seat, since=date(2017, 12, 31))],
    "seats_overlapping": overlapping(Seat),
    "seats_overfilled": overfilled,
    "units_with_two_secretaries": led_by_two,
    "units_without_secretary": leaderless,
    "seats_vacant": vacant,
    "tenures_outside_unit": lambda r: [change(r.tenure, since=date(2017, 12, 31))],
    "tenures_overlapping": overlapping(Tenure, end=TenureEnd.TERM),
    "tenures_without_a_seat": without_a_seat,
    "tenures_in_the_future": lambda r: [change(r.tenure, since=TOMORROW)],
    "degrees_on_an_impossible_day": lambda r: [change(r.degree, obtained_on=TOMORROW)],
    "cadres_past_age": aged,
    "members_past_age": lambda r: [
        change(r.na_lung.people.last(), born_on=date(1991, 6, 30))
    ],
    **broken_acts.BROKEN,
    **broken_congresses.BROKEN,
    **broken_evaluations.BROKEN,
    **broken_training.BROKEN,
}


@pytest.mark.parametrize("rule_id", BROKEN)
def test_rule_finds_what_is_broken(records, rule_id):
    check(rule_id, records, BROKEN[rule_id])


def test_nobody_has_a_degree_from_birth(records):
    change(records.degree, obtained_on=records.person.born_on)

    assert list(find("degrees_on_an_impossible_day")) == [records.degree]


def test_youth_assistant_leads_a_unit(records):
    ended(records)
    assistant = Post.objects.get(pk=PostCode.YOUTH_ASSISTANT)
    factories.TenureFactory(person=records.person, unit=records.pac_bo, post=assistant)

    assert list(find("units_without_secretary")) == []


@pytest.mark.parametrize(
    ("unit", "post", "age"),
    [
        ("province", PostCode.SECRETARY, 40),
        ("province", PostCode.DEPUTY, 38),
        ("province", PostCode.STANDING_MEMBER, 37),
        ("ha_quang", PostCode.DEPUTY, 35),
        ("truong_ha", PostCode.SECRETARY, 35),
        ("clinic", PostCode.COMMITTEE_MEMBER, 35),
    ],
)
def test_cadre_is_past_age_on_the_birthday_after_the_ceiling(records, unit, post, age):
    unit = getattr(records, unit)
    holder = factories.PersonFactory(unit=unit, born_on=date(2022 - age - 1, 7, 1))
    post = Post.objects.get(pk=post)
    tenure = factories.TenureFactory(person=holder, unit=unit, post=post)

    assert list(find("cadres_past_age")) == []
    change(holder, born_on=date(2022 - age - 1, 6, 30))
    assert list(find("cadres_past_age")) == [tenure]


def test_special_areas_bear_two_years_more(records):
    [tenure] = aged(records)
    [placement] = records.truong_ha.placements.all()

    change(placement, special_area=True)

    assert list(find("cadres_past_age")) == []
    change(tenure.person, born_on=date(1984, 6, 30))
    assert list(find("cadres_past_age")) == [tenure]


@pytest.mark.parametrize("post", [PostCode.DRIVER, PostCode.SPECIALIST])
def test_post_without_a_ceiling_has_none(records, post):
    holder = factories.PersonFactory(unit=records.ha_quang, born_on=date(1970, 1, 1))
    factories.TenureFactory(
        person=holder, unit=records.ha_quang, post=Post.objects.get(pk=post)
    )

    assert list(find("cadres_past_age")) == []


@pytest.mark.parametrize(
    ("born_on", "unit", "is_past"),
    [
        (date(1991, 7, 1), None, False),
        (date(1991, 6, 30), None, True),
        (date(1991, 6, 30), "pac_bo", False),
        (date(1986, 6, 30), "pac_bo", True),
        (date(1986, 6, 30), "ha_quang", False),
        (date(1986, 6, 30), None, True),
    ],
)
def test_member_in_a_post_may_stay_longer(records, born_on, unit, is_past):
    member = change(records.na_lung.people.last(), born_on=born_on)
    if unit:
        factories.TenureFactory(person=member, unit=getattr(records, unit))

    found = list(find("members_past_age"))

    assert found == ([member] if is_past else [])


def test_member_born_on_29_february_is_31_on_1_march(records):
    member = change(records.na_lung.people.last(), born_on=date(1988, 2, 29))

    assert member not in find("members_past_age", date(2019, 2, 28))
    assert member in find("members_past_age", date(2019, 3, 1))


def test_holder_who_has_what_the_decision_says_is_no_fault(records):
    [row] = never_placed(records)

    factories.TenureFactory(
        person=row.tenure.person, unit=records.pac_bo, post=row.post, since=ENDED
    )

    assert list(find("destinations_without_tenure")) == []


def test_holder_who_has_taken_up_any_post_since_waits_no_more(records):
    row = sent(records, settled(records))

    factories.TenureFactory(
        person=row.tenure.person, unit=records.clinic, since=date(2022, 1, 1)
    )

    assert list(find("destinations_waiting")) == []
    assert list(find("destinations_waiting", date(2021, 12, 31))) == [row]
    assert list(find("destinations_waiting", date(2021, 2, 28))) == []


def test_destination_of_a_document_that_is_not_applied_is_no_fault(records):
    row = sent(records, settled(records))
    change(row.restructuring, applied_at=None, applied_by=None)

    assert list(find("destinations_waiting")) == []


def test_destination_of_a_tenure_that_ended_before_is_no_fault(records):
    sent(records, settled(records, until=RENAMED))

    assert list(find("destinations_waiting")) == []
    assert Destination.objects.count() == 1


def test_leader_of_a_branch_waits_for_nothing(records):
    sent(records, settled(records, unit=records.bo_bam))

    assert list(find("destinations_waiting")) == []
