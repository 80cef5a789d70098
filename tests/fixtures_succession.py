"""The succession of Hà Quảng for the term from 2025: Bình writes the list of 2026, An
and Dũng decide on it."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from cadres.models import Post
from cadres.services import candidates, succession_plans, succession_reviews
from tests.factories import PersonFactory

TERM = {"term_since": date(2025, 10, 1), "term_until": date(2030, 10, 1)}
ON = date(2026, 6, 1)
EXPECTED = date(2027, 1, 1)
WRITTEN = datetime(2026, 6, 1, 8, tzinfo=UTC)
DECIDED = datetime(2026, 7, 1, 8, tzinfo=UTC)
DECISION = "12-QĐ/TĐTN"


def messages(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def drawn_up(binh):
    def drawn_up(unit):
        return succession_plans.draw_up(unit=unit, by=binh, at=WRITTEN, **TERM)

    return drawn_up


@pytest.fixture
def plan(drawn_up, ha_quang):
    return drawn_up(ha_quang)


@pytest.fixture
def begin(binh):
    def begin(plan, on=ON):
        at = WRITTEN.replace(year=max(on.year, WRITTEN.year))
        return succession_reviews.begin(plan=plan, year=on.year, on=on, by=binh, at=at)

    return begin


@pytest.fixture
def draft(plan, begin):
    return begin(plan)


@pytest.fixture
def propose(binh):
    """`propose(review, person, "DEPUTY", "HEAD")`: for each of these posts."""

    def propose(review, person, *posts, on=EXPECTED):
        return [
            candidates.propose(
                review=review,
                person=person,
                post=Post.objects.get(pk=post),
                expected_on=on,
                by=binh,
            )
            for post in posts
        ]

    return propose


@pytest.fixture
def lien(truong_ha):
    """Twenty-six on the day that is expected."""
    return PersonFactory(
        full_name="Hoàng Thị Liên", unit=truong_ha, born_on=date(2000, 3, 8)
    )


@pytest.fixture
def listed(draft, propose, lien):
    """Liên stands on the list for two posts."""
    propose(draft, lien, "SECRETARY", "DEPUTY")
    return draft


@pytest.fixture
def sent_list(listed, binh):
    return succession_reviews.submit(review=listed, by=binh, at=WRITTEN)


@pytest.fixture
def approve_list(binh, dung):
    """Sends a list as Bình and approves it as Dũng."""

    def approve_list(review):
        succession_reviews.submit(review=review, by=binh, at=WRITTEN)
        return succession_reviews.approve(
            review=review, decision=DECISION, by=dung, at=DECIDED
        )

    return approve_list


@pytest.fixture
def approved_list(listed, approve_list):
    return approve_list(listed)


@pytest.fixture
def visit_list(client):
    """Opens a page by the name of its address, or sends its form."""

    def visit_list(user, name, *args, send=None, follow=True, **asked):
        client.force_login(user)
        url = reverse(f"succession{name}", args=args)
        if send is None:
            return client.get(url, asked)
        return client.post(url, send, follow=follow)

    return visit_list
