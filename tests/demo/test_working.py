"""What the sample tells of the work with cadres, counted straight from the rows."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.choices import ReviewState
from cadres.choices import MoveKind, ObjectKind, Rank, Scale
from cadres.models import (
    AllowanceRate,
    Attendance,
    Award,
    BaseSalary,
    Candidate,
    Congress,
    ContestEntry,
    Course,
    ElectedOffice,
    Evaluation,
    EvaluationCampaign,
    FieldVisit,
    InspectedUnit,
    Move,
    Recruit,
    Seat,
    SuccessionReview,
    Tenure,
    Waiver,
)
from demo.plan.days import CLOSING, FIRST, OPENING

DRAFT, SUBMITTED, APPROVED, RETURNED = ReviewState
SPAN = Q(begins_on__gt=OPENING, begins_on__lte=CLOSING)


def ratings(year, scale, kind):
    rows = Evaluation.objects.listed().filter(
        campaign__year=year, campaign__scale=scale, campaign__kind=kind
    )
    return Counter(rows.values_list("rank", flat=True))


def test_courses_and_their_turns(sample):
    schools = Course.objects.filter(SPAN).values_list("school")
    told = schools.annotate(Count("pk", distinct=True), Count("attendances"))

    assert {school: counts for school, *counts in told.order_by()} == {
        "POLITICAL_SCHOOL": [5, 274],
        "DISTRICT_CENTRE": [45, 2830],
        "UNIVERSITY": [19, 976],
        "CENTRAL_UNION": [1, 20],
    }


def test_everybody_is_sent_from_a_post_held_that_day(sample):
    held = Tenure.objects.filter(
        Q(until__isnull=True)
        | Q(until__gt=F("person__attendances__course__begins_on")),
        since__lte=F("person__attendances__course__begins_on"),
        unit=F("person__attendances__unit"),
        post=F("person__attendances__post"),
    )
    turns = held.values("person__attendances").distinct()

    assert turns.count() == Attendance.objects.count()


def test_moves_begin_where_a_post_was_held_the_day_before(sample):
    """A secondment leaves the post as it is; every other move ends it."""
    held = Tenure.objects.filter(
        Q(until__isnull=True) | Q(until__gte=F("person__moves__on")),
        since__lt=F("person__moves__on"),
        unit=F("person__moves__unit"),
        post=F("person__moves__post"),
    )
    ended = held.filter(until=F("person__moves__on"))

    assert held.values("person__moves").distinct().count() == 79
    moved = Move.objects.exclude(kind=MoveKind.SECONDMENT)
    assert ended.values("person__moves").distinct().count() == moved.count() == 69


def test_secondments_last_as_the_office_says_but_for_two(sample):
    sent = Move.objects.filter(kind=MoveKind.SECONDMENT)
    today = timezone.localdate()

    back = sent.exclude(returned_on=None).order_by("on")
    days = [(row.returned_on - row.on).days for row in back]
    assert len(days) == 8
    assert sum(180 <= count <= 366 for count in days) == 6
    away = sent.filter(returned_on=None).order_by("on")
    assert [row.planned_until > today for row in away] == [False, True]


def test_those_taken_in_2021_are_the_specialists_of_that_year(sample):
    forms = Recruit.objects.values_list("unit__form").annotate(Count("pk"))

    assert dict(forms.order_by()) == {"PROVINCIAL": 7, "LOCAL": 6}


def test_offices_awards_prizes_and_visits(sample):
    offices = ElectedOffice.objects.on(CLOSING).values_list("body", "tier")
    awards = Award.objects.values_list("title", "tier")
    prizes = ContestEntry.objects.values_list("prize", flat=True)
    regulation = InspectedUnit.objects.filter(inspection__subject="CADRE_REGULATION")

    assert Counter(offices) == {
        ("PARTY_COMMITTEE", "PROVINCE"): 2,
        ("PEOPLE_COUNCIL", "PROVINCE"): 3,
        ("PEOPLE_COUNCIL", "DISTRICT"): 9,
        ("PEOPLE_COUNCIL", "COMMUNE"): 203,
    }
    assert Counter(awards) == {
        ("STRONG_BRANCH", "PROVINCE"): 17,
        ("BRANCH", "PROVINCE"): 6,
        ("BRANCH_SECRETARY", "PROVINCE"): 5,
        ("BRANCH", "DISTRICT"): 355,
        ("BRANCH_SECRETARY", "DISTRICT"): 250,
    }
    assert sorted(Counter(prizes).values()) == [1, 2, 3, 4, 13]
    assert sorted(regulation.values_list("unit__code", flat=True)) == [
        "CB-BAOLAC",
        "CB-HOAAN",
        "CB-NGUYENBINH",
        "CB-THACHAN",
    ]
    assert FieldVisit.objects.count() == 153
    assert FieldVisit.objects.filter(reported_on=None).count() == 3


def test_pay(sample):
    rates = AllowanceRate.objects.on(CLOSING).values_list("post", "form", "coefficient")
    base = [BaseSalary.objects.on(day).get().amount for day in (OPENING, CLOSING)]

    assert sorted((post, form, str(rate)) for post, form, rate in rates) == [
        ("DEPUTY", "UNION", "0.80"),
        ("SECRETARY", "BRANCH", "0.10"),
    ]
    assert base == [1_390_000, 1_490_000]


@pytest.mark.parametrize(
    ("year", "excellent", "good"),
    [(2018, 8, 11), (2019, 8, 10), (2020, 11, 4), (2021, 11, 4)],
)
def test_ratings_of_districts(sample, year, excellent, good):
    told = ratings(year, Scale.QUALITY, ObjectKind.DISTRICT)

    assert told == {Rank.EXCELLENT: excellent, Rank.GOOD: good}


def test_ratings_of_2021(sample):
    strong = ratings(2021, Scale.STRONG_BRANCH, ObjectKind.BRANCH)
    unions = ratings(2021, Scale.THREE_INITIATIVES, ObjectKind.GRASSROOTS)
    members = ratings(2021, Scale.QUALITY, ObjectKind.MEMBER)

    assert strong == {Rank.ATTAINED: 1743, Rank.NOT_ATTAINED: 384, "": 219}
    assert unions == {Rank.ATTAINED: 215, Rank.NOT_ATTAINED: 9}
    assert (members.total(), members[""]) == (27638, 866)
    assert (members[Rank.EXCELLENT], members[Rank.GOOD]) == (16207, 7573)


def test_campaigns_of_this_year_stand_in_every_state(sample):
    running = EvaluationCampaign.objects.open()
    rows = Evaluation.objects.filter(campaign__in=running)

    assert running.count() == 9
    assert EvaluationCampaign.objects.closed().count() == 15
    districts = rows.filter(campaign__scale="QUALITY", campaign__kind="DISTRICT")
    assert Counter(districts.values_list("state", flat=True)) == {
        APPROVED: 3,
        SUBMITTED: 3,
        RETURNED: 1,
        DRAFT: 8,
    }
    for kind in ("GRASSROOTS", "BRANCH"):
        states = rows.filter(campaign__kind=kind).values_list("state", flat=True)
        assert set(states) == set(ReviewState)
    assert rows.filter(scores__isnull=False).exists()


def test_succession_breaks_every_rule_once(sample):
    rows = Candidate.objects.filter(review__state=APPROVED, is_dropped=False)
    leading = rows.exclude(post__in=["STANDING_MEMBER", "COMMITTEE_MEMBER"])
    posts = Counter(leading.values_list("review__plan__unit__code", "post"))
    people = Counter(rows.values_list("person", flat=True))

    assert [place for place, count in posts.items() if count > 3] == [("CB", "DEPUTY")]
    assert ("CB-HOAAN", "SECRETARY") not in posts
    assert Counter(people.values()) == {1: 3, 2: 16, 4: 1}


def test_reviews_of_this_year_are_on_their_way(sample):
    rows = SuccessionReview.objects.exclude(state=APPROVED)

    assert dict(rows.values_list("plan__unit__code", "state")) == {
        "CB": SUBMITTED,
        "CB-HAQUANG": DRAFT,
    }
    assert rows.get(state=SUBMITTED).candidates.filter(is_dropped=True).count() == 1


def test_seats_and_leaders_of_the_first_day_rest_on_a_congress(sample):
    held = Congress.objects.values_list("unit__level").annotate(Count("pk"))
    seats = Seat.objects.filter(congress__unit__code="CB")

    assert dict(held.order_by()) == {"PROVINCE": 1, "DISTRICT": 19}
    assert sorted(seats.values_list("post", "quota")) == [
        ("COMMITTEE_MEMBER", 39),
        ("DEPUTY", 2),
        ("SECRETARY", 1),
        ("STANDING_MEMBER", 13),
    ]
    elected = Tenure.objects.filter(congress__isnull=False)
    assert set(elected.values_list("since", flat=True)) == {FIRST}
    assert elected.filter(post="COMMITTEE_MEMBER").count() == 39


def test_leaders_who_break_a_standard_have_a_reason(sample):
    days = Waiver.objects.values_list("tenure__since", flat=True)

    assert set(days) == {
        date(2019, 6, 1),
        date(2019, 9, 1),
        date(2020, 8, 1),
        date(2021, 1, 15),
    }
