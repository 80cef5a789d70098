"""The figures of the report of 30 June 2022, counted straight from the records."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Max, Q

from accounts.vietnamese import half_up
from cadres.choices import STAFF
from cadres.models import Qualification, Seat, Tenure
from demo.plan.days import CLOSING, EVE, OPENING, age
from members.choices import DEPARTURES
from members.models import Admission, Enrolment, SensitiveFacts
from unions.models import Document, Placement

NEW_YEARS_EVE = date(2018, 12, 31)
COMMUNE = Q(form="UNION", bloc="RESIDENTIAL")
GRASSROOTS = Q(form__in=["UNION", "BRANCH_UNION"])


def units(day, *args, **facts):
    return Placement.objects.on(day).filter(*args, **facts)


def members(day, **facts):
    return Enrolment.objects.on(day).filter(unit__in=units(day, **facts).values("unit"))


def holders(day, *args, post="", **facts):
    rows = Tenure.objects.on(day).filter(unit__in=units(day, *args).values("unit"))
    return rows.filter(**facts, **({"post": post} if post else {}))


def ages(rows, day=CLOSING):
    born = rows.values_list("person__born_on", flat=True)
    return [age(born_on, day) for born_on in born]


def highest(rows, day, subject):
    """How many of the holders have each level as their highest."""
    people = Qualification.objects.on(day).filter(
        subject=subject, person__in=rows.values("person")
    )
    levels = people.values("person").annotate(top=Max("level")).values_list("top")
    counts = [level for [level] in levels]
    return {level: counts.count(level) for level in sorted(set(counts))}


@pytest.mark.parametrize(
    ("day", "districts", "affiliated", "grassroots", "branches", "communes"),
    [
        (OPENING, 13, 6, 469, 3040, 199),
        (NEW_YEARS_EVE, 13, 6, 469, 3040, 199),
        (EVE, 13, 5, 469, 3040, 199),
        (CLOSING, 10, 5, 345, 2346, 161),
    ],
)
def test_units(sample, day, districts, affiliated, grassroots, branches, communes):
    assert units(day, form="LOCAL").count() == districts
    assert units(day, form="AFFILIATED").count() == affiliated
    assert units(day, GRASSROOTS).count() == grassroots
    assert units(day, form="BRANCH").count() == branches
    assert units(day, COMMUNE).count() == communes


def test_grassroots_by_form(sample):
    assert units(CLOSING, form="UNION").count() == 224
    assert units(CLOSING, form="BRANCH_UNION").count() == 121
    assert units(CLOSING, form="UNION", bloc="ENTERPRISE").count() == 6
    assert units(CLOSING, form="BRANCH_UNION", bloc="ENTERPRISE").count() == 16


def test_enterprises_founded_each_year(sample):
    founded = units(CLOSING, GRASSROOTS, bloc="ENTERPRISE")
    years = founded.filter(unit__founded_on__gt=date(2018, 1, 1))

    assert sorted(y.unit.founded_on.year for y in years) == [2019, 2020, 2021]


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"bloc": "RESIDENTIAL", "area": "RURAL"}, 1324),
        ({"bloc": "RESIDENTIAL", "area": "URBAN"}, 123),
        ({"bloc": "SCHOOL", "school_kind": "CLASS"}, 442),
        ({"bloc": "SCHOOL", "school_kind": "TEACHER"}, 309),
        ({"bloc": "ARMED_FORCES"}, 92),
        ({"bloc": "ADMINISTRATIVE"}, 34),
        ({"bloc": "ENTERPRISE"}, 22),
    ],
)
def test_branches_by_bloc(sample, facts, count):
    assert units(CLOSING, form="BRANCH", **facts).count() == count


def test_residential_branches_at_the_opening(sample):
    assert units(OPENING, form="BRANCH", bloc="RESIDENTIAL").count() == 2237


@pytest.mark.parametrize(
    ("bloc", "opening", "closing"),
    [
        ("SCHOOL", 14190, 12815),
        ("ADMINISTRATIVE", 4393, 2070),
        ("ENTERPRISE", 784, 797),
        ("RESIDENTIAL", 15950, 12566),
        ("ARMED_FORCES", 1964, 2064),
    ],
)
def test_members_by_bloc(sample, bloc, opening, closing):
    assert members(OPENING, bloc=bloc).count() == opening
    assert members(CLOSING, bloc=bloc).count() == closing


@pytest.mark.parametrize(
    ("day", "total", "religious", "minority", "party"),
    [(OPENING, 37281, 967, 36182, 3100), (CLOSING, 30312, 1228, 29588, 3659)],
)
def test_members(sample, day, total, religious, minority, party):
    there = Enrolment.objects.on(day)
    facts = SensitiveFacts.objects.filter(person__in=there.values("person"))

    assert there.count() == facts.count() == total
    assert facts.exclude(religion="NONE").count() == religious
    assert facts.exclude(ethnicity="01").count() == minority
    assert facts.filter(party_joined_on__lte=day).count() == party


def test_flows(sample):
    span = (OPENING, CLOSING)
    admitted = Admission.objects.filter(decided_on__gt=span[0], decided_on__lte=span[1])
    ended = Enrolment.objects.filter(until__gt=span[0], until__lte=span[1])

    assert admitted.count() == 21113
    assert admitted.filter(campaign="CLASS_90", decided_on__year=2021).count() == 4516
    assert ended.filter(exit__in=DEPARTURES).count() == 28082


def test_nobody_is_a_member_beyond_thirty_five(sample):
    assert max(ages(Enrolment.objects.on(CLOSING))) <= 35


def test_province_staff(sample):
    staff = holders(CLOSING, Q(form="PROVINCIAL"), employment__in=STAFF)
    years = ages(staff)

    assert (len(years), sum(years)) == (22, 745)
    assert half_up(Decimal(sum(years)) / 22) == Decimal("33.86")
    assert staff.filter(employment="CONTRACT", post="DRIVER").count() == 2
    assert highest(staff, CLOSING, "PROFESSIONAL") == {3: 16, 4: 4}
    assert highest(staff, CLOSING, "THEORY") == {2: 6, 3: 6}


@pytest.mark.parametrize(
    ("post", "seats", "opening", "closing"),
    [("COMMITTEE_MEMBER", 39, 39, 28), ("STANDING_MEMBER", 13, 13, 7)],
)
def test_committees(sample, post, seats, opening, closing):
    assert Seat.objects.on(CLOSING).get(post=post).quota == seats
    assert Tenure.objects.on(OPENING).filter(post=post).count() == opening
    assert Tenure.objects.on(CLOSING).filter(post=post).count() == closing


def test_district_staff(sample):
    staff = holders(CLOSING, Q(form="LOCAL"), employment="FULL_TIME")
    years = ages(staff)

    assert (len(years), sum(years), min(years), max(years)) == (35, 1094, 24, 36)
    posts = ("SECRETARY", "DEPUTY", "SPECIALIST")
    assert [staff.filter(post=post).count() for post in posts] == [10, 10, 15]


def test_affiliated_staff(sample):
    staff = holders(CLOSING, Q(form="AFFILIATED"), employment="FULL_TIME")

    posts = ("SECRETARY", "DEPUTY", "YOUTH_ASSISTANT", "SPECIALIST")
    assert [staff.filter(post=post).count() for post in posts] == [3, 2, 2, 1]


def test_district_level_degrees(sample):
    staff = holders(CLOSING, Q(form__in=["LOCAL", "AFFILIATED"]))

    assert highest(staff, CLOSING, "PROFESSIONAL") == {3: 37, 4: 6}
    assert highest(staff, CLOSING, "THEORY") == {1: 1, 2: 25, 3: 11}


def test_grassroots_secretaries(sample):
    rows = holders(CLOSING, GRASSROOTS, post="SECRETARY")
    years = ages(rows)

    assert (len(years), min(years), max(years)) == (344, 24, 38)
    assert half_up(Decimal(sum(years)) / 344) == Decimal("30.75")
    assert highest(rows, CLOSING, "PROFESSIONAL") == {1: 22, 2: 19, 3: 289, 4: 14}
    assert highest(rows, CLOSING, "THEORY") == {1: 87, 2: 204, 3: 2}


@pytest.mark.parametrize(
    ("day", "secretaries", "deputies", "seats"),
    [(EVE, 192, 198, 199), (CLOSING, 160, 161, 161)],
)
def test_commune_leaders(sample, day, secretaries, deputies, seats):
    assert holders(day, COMMUNE, post="SECRETARY").count() == secretaries
    assert holders(day, COMMUNE, post="DEPUTY").count() == deputies
    communes = units(day, COMMUNE).values("unit")
    assert Seat.objects.on(day).filter(unit__in=communes).count() == 2 * seats


def test_commune_leaders_degrees_before_the_mergers(sample):
    rows = holders(EVE, COMMUNE)
    degrees = highest(rows, EVE, "PROFESSIONAL")

    assert (degrees[4], degrees[3], degrees[1] + degrees[2]) == (1, 207, 182)
    assert highest(rows, EVE, "THEORY")[2] == 163


def test_commune_secretaries_over_age(sample):
    over = [
        years
        for is_special, ceiling in ((False, 35), (True, 37))
        for years in ages(
            holders(CLOSING, COMMUNE & Q(special_area=is_special), post="SECRETARY")
        )
        if years > ceiling
    ]

    assert len(over) == 11


@pytest.mark.parametrize("day", [OPENING, EVE, CLOSING])
def test_branches_are_led_by_a_member_of_theirs(sample, day):
    led = holders(day, Q(form="BRANCH"), post="SECRETARY")
    there = Enrolment.objects.on(day).values_list("person", "unit")

    assert led.count() == units(day, form="BRANCH").count()
    assert set(led.values_list("person", "unit")) <= set(there)


@pytest.mark.parametrize("day", [OPENING, EVE, CLOSING])
def test_no_post_is_held_beyond_its_seats(sample, day):
    left = {(s.unit_id, s.post_id): s.quota for s in Seat.objects.on(day)}
    for unit, post in Tenure.objects.on(day).values_list("unit", "post"):
        left[unit, post] -= 1

    assert min(left.values()) >= 0


def test_documents(sample):
    assert Document.objects.count() == 21
    assert Document.objects.get(symbol="100-KH/TĐTN-TCKT").kind == "KH"
