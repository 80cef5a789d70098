"""Whom campaigns evaluate, and who decides."""

from datetime import date

import pytest

from cadres.choices import ObjectKind, Scale
from cadres.evaluating import objects
from cadres.evaluating.objects import Found
from cadres.models import EvaluationCampaign, Post
from tests import factories
from unions.services import units

LAST = date(2021, 12, 31)


@pytest.fixture
def find():
    """find(kind, day=…, scale=…) → {Found}"""

    def find(kind, day=LAST, scale=Scale.QUALITY):
        campaign = EvaluationCampaign(year=2021, scale=scale, kind=kind)
        found = objects.objects_of(campaign, day)
        assert len(found) == len({objects.key_of(each) for each in found})
        return set(found)

    return find


@pytest.fixture
def hold():
    """hold(person, unit, post)"""

    def hold(person, unit, post, **facts):
        post = Post.objects.get(code=post)
        return factories.TenureFactory(person=person, unit=unit, post=post, **facts)

    return hold


@pytest.fixture
def hoa(pac_bo):
    return factories.PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)


def test_districts_are_decided_on_by_the_province(find, province, ha_quang, pac_bo):
    assert find(ObjectKind.DISTRICT) == {Found(ha_quang.pk, province.pk)}


def test_grassroots_units_and_branches(find, ha_quang, truong_ha, clinic, pac_bo):
    assert find(ObjectKind.GRASSROOTS) == {
        Found(truong_ha.pk, ha_quang.pk),
        Found(clinic.pk, ha_quang.pk),
    }
    assert find(ObjectKind.BRANCH) == {Found(pac_bo.pk, truong_ha.pk)}


@pytest.mark.parametrize(("closed", "stood"), [(1, False), (2, True)])
def test_unit_is_evaluated_if_it_stood_that_day(find, pac_bo, giang, closed, stood):
    units.dissolve(unit=pac_bo, on=date(2021, 12, closed), by=giang)

    assert bool(find(ObjectKind.BRANCH, date(2021, 12, 1))) == stood


def test_no_day_after_the_last_of_the_year_is_looked_at(find, pac_bo, giang):
    units.dissolve(unit=pac_bo, on=date(2022, 1, 1), by=giang)

    assert len(find(ObjectKind.BRANCH, date(2022, 6, 1))) == 1


def test_collectives_are_those_with_seats(find, province, ha_quang, pac_bo):
    for unit, code in (
        (province, "STANDING_MEMBER"),
        (ha_quang, "COMMITTEE_MEMBER"),
        (ha_quang, "STANDING_MEMBER"),
        (ha_quang, "SECRETARY"),
    ):
        post = Post.objects.get(code=code)
        factories.SeatFactory(unit=unit, post=post, quota=9)

    assert find(ObjectKind.COLLECTIVE) == {
        Found(province.pk, province.pk, "STANDING"),
        Found(ha_quang.pk, province.pk, "COMMITTEE"),
        Found(ha_quang.pk, province.pk, "STANDING"),
    }


@pytest.mark.parametrize(
    ("post", "decides"),
    [
        ("SECRETARY", "province"),
        ("DEPUTY", "province"),
        ("YOUTH_ASSISTANT", "province"),
        ("STANDING_MEMBER", "ha_quang"),
        ("SPECIALIST", "ha_quang"),
    ],
)
def test_leaders_are_decided_on_above(
    find, hold, hoa, ha_quang, request, post, decides
):
    hold(hoa, ha_quang, post)
    decider = request.getfixturevalue(decides)

    assert find(ObjectKind.CADRE) == {
        Found(ha_quang.pk, decider.pk, person_id=hoa.pk, post_id=post)
    }


def test_secretary_of_the_province_is_decided_on_there(find, hold, hoa, province):
    hold(hoa, province, "SECRETARY")

    (found,) = find(ObjectKind.CADRE)
    assert (found.unit_id, found.decider_id) == (province.pk, province.pk)


def test_cadre_is_evaluated_once_by_the_highest_post(
    find, hold, hoa, ha_quang, truong_ha
):
    hold(hoa, ha_quang, "COMMITTEE_MEMBER")
    hold(hoa, truong_ha, "SECRETARY")

    (found,) = find(ObjectKind.CADRE)
    assert (found.unit_id, found.post_id) == (truong_ha.pk, "SECRETARY")
    assert found.decider_id == ha_quang.pk


def test_of_equal_posts_that_of_the_higher_unit_counts(
    find, hold, hoa, ha_quang, truong_ha
):
    hold(hoa, truong_ha, "COMMITTEE_MEMBER", since=date(2018, 1, 1))
    hold(hoa, ha_quang, "COMMITTEE_MEMBER", since=date(2019, 1, 1))

    (found,) = find(ObjectKind.CADRE)
    assert found.unit_id == ha_quang.pk


def test_branch_secretaries_are_no_cadres_of_this_list(find, hold, hoa, pac_bo):
    hold(hoa, pac_bo, "SECRETARY")

    assert find(ObjectKind.CADRE) == set()


@pytest.mark.parametrize(("until", "held"), [(31, False), (None, True)])
def test_post_is_held_on_the_day(find, hold, hoa, ha_quang, until, held):
    ended = {"until": date(2021, 12, until), "end": "RESIGNED"} if until else {}
    hold(hoa, ha_quang, "SECRETARY", **ended)

    assert bool(find(ObjectKind.CADRE)) == held


def test_members_are_decided_on_by_their_grassroots_unit(
    find, hoa, pac_bo, truong_ha, clinic
):
    lan = factories.PersonFactory(unit=clinic)
    for person in (hoa, lan):
        factories.EnrolmentFactory(person=person)

    assert find(ObjectKind.MEMBER) == {
        Found(pac_bo.pk, truong_ha.pk, person_id=hoa.pk),
        Found(clinic.pk, clinic.pk, person_id=lan.pk),
    }
