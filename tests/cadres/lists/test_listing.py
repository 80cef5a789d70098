"""What every list promises, so that a new one keeps it."""

from datetime import date

import pytest
from django.db.models import QuerySet

from cadres import lists
from cadres.lists import Asked, Group, Listing, Work
from cadres.lists.columns import follow, number
from cadres.lists.listing import declare

DAY = date(2022, 6, 30)


@pytest.fixture
def listings(giang):
    return [e for e in lists.entries_for(giang) if isinstance(e, Listing)]


def asked(listing, user, **facts):
    whole = Asked(user=user, day=DAY, **facts)
    return listing.unasked(whole, date(2026, 11, 23))


def test_lists_are_told_in_words(giang):
    entries = lists.entries_for(giang)

    assert len({entry.title for entry in entries}) == len(entries) > 5
    assert [entry.title for entry in entries if entry.explain[-1] != "."] == []
    assert {entry.group for entry in entries} <= set(Group)


def test_lists_have_columns_of_their_own_names(listings):
    for listing in listings:
        labels = [column.label for column in listing.columns]
        assert len(set(labels)) == len(labels) > 1, listing.slug
        assert listing.empty[-1] == ".", listing.slug


def test_lists_of_rows_stand_in_a_told_order(listings, giang):
    """Or a page would show rows twice and leave others out."""
    for listing in listings:
        rows = listing.rows(asked(listing, giang))
        if isinstance(rows, QuerySet):
            last = rows.query.order_by[-1] if rows.query.order_by else ""
            assert str(last).lstrip("-") in ("pk", "id", "code"), listing.slug


def test_lists_are_asked_for_by_those_who_may(listings):
    may = {"view"}
    assert {e.permission.partition(".")[2].split("_")[0] for e in listings} == may


def test_list_of_a_taken_name_is_a_mistake(giang):
    taken = lists.entries_for(giang)[0]

    with pytest.raises(ValueError, match="Two lists are called"):
        declare(taken)


def test_page_among_the_lists_is_no_list(giang):
    pages = [e for e in lists.entries_for(giang) if isinstance(e, Work)]

    assert [page.title for page in pages if lists.find(page.title)] == []
    assert [page.title for page in pages if not page.url] == []
    assert lists.find("khong-co") is None


def test_path_ends_where_it_meets_nothing():
    column = number("Số", "a.b")

    assert follow(None, "a.b") is None
    assert follow("Hoa", "") == "Hoa"
    assert follow("Hoa", "upper") == "HOA"
    assert column.is_number
