"""One to three people a post, two to three posts a person: told just outside."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.services import candidates
from cadres.succession import find_violations, in_force
from tests.factories import PersonFactory, RuleFactory, SeatFactory
from unions.choices import RuleKind
from unions.services import units

DAY = date(2026, 8, 1)


def told(review, day=DAY):
    found = find_violations([review], day)
    return [(each.subject, each.sentence) for each in found]


@pytest.fixture
def crowd(truong_ha):
    """So many people, by the name of a letter each."""

    def crowd(count):
        names = [f"Lý Văn {letter}" for letter in "ABCDEF"[:count]]
        return [PersonFactory(full_name=name, unit=truong_ha) for name in names]

    return crowd


@pytest.fixture
def seated(ha_quang):
    def seated(code, quota=1, **facts):
        return SeatFactory(unit=ha_quang, post_id=code, quota=quota, **facts)

    return seated


# People of a post


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, []),
        (3, []),
        (4, [("Phó Bí thư", "4 người được quy hoạch; nhiều nhất 3 người.")]),
    ],
)
def test_so_many_people_for_a_post(draft, propose, crowd, count, expected):
    for person in crowd(count):
        propose(draft, person, "DEPUTY", "COMMITTEE_MEMBER")

    assert told(draft) == expected


def test_post_with_a_seat_and_nobody_is_told(listed, seated):
    seated("SECRETARY")
    assert told(listed) == []

    seated("HEAD")

    nobody = ("Trưởng ban", "Chưa có ai được quy hoạch; ít nhất 1 người.")
    assert told(listed) == [nobody]


def test_seat_that_is_gone_asks_for_nobody(listed, seated):
    seated("HEAD", since=date(2020, 1, 1), until=DAY)

    assert told(listed) == []
    eve = find_violations([listed], date(2026, 7, 31))
    assert [each.subject for each in eve] == ["Trưởng ban"]


@pytest.mark.parametrize(
    "post",
    ["STANDING_MEMBER", "COMMITTEE_MEMBER", "SPECIALIST", "YOUTH_ASSISTANT", "DRIVER"],
)
def test_rule_speaks_of_leading_posts(listed, seated, propose, crowd, post):
    seated(post, quota=9)
    for person in crowd(4):
        propose(listed, person, post)

    assert {each.post for each in find_violations([listed], DAY)} == {None}


def test_rule_may_name_another_post(listed, seated):
    seated("COMMITTEE_MEMBER", quota=9)
    assert told(listed) == []

    RuleFactory(
        kind=RuleKind.POST_CANDIDATES_MIN,
        post="COMMITTEE_MEMBER",
        value=2,
        since=date(2020, 1, 1),
    )

    nobody = "Chưa có ai được quy hoạch; ít nhất 2 người."
    assert told(listed) == [("Ủy viên Ban Chấp hành", nobody)]


def test_whoever_was_dropped_does_not_count(draft, propose, crowd, binh):
    people = crowd(4)
    rows = [propose(draft, each, "DEPUTY", "STANDING_MEMBER")[0] for each in people]

    candidates.drop(candidate=rows[0], by=binh)

    alone = "Được quy hoạch 1 chức danh; ít nhất 2 chức danh."
    assert told(draft) == [("Lý Văn A", alone)]


# Posts of a person


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (["DEPUTY"], "Được quy hoạch 1 chức danh; ít nhất 2 chức danh."),
        (["DEPUTY", "HEAD"], None),
        (["SECRETARY", "DEPUTY", "HEAD"], None),
        (
            ["SECRETARY", "DEPUTY", "HEAD", "STANDING_MEMBER"],
            "Được quy hoạch 4 chức danh; nhiều nhất 3 chức danh.",
        ),
    ],
)
def test_so_many_posts_of_a_person(draft, propose, lien, posts, expected):
    propose(draft, lien, *posts)

    assert told(draft) == ([("Hoàng Thị Liên", expected)] if expected else [])


@pytest.fixture
def approved_below(drawn_up, begin, propose, approve_list, truong_ha):
    """A person is planned for these posts of Trường Hà, in force."""

    def approved_below(person, *posts):
        review = begin(drawn_up(truong_ha))
        propose(review, person, *posts)
        return approve_list(review)

    return approved_below


def test_posts_of_other_plans_in_force_count(draft, propose, lien, approved_below):
    propose(draft, lien, "DEPUTY")
    approved_below(lien, "SECRETARY")
    assert told(draft) == []

    propose(draft, lien, "HEAD", "SECRETARY")

    four = "Được quy hoạch 4 chức danh; nhiều nhất 3 chức danh."
    assert told(draft) == [("Hoàng Thị Liên", four)]


def test_lists_that_are_not_approved_do_not_count(
    draft, propose, lien, drawn_up, begin, truong_ha
):
    propose(draft, lien, "DEPUTY")
    propose(begin(drawn_up(truong_ha)), lien, "SECRETARY")

    alone = "Được quy hoạch 1 chức danh; ít nhất 2 chức danh."
    assert told(draft) == [("Hoàng Thị Liên", alone)]


def test_list_that_this_one_follows_does_not_count(
    approved_list, begin, plan, propose, lien, binh
):
    review = begin(plan, date(2027, 6, 1))
    candidates.drop(candidate=review.candidates.get(post="SECRETARY"), by=binh)
    propose(review, lien, "HEAD", on=date(2028, 1, 1))

    assert told(review) == []


# In force


def test_last_approved_list_is_in_force(approved_list, begin, plan, approve_list):
    first, second = approved_list.on, date(2027, 6, 1)
    review = begin(plan, second)
    assert [r.year for r in in_force(second)] == [2026]

    approve_list(review)

    assert [r.year for r in in_force(second)] == [2027]
    assert [r.year for r in in_force(date(2027, 5, 31))] == [2026]
    assert [r.year for r in in_force(first)] == [2026]
    assert list(in_force(date(2026, 5, 31))) == []


def test_list_is_in_force_as_long_as_its_term(approved_list):
    assert len(in_force(date(2030, 9, 30))) == 1
    assert len(in_force(date(2030, 10, 1))) == 0


def test_list_of_a_unit_that_ended_is_in_force_no_more(
    lien, approved_below, giang, truong_ha
):
    approved_below(lien, "SECRETARY")

    units.dissolve(unit=truong_ha, on=DAY, by=giang)

    assert list(in_force(DAY)) == []
    assert len(in_force(date(2026, 7, 31))) == 1


def test_lists_that_wait_are_not_in_force(sent_list):
    assert list(in_force(DAY)) == []


def test_as_many_queries_for_one_list_as_for_three(
    approved_list, approved_below, lien, drawn_up, begin, propose, approve_list, pac_bo
):
    def count(lists):
        with CaptureQueriesContext(connection) as queries:
            find_violations(lists, DAY)
        return len(queries)

    third = begin(drawn_up(pac_bo))
    propose(third, lien, "SECRETARY")
    below = approved_below(lien, "SECRETARY", "DEPUTY")

    assert count([approved_list]) == count([approved_list, below, third]) == 4
