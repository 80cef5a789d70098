"""Plans of succession: those of 2021 approved, with a violation of each kind; this
year's reviews on their way (Conclusion 07, I.3.2)."""

from collections import defaultdict
from datetime import date, timedelta

from cadres.models import Candidate, Post
from cadres.services import candidates, succession_plans, succession_reviews
from demo.plan import sheets
from demo.plan.days import at
from members.models import Person
from unions.choices import Form

from .chairs import DISTRICT_FORMS

DAY = timedelta(1)
TERM = date(2022, 10, 10), date(2027, 10, 10)
REVIEWED, SENT, APPROVED = date(2021, 11, 15), date(2021, 11, 22), date(2021, 12, 15)
# Whose review of this year waits for its approval, and whose is still written.
WAITING, WRITING = "CB", "CB-HAQUANG"


def prepare(chairs, *, office, writers, today):
    """Writes the plans of the sheet and their reviews. `writers` by the key of their
    unit; whoever has none there is the second of `office`."""
    people, plans = _people(chairs), {}
    for row in sheets.read("succession"):
        plans.setdefault(row["unit"], []).append(row)
    for code, rows in plans.items():
        unit = chairs.units[code]
        by = writers.get(unit.pk, office[1])
        plan = _draw_up(unit, by)
        _approve(plan, rows, people, by, office[2])
        if code in (WAITING, WRITING):
            _review(plan, by, today, is_sent=code == WAITING)
    return len(plans)


def _people(chairs):
    """{(unit, post): the people who held it on the day of the reviews}"""
    held = chairs.of(REVIEWED, Form.PROVINCIAL, *DISTRICT_FORMS)
    known = Person.objects.in_bulk({chair.person for chair in held})
    people = defaultdict(list)
    for chair in held:
        people[chair.unit.code, chair.post].append(known[chair.person])
    return people


def _draw_up(unit, by):
    since, until = TERM
    return succession_plans.draw_up(
        unit=unit, term_since=since, term_until=until, by=by, at=at(REVIEWED)
    )


def _approve(plan, rows, people, by, leader):
    review = succession_reviews.begin(
        plan=plan, year=REVIEWED.year, on=REVIEWED, by=by, at=at(REVIEWED)
    )
    posts = Post.objects.in_bulk()
    for row in rows:
        candidates.propose(
            review=review,
            person=people[row["from_unit"], row["from_post"]][int(row["place"]) - 1],
            post=posts[row["post"]],
            expected_on=TERM[0],
            by=by,
        )
    succession_reviews.submit(review=review, by=by, at=at(SENT))
    decision = f"{350 + plan.pk}-QĐ/TĐTN"
    succession_reviews.approve(
        review=review, decision=decision, by=leader, at=at(APPROVED)
    )


def _review(plan, by, today, is_sent):
    """This year's, or the last of the term; the eldest candidate of a post that has too
    many is dropped before it is sent."""
    on = min(today - DAY * 20, TERM[1] - DAY)
    review = succession_reviews.begin(plan=plan, year=on.year, on=on, by=by, at=at(on))
    if is_sent:
        rows = Candidate.objects.filter(review=review, post="DEPUTY")
        eldest = rows.order_by("person__born_on")[0]
        candidates.drop(candidate=eldest, by=by, reason="Không còn đủ tuổi")
        succession_reviews.submit(review=review, by=by, at=at(on + DAY))
