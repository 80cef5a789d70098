"""What breaks the standing rules of courses, field trips and recruitment."""

from datetime import date

from cadres.choices import Result
from tests import factories

BEFORE = date(2017, 12, 31)
FIRST = date(2018, 1, 1)
BEGAN = date(2021, 3, 1)


def course(r, begins_on=BEGAN, **facts):
    facts = {"ends_on": begins_on, "unit": r.province} | facts
    return factories.CourseFactory(begins_on=begins_on, **facts)


def turn(r, result=Result.PASSED, **facts):
    facts = {"course": course(r), "person": r.person} | facts
    return factories.AttendanceFactory(result=result, **facts)


def trip(r, begins_on=BEGAN, **facts):
    facts = {"ends_on": begins_on, "unit": r.province} | facts
    return factories.FieldTripFactory(begins_on=begins_on, **facts)


def visit(r, of, **facts):
    return factories.FieldVisitFactory(trip=of, person=r.person, **facts)


def held(r, recruits=1, **facts):
    facts = {"unit": r.province, "wanted": 1, "applied": 1} | facts
    found = factories.RecruitmentRoundFactory(**facts)
    for person in r.na_lung.people.order_by("pk")[:recruits]:
        factories.RecruitFactory(round=found, person=person, post=r.secretary)
    return found


def courses_before_the_unit(r):
    course(r, FIRST)
    return [course(r, BEFORE)]


def turns_of_a_unit_that_ended(r):
    """The branch ended on the first day of the course."""
    turn(r)
    return [turn(r, unit=r.bo_bam)]


def early_certificates(r):
    turn(r, certified_on=BEGAN)
    return [turn(r, certified_on=date(2021, 2, 28))]


def visits_of_a_unit_that_ended(r):
    visit(r, trip(r), unit=r.truong_ha)
    lost = trip(r)
    visit(r, lost, unit=r.bo_bam)
    return [lost, trip(r, BEFORE)]


def overfilled_rounds(r):
    held(r, 1)
    return [held(r, 2, applied=2), held(r, 2, wanted=2)]


def early_rounds(r):
    held(r, held_on=FIRST)
    return [held(r, held_on=BEFORE)]


def without_result(r):
    """A course that ends today is not over."""
    turn(r)
    today = course(r, ends_on=date(2022, 6, 30))
    turn(r, Result.LEARNING, course=today)
    return [turn(r, Result.LEARNING, course=course(r, ends_on=date(2022, 6, 29)))]


def without_pupils(r):
    turn(r)
    course(r, date(2022, 7, 1))
    return [course(r, date(2022, 6, 30))]


def without_reports(r):
    visit(r, trip(r), reported_on=BEGAN)
    trip(r, ends_on=date(2022, 6, 30))
    silent = trip(r)
    visit(r, silent)
    return [silent, trip(r, ends_on=date(2022, 6, 29))]


BROKEN = {
    "courses_outside_unit": courses_before_the_unit,
    "attendances_outside_unit": turns_of_a_unit_that_ended,
    "certificates_before_course": early_certificates,
    "field_trips_outside_unit": visits_of_a_unit_that_ended,
    "recruitment_outside_unit": early_rounds,
    "recruitment_overfilled": overfilled_rounds,
    "attendances_without_result": without_result,
    "courses_without_pupils": without_pupils,
    "field_trips_without_reports": without_reports,
}
