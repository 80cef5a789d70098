"""Courses that the province holds, or sends people to (Conclusion 07, I.3.3)."""

from datetime import timedelta
from itertools import count
from random import Random

from cadres.choices import CourseKind, School, Tier
from cadres.models import Course
from demo.plan import sheets
from unions.choices import Form

from .chairs import DISTRICT_FORMS
from .turns import entered, turns

DAY = timedelta(1)
PLACE, PARTNER = "Thành phố Cao Bằng", "Trường Chính trị Hoàng Đình Giong"
GRASSROOTS = (Form.UNION, Form.BRANCH_UNION)
SENT_BY = {"DISTRICT": DISTRICT_FORMS, "UNION": GRASSROOTS}
RUNNING_TURNS = 36


def courses(chairs, today):
    rng, numbers = Random("courses"), count(1)
    for row in sheets.read("courses"):
        sent_by, sent = row.pop("sent_by"), int(row.pop("turns"))
        course = _course(chairs, **row)
        yield course
        able = _able(chairs, sent_by, course.begins_on)
        yield from turns(rng, course, able, sent, numbers)
    yield from _running(rng, chairs, today)


def _course(chairs, begins_on, days, **facts):
    return Course(
        unit=chairs.units["CB"],
        tier=Tier.PROVINCE,
        begins_on=begins_on,
        ends_on=begins_on + DAY * (int(days) - 1),
        **facts,
    )


def _able(chairs, sent_by, on):
    if sent_by == "COMMUNE":
        return chairs.communes(on)
    return chairs.of(on, *SENT_BY.get(sent_by, [sent_by]))


def _running(rng, chairs, today):
    """A course that is not over on the day of loading."""
    on = today - DAY * 12
    course = _course(
        chairs,
        begins_on=on,
        days=30,
        name=f"Bồi dưỡng nghiệp vụ công tác Đoàn năm {on.year}",
        kind=CourseKind.UNION_WORK,
        school=School.POLITICAL_SCHOOL,
        organiser=PARTNER,
        place=PLACE,
    )
    able = rng.sample(chairs.communes(on), RUNNING_TURNS)
    return [course, *(entered(course, chair) for chair in able)]
