"""Who was sent to a course, and what became of it."""

from datetime import timedelta

from cadres.choices import Result
from cadres.models import Attendance
from demo.plan.days import CLOSING

DAY = timedelta(1)
OUTCOMES = {Result.PASSED: 96, Result.FAILED: 2, Result.LEFT: 2}
# Of those who learned beyond the closing day one in so many is not told of yet.
SILENT = 25


def turns(rng, course, able, count, numbers):
    """`count` of those in the chairs `able`; certificates are numbered by `numbers`."""
    people = list({chair.person: chair for chair in able}.values())
    for chair in rng.sample(people, count):
        turn, number = entered(course, chair), next(numbers)
        if course.ends_on <= CLOSING or number % SILENT:
            _finish(rng, turn, number)
        yield turn


def entered(course, chair):
    return Attendance(
        course=course, person_id=chair.person, unit=chair.unit, post_id=chair.post
    )


def _finish(rng, turn, number):
    [turn.result] = rng.choices(list(OUTCOMES), OUTCOMES.values())
    if turn.result == Result.PASSED:
        ended = turn.course.ends_on
        turn.certificate = f"{number:05d}/{ended.year}"
        turn.certified_on = ended + DAY * 14
