"""Branches of pupils and of teachers."""

import re
from random import Random

from unions.choices import Bloc, SchoolKind

from . import figures
from .branches import AUTUMNS, branch
from .days import FIRST
from .solvers import apportion

KINDS = ("Trung học cơ sở", "Tiểu học", "Mầm non")


def branches(unions, communes):
    schools = [union for union in unions if union.bloc == Bloc.SCHOOL]
    return [*_classes(schools), *_teachers(schools), *_commune_schools(communes)]


def _classes(schools):
    """Classes are numbered through a school: 10A1, 11A1, 12A1, 10A2 …"""
    rng = Random("classes")
    counts = apportion(figures.CLASSES, [rng.randint(6, 12) for _ in schools])
    more = _more(schools)
    for school, count in zip(schools, counts, strict=True):
        for number in range(count + more.get(school.code, 0)):
            since = FIRST if number < count else AUTUMNS[number % 2]
            grade = f"{10 + number % 3}A{1 + number // 3}"
            name = f"Chi đoàn lớp {grade}"
            yield branch(school.code, grade, name, SchoolKind.CLASS, since)


def _more(schools):
    """{school: how many classes it opens later}"""
    lasting = [school.code for school in schools if school.until is None]
    shares = apportion(figures.NEW_CLASSES, [1] * len(lasting))
    return dict(zip(lasting, shares, strict=True))


def _teachers(schools):
    for school in schools:
        name = school.name.replace("Đoàn", "Chi đoàn giáo viên", 1)
        yield branch(school.code, "GV", name, SchoolKind.TEACHER)


def _commune_schools(communes):
    """One school in every commune of the first day, a second in some; later a third."""
    first = [c for c in communes if c.spells[0].since == FIRST]
    lasting = [c for c in first if c.closed_on is None]
    extra = figures.COMMUNE_SCHOOLS - len(first)
    for commune in first:
        yield _school(commune, 0)
    for commune in first[:extra]:
        yield _school(commune, 1)
    for number, commune in enumerate(lasting[-figures.NEW_COMMUNE_SCHOOLS :]):
        yield _school(commune, 2, AUTUMNS[number % 2])


def _school(commune, kind, since=FIRST):
    place = re.sub("^Đoàn (xã|phường|thị trấn) ", "", commune.spells[0].name)
    name = f"Chi đoàn giáo viên Trường {KINDS[kind]} {place}"
    return branch(commune.code, f"GV{kind + 1}", name, SchoolKind.TEACHER, since)
