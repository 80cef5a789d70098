"""Who stands in the lists of the standards: just inside and just outside each bound."""

from datetime import date, timedelta

import pytest

from cadres.choices import Degree, Subject, TenureEnd, Theory
from cadres.standards import below_standard, first_too_old, past_age
from tests import factories
from tests.fixtures_records import change
from unions.choices import RuleKind
from unions.models import Rule

DAY = date(2022, 6, 30)
NEXT = timedelta(1)
COMMITTEE = ("SECRETARY", "DEPUTY", "STANDING_MEMBER", "COMMITTEE_MEMBER")
LEADERS = COMMITTEE[:2]


def born(age, day=DAY):
    """The birth date of somebody who is past `age` on `day`, but was not on the eve."""
    return day.replace(year=day.year - age - 1)


@pytest.fixture
def place(province, ha_quang, truong_ha):
    """The unit of a level, on special ground or not."""
    units = {"PROVINCE": province, "DISTRICT": ha_quang, "GRASSROOTS": truong_ha}

    def place(level, ground):
        [placement] = units[level].placements.all()
        change(placement, special_area=ground == "SPECIAL")
        return units[level]

    return place


PAST = [
    ("PROVINCE", "SECRETARY", "ORDINARY", 40),
    ("PROVINCE", "SECRETARY", "SPECIAL", 40),
    ("PROVINCE", "DEPUTY", "ORDINARY", 38),
    ("PROVINCE", "STANDING_MEMBER", "ORDINARY", 37),
    *(("DISTRICT", post, "ORDINARY", 35) for post in COMMITTEE),
    *(("DISTRICT", post, "SPECIAL", 37) for post in COMMITTEE),
    *(("GRASSROOTS", post, "ORDINARY", 35) for post in COMMITTEE),
    *(("GRASSROOTS", post, "SPECIAL", 37) for post in COMMITTEE),
]


@pytest.mark.parametrize(("level", "code", "ground", "age"), PAST)
def test_past_age_from_the_birthday_on(place, holder, level, code, ground, age):
    unit = place(level, ground)
    holder("Nông Văn Trẻ", unit, code, born_on=born(age) + NEXT)
    old = holder("Hứa Văn Già", unit, code, born_on=born(age))

    assert [(row, row.oldest) for row in past_age(DAY)] == [(old, age)]


def test_past_age_soon_is_within_the_months(holder, truong_ha):
    until = date(2023, 6, 30)
    holder("Hứa Văn Già", truong_ha, born_on=born(35))
    first = holder("Nông Văn Đầu", truong_ha, born_on=born(35) + NEXT)
    last = holder("Nông Văn Cuối", truong_ha, born_on=born(35, until))
    holder("Nông Văn Sau", truong_ha, born_on=born(35, until) + NEXT)

    assert set(past_age(DAY, 12)) == {first, last}


def test_nobody_is_past_age_without_a_birth_date(holder, truong_ha):
    holder("Nông Văn A", truong_ha, born_on=None)

    assert list(past_age(DAY)) == list(past_age(DAY, 60)) == []


def test_whoever_left_is_not_past_age(holder, truong_ha):
    left = {"until": DAY, "end": TenureEnd.OVER_AGE}
    tenure = holder("Hứa Văn Già", truong_ha, born_on=born(40), **left)

    assert list(past_age(DAY)) == []
    assert list(past_age(DAY - NEXT)) == [tenure]


def test_rules_of_the_day_count(holder, truong_ha):
    tenure = holder("Hứa Văn Già", truong_ha, born_on=born(35))
    rules = Rule.objects.filter(kind=RuleKind.POST_AGE, level="GRASSROOTS")

    rules.update(until=DAY)

    assert list(past_age(DAY)) == []
    assert list(past_age(DAY - NEXT)) == []
    factories.RuleFactory(
        level="GRASSROOTS", post="SECRETARY", value=34, since=DAY + NEXT
    )
    assert list(past_age(DAY + NEXT)) == [tenure]


def test_rule_that_names_nothing_is_asked_of_all(holder, pac_bo, truong_ha):
    for kind, value in (("POST_AGE", 29), ("FIRST_AGE", 24), ("DEGREE", 1)):
        factories.RuleFactory(kind=kind, level="", post="", ground="", value=value)
    facts = {"born_on": born(29), "since": date(2018, 1, 1)}
    branch = holder("Nông Văn Chi", pac_bo, **facts)
    driver = holder("Đàm Văn Lái", truong_ha, "DRIVER", **facts)
    # The rules of the commune go before those of all.
    secretary = holder("Hứa Văn Xã", truong_ha, **facts)

    assert list(past_age(DAY).order_by("pk")) == [branch, driver]
    assert list(past_age(DAY - NEXT, 1).order_by("pk")) == [branch, driver]
    assert list(first_too_old(DAY).order_by("pk")) == [branch, driver, secretary]
    assert list(below_standard(DAY).order_by("pk")) == [branch, driver, secretary]


FIRST = [
    ("PROVINCE", "SECRETARY", 35),
    ("PROVINCE", "DEPUTY", 33),
    ("PROVINCE", "STANDING_MEMBER", 32),
    *(("DISTRICT", post, 30) for post in COMMITTEE),
]


@pytest.mark.parametrize(("level", "code", "age"), FIRST)
def test_first_too_old_on_the_day_of_the_post(place, holder, level, code, age):
    unit, since = place(level, "ORDINARY"), date(2020, 3, 1)
    young = born(age, since) + NEXT
    holder("Nông Văn Trẻ", unit, code, born_on=young, since=since)
    old = holder("Hứa Văn Già", unit, code, born_on=born(age, since), since=since)

    assert [(row, row.oldest) for row in first_too_old(DAY)] == [(old, age)]


def test_second_time_is_no_first_time(holder, ha_quang, hoa_an, post):
    there = date(2019, 1, 1)
    ended = {"until": there, "end": TenureEnd.MOVED}
    before = holder("Nông Văn A", ha_quang, born_on=date(1986, 1, 2), **ended)
    again = {"person": before.person, "unit": hoa_an, "since": there}
    factories.TenureFactory(post=before.post, **again)

    assert list(first_too_old(DAY)) == []
    other = factories.TenureFactory(post=post("DEPUTY"), **again)
    assert list(first_too_old(DAY)) == [other]


def test_first_age_is_that_of_its_time(holder, ha_quang):
    tenure = holder("Nông Văn A", ha_quang, born_on=date(1986, 1, 1))
    rules = Rule.objects.filter(kind=RuleKind.FIRST_AGE, level="DISTRICT")

    rules.update(until=date(2018, 1, 2))
    assert list(first_too_old(DAY)) == [tenure]
    rules.update(until=date(2018, 1, 1))
    assert list(first_too_old(DAY)) == []


DEGREES = [
    *(("PROVINCE", post, "ORDINARY", Degree.BACHELOR) for post in LEADERS),
    *(("DISTRICT", post, "ORDINARY", Degree.BACHELOR) for post in LEADERS),
    *(("DISTRICT", post, "SPECIAL", Degree.COLLEGE) for post in LEADERS),
    *(("GRASSROOTS", post, "ORDINARY", Degree.INTERMEDIATE) for post in LEADERS),
    *(("GRASSROOTS", post, "SPECIAL", Degree.INTERMEDIATE) for post in LEADERS),
]
THEORY = [
    *(("PROVINCE", post, "ORDINARY", Theory.ADVANCED) for post in LEADERS),
    *(("DISTRICT", post, "ORDINARY", Theory.INTERMEDIATE) for post in LEADERS),
    *(("DISTRICT", post, "SPECIAL", Theory.ELEMENTARY) for post in LEADERS),
    *(("GRASSROOTS", post, "SPECIAL", Theory.ELEMENTARY) for post in LEADERS),
]
SUBJECTS = [
    *((Subject.PROFESSIONAL, *case) for case in DEGREES),
    *((Subject.THEORY, *case) for case in THEORY),
]
HIGHEST = {Subject.PROFESSIONAL: Degree.DOCTOR, Subject.THEORY: Theory.ADVANCED}


def award(person, subject, level, on=DAY):
    if level:
        facts = {"subject": subject, "level": level, "obtained_on": on}
        factories.QualificationFactory(person=person, **facts)


@pytest.mark.parametrize(("subject", "level", "code", "ground", "least"), SUBJECTS)
def test_below_standard_by_one_step(place, holder, subject, level, code, ground, least):
    unit = place(level, ground)
    enough, short = (holder(name, unit, code) for name in ("Đủ", "Thiếu"))
    for tenure, got in ((enough, least), (short, least - 1)):
        for each, highest in HIGHEST.items():
            award(tenure.person, each, got if each == subject else highest)

    assert list(below_standard(DAY)) == [short]


def test_degree_counts_from_its_day(holder, truong_ha):
    tenure = holder("Nông Văn A", truong_ha)
    award(tenure.person, Subject.PROFESSIONAL, Degree.INTERMEDIATE)

    assert list(below_standard(DAY - NEXT)) == [tenure]
    assert list(below_standard(DAY)) == []


@pytest.mark.parametrize("code", ["COMMITTEE_MEMBER", "SPECIALIST"])
def test_post_without_a_standard_has_none(holder, truong_ha, code):
    holder("Nông Văn A", truong_ha, code)

    assert list(below_standard(DAY)) == []
