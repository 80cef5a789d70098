"""Who is planned for posts is counted from the lists in force on the day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.choices import ReviewState
from cadres.models import Post
from reports.catalogue.succession import FIGURES
from reports.figures import evaluate
from tests import factories

REVIEWED = date(2022, 6, 1)
AT = datetime(2022, 6, 2, 8, tzinfo=UTC)


@pytest.fixture
def plan(ha_quang):
    return factories.SuccessionPlanFactory(unit=ha_quang)


@pytest.fixture
def reviewed(an, giang, plan):
    """A review of the plan: two people in three candidacies, one of them dropped."""

    def reviewed(on=REVIEWED, state=ReviewState.APPROVED):
        stamp = {"submitted_at": AT, "submitted_by": giang}
        stamp |= {"decided_at": AT, "decided_by": an}
        review = factories.SuccessionReviewFactory(
            plan=plan, year=on.year, on=on, state=state, **stamp
        )
        posts = Post.objects.order_by("pk")[:2]
        first, second = factories.PersonFactory.create_batch(2, unit=plan.unit)
        for person, post, gone in (
            (first, posts[0], False),
            (first, posts[1], False),
            (second, posts[0], True),
        ):
            factories.CandidateFactory(
                review=review, person=person, post=post, is_dropped=gone
            )
        return review

    return reviewed


def told(scope, day):
    return tuple(evaluate(FIGURES, scope=scope, day=day).values())


def test_person_counts_once_and_candidacies_all(small, ha_quang, hoa_an, reviewed):
    reviewed()

    assert told(small, REVIEWED) == (2, 1)
    assert told(ha_quang, REVIEWED) == (2, 1)
    assert told(hoa_an, REVIEWED) == (0, 0)


def test_list_is_in_force_from_its_review_to_the_end_of_the_term(small, plan, reviewed):
    reviewed()

    days = (REVIEWED - timedelta(1), plan.term_until - timedelta(1), plan.term_until)
    assert [told(small, day) for day in days] == [(0, 0), (2, 1), (0, 0)]


def test_list_that_was_not_approved_is_not_counted(small, reviewed):
    reviewed(state=ReviewState.SUBMITTED)

    assert told(small, REVIEWED) == (0, 0)


def test_lists_of_grassroots_are_not_told(truong_ha):
    assert told(truong_ha, REVIEWED) == (None, None)
