"""What happened in a span is counted where its unit stood then."""

from datetime import date
from decimal import Decimal

import pytest

from cadres.choices import (
    AwardTitle,
    CourseKind,
    Employment,
    MoveKind,
    Prize,
    School,
    Sphere,
    Tier,
)
from cadres.models import Post
from reports.catalogue import awards, moves, offices, rates, recruitment, training
from reports.figures import evaluate, evaluate_span
from tests import factories
from unions.choices import Form
from unions.services import units

from ..conftest import CLOSING, OPENING

FLOWS = (
    *recruitment.FIGURES,
    *training.FIGURES,
    *moves.FIGURES,
    *awards.FIGURES,
)


def told(scope, opening=OPENING, closing=CLOSING):
    """{figure id: number}, without the zeros."""
    found = evaluate_span(FLOWS, scope=scope, opening=opening, closing=closing)
    return {name: number for name, number in found.items() if number}


def post(code):
    return Post.objects.get(pk=code)


@pytest.fixture
def cao_bang(small):
    return small


def test_turns_and_people_are_both_counted(
    cao_bang, ha_quang, truong_ha, enrol, pac_bo
):
    learner, other = enrol(pac_bo), enrol(pac_bo)
    for person in (learner, learner, other):
        course = factories.CourseFactory(school=School.DISTRICT_CENTRE, unit=ha_quang)
        factories.AttendanceFactory(course=course, person=person, unit=truong_ha)

    assert told(cao_bang) == {
        "courses_district": 3,
        "course_turns_district_courses": 3,
        "course_people_district_courses": 2,
    }


@pytest.mark.parametrize(
    ("unit", "kind", "figure"),
    [
        ("truong_ha", CourseKind.PROFESSIONAL, "course_turns_commune_professional"),
        ("truong_ha", CourseKind.THEORY, "course_turns_commune_theory"),
        ("ha_quang", CourseKind.PROFESSIONAL, "course_turns_district_professional"),
        ("ha_quang", CourseKind.THEORY, "course_turns_district_theory"),
        ("cao_bang", CourseKind.STATE, "course_turns_province_staff"),
    ],
)
def test_who_was_sent_is_told_by_the_unit_that_sent(
    request, cao_bang, db, enrol, pac_bo, unit, kind, figure
):
    course = factories.CourseFactory(school=School.UNIVERSITY, kind=kind, unit=cao_bang)
    sender = request.getfixturevalue(unit)
    factories.AttendanceFactory(course=course, person=enrol(pac_bo), unit=sender)

    assert told(cao_bang) == {figure: 1}


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (OPENING, 0),
        (date(2018, 12, 1), 1),
        (CLOSING, 1),
        (date(2022, 7, 1), 0),
    ],
)
def test_only_the_span_counts(cao_bang, ha_quang, enrol, pac_bo, on, count):
    factories.MoveFactory(
        person=enrol(pac_bo), unit=ha_quang, post=post("SPECIALIST"), on=on
    )

    assert told(cao_bang).get("moves_district_out", 0) == count


def test_move_out_of_a_unit_that_ends_with_it_counts(cao_bang, pac_bo, enrol, giang):
    on = date(2020, 3, 1)
    person = enrol(pac_bo, name="Nông Thị Lan")
    unit = pac_bo.parent
    factories.MoveFactory(person=person, unit=unit, post=post("SECRETARY"), on=on)
    unit.placements.update(until=on)

    assert told(cao_bang)["moves_commune_out"] == 1


DEPUTY = {"post": "DEPUTY", "tier": Tier.DISTRICT}


@pytest.mark.parametrize(
    ("facts", "figures"),
    [
        ({"post": "SECRETARY"}, ["district_secretary_out"]),
        ({"post": "DEPUTY"}, ["district_deputy_to_province_body"]),
        (DEPUTY, ["district_deputy_to_party"]),
        (
            DEPUTY | {"sphere": Sphere.GOVERNMENT},
            ["district_deputy_to_government"],
        ),
        (DEPUTY | {"sphere": Sphere.MASS}, []),
        ({"post": "SPECIALIST"}, []),
    ],
)
def test_district_cadres_are_told_by_post_and_destination(
    cao_bang, ha_quang, enrol, pac_bo, facts, figures
):
    facts = facts | {"post": post(facts["post"])}
    factories.MoveFactory(person=enrol(pac_bo), unit=ha_quang, **facts)

    assert told(ha_quang) == {f"moves_{name}": 1 for name in ("district_out", *figures)}


def within(unit, into_post):
    return {
        "sphere": Sphere.UNION,
        "place": "",
        "into": unit,
        "into_post": into_post and post(into_post),
    }


def test_moves_inside_the_union(cao_bang, ha_quang, hong_viet, enrol, pac_bo):
    def move(unit, held, into, into_post=None, **facts):
        facts = within(into, into_post) | facts
        factories.MoveFactory(person=enrol(pac_bo), unit=unit, post=post(held), **facts)

    away = {"kind": MoveKind.SECONDMENT, "planned_until": date(2021, 3, 1)}
    move(cao_bang, "SPECIALIST", ha_quang, **away)
    move(cao_bang, "DEPUTY_HEAD", ha_quang, "DEPUTY", kind=MoveKind.ROTATION)
    move(cao_bang, "SPECIALIST", cao_bang, "DEPUTY_HEAD")
    move(cao_bang, "SPECIALIST", cao_bang, "SPECIALIST")
    move(hong_viet, "SECRETARY", cao_bang, "SPECIALIST")

    assert told(cao_bang) == {
        "moves_province_to_district": 1,
        "moves_province_deputy_head_to_city": 1,
        "moves_province_internal": 1,
        "moves_grassroots_to_province": 1,
    }


def test_awards_contests_and_prizes(cao_bang, ha_quang, pac_bo, enrol):
    secretary = {"title": AwardTitle.BRANCH_SECRETARY, "person": enrol(pac_bo)}
    for facts in (
        {},
        {"tier": Tier.CENTRAL},
        {"title": AwardTitle.BRANCH},
        secretary,
        {"title": AwardTitle.BRANCH, "tier": Tier.DISTRICT},
        secretary | {"tier": Tier.DISTRICT},
        {"title": AwardTitle.OTHER},
    ):
        factories.AwardFactory(unit=pac_bo, **facts)
    for prize in ("", Prize.FIRST):
        factories.ContestEntryFactory(
            person=enrol(pac_bo), contest__unit=cao_bang, prize=prize
        )

    assert told(ha_quang) == {
        "awards_strong_branch": 2,
        "awards_outstanding_province": 2,
        "awards_branch_district": 1,
        "awards_branch_secretary_district": 1,
        "contest_entrants": 2,
        "contest_prizes_first": 1,
    }


def test_recruits_count_where_they_are_taken(cao_bang, ha_quang, enrol, pac_bo):
    held = factories.RecruitmentRoundFactory(unit=cao_bang, applied=183)
    factories.RecruitFactory(round=held, person=enrol(pac_bo), unit=ha_quang)

    assert told(cao_bang) == {"recruits_applied": 183, "recruits_hired": 1}
    assert told(ha_quang) == {"recruits_hired": 1}


def test_office_is_held_on_the_day(cao_bang, enrol, pac_bo, truong_ha):
    office = factories.ElectedOfficeFactory(person=enrol(pac_bo), unit=truong_ha)
    office.until = CLOSING
    office.save()

    def count(day):
        found = evaluate(offices.FIGURES, scope=truong_ha, day=day)
        return found["elected_people_council_commune"]

    assert [count(day) for day in (date(2022, 6, 29), CLOSING)] == [1, 0]


def test_rates_and_their_cost(cao_bang, enrol, appoint, pac_bo):
    factories.AllowanceRateFactory(post=post("SECRETARY"), form=Form.BRANCH)
    factories.BaseSalaryFactory()
    appoint(enrol(pac_bo), pac_bo, employment=Employment.ALLOWANCE)

    found = evaluate(rates.FIGURES, scope=cao_bang, day=CLOSING)

    assert found == {
        "allowance_grassroots_deputy": None,
        "allowance_branch_secretary": Decimal("0.10"),
        "allowance_monthly_cost": 149_000,
    }


def test_a_course_counts_where_the_unit_stood_then(
    cao_bang, ha_quang, hoa_an, truong_ha, giang, enrol, pac_bo
):
    course = factories.CourseFactory(unit=cao_bang, begins_on=date(2019, 5, 6))
    factories.AttendanceFactory(course=course, person=enrol(pac_bo), unit=truong_ha)
    units.move(unit=truong_ha, parent=hoa_an, on=date(2020, 1, 1), by=giang)

    assert told(ha_quang) == {
        "course_turns_political_school": 1,
        "course_people_political_school": 1,
    }
    assert told(hoa_an) == {}
