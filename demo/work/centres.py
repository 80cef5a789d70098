"""Courses that the districts hold with their political centres (Conclusion 07,
I.3.3)."""

from datetime import date, timedelta
from itertools import count
from random import Random

from cadres.choices import CourseKind, School, Tier
from cadres.models import Course
from demo.plan.solvers import apportion
from unions.choices import Form

from .turns import turns

DAY = timedelta(1)
TURNS = 2830
# All districts of the day hold one; LARGE hold one more.
YEARLY = [date(2019, 5, 6), date(2020, 8, 10), date(2021, 5, 10), date(2022, 4, 11)]
LARGE, LARGE_DAY = ("CB-THANHPHO", "CB-HAQUANG"), date(2021, 10, 18)
# Before the years of the report.
EARLIER, EARLIER_DAY, EARLIER_TURNS = "CB-THANHPHO", date(2018, 6, 11), 30
BELOW = (Form.UNION, Form.BRANCH_UNION, Form.BRANCH)
# Certificates of the province have the numbers before.
FIRST_NUMBER = 5001


def courses(chairs):
    rng, numbers = Random("courses of districts"), count(FIRST_NUMBER)
    for unit, on, sent in _held(chairs):
        course = _course(unit, on)
        yield course
        able = [chair for chair in chairs.of(on, *BELOW) if chair.district == unit.pk]
        yield from turns(rng, course, able, sent, numbers)


def _held(chairs):
    """[(unit, day, turns)]"""
    held = [
        (place.unit, on)
        for on in YEARLY
        for place in chairs.places(on).values()
        if place.form == Form.LOCAL
    ]
    held += [(chairs.units[code], LARGE_DAY) for code in LARGE]
    shares = apportion(TURNS, [1] * len(held))
    told = [(*place, sent) for place, sent in zip(held, shares, strict=True)]
    return [*told, (chairs.units[EARLIER], EARLIER_DAY, EARLIER_TURNS)]


def _course(unit, on):
    return Course(
        name=f"Bồi dưỡng cán bộ Đoàn, Hội, Đội năm {on.year}, {unit.name}",
        kind=CourseKind.UNION_WORK,
        tier=Tier.DISTRICT,
        school=School.DISTRICT_CENTRE,
        organiser=f"Trung tâm bồi dưỡng chính trị, {unit.name}",
        unit=unit,
        place=unit.name,
        begins_on=on,
        ends_on=on + DAY * 2,
    )
