"""What is recorded of people, all of them at once."""

from collections import defaultdict

from cadres.choices import CourseKind, Result, Subject
from cadres.models import Attendance, Qualification, Tenure


def levels(people, day):
    """{(person, subject): the highest level}"""
    rows = Qualification.objects.on(day).filter(person__in=people).order_by("level")
    return {
        (person, Subject(subject)): level
        for person, subject, level in rows.values_list("person", "subject", "level")
    }


def courses(people, day):
    """{person: the kinds of courses passed, in words}"""
    rows = Attendance.objects.filter(
        person__in=people, result=Result.PASSED, course__ends_on__lte=day
    )
    pairs = set(rows.values_list("person", "course__kind"))
    found = defaultdict(list)
    for kind in CourseKind:
        for person in {person for person, other in pairs if other == kind}:
            found[person].append(kind.label)
    return found


def posts(people, day):
    """{person: what they are on `day`, the highest post first}"""
    rows = Tenure.objects.on(day).filter(person__in=people)
    found = defaultdict(list)
    for row in rows.select_related("post", "unit").order_by("post__rank", "pk"):
        found[row.person_id].append(f"{row.post}, {row.unit.name}")
    return found


def first_days(people):
    """{(person, post, level of the unit): the first day in it}"""
    rows = Tenure.objects.filter(person__in=people).order_by("-since")
    columns = ("person", "post", "unit__level", "since")
    return {tuple(place): since for *place, since in rows.values_list(*columns)}
