"""What the lists in force lack, and how ready those on them are."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.lists import Asked, find
from tests.factories import PersonFactory, QualificationFactory, SeatFactory

DAY = date(2026, 8, 1)
VIOLATIONS, READY = "quy-hoach-vi-pham", "quy-hoach-san-sang"


@pytest.fixture
def ask(an):
    def ask(slug, user=an, unit=None, day=DAY, condition=""):
        facts = {"dieu-kien": condition}
        asked = Asked(user=user, day=day, unit=unit, facts=facts)
        return list(find(slug).found(asked))

    return ask


@pytest.fixture
def two_lists(
    approved_list, drawn_up, begin, propose, approve_list, hong_viet, an, seated
):
    """That of Hà Quảng, and one of Hồng Việt in Hòa An, which an officer wrote."""
    seated("HEAD")
    review = begin(drawn_up(hong_viet))
    person = PersonFactory(
        full_name="Bế Văn Xa", unit=hong_viet, born_on=date(2000, 1, 1)
    )
    propose(review, person, "SECRETARY")
    type(review).objects.filter(pk=review.pk).update(
        state="APPROVED",
        decided_at=approved_list.decided_at,
        decided_by=approved_list.decided_by,
    )
    return approved_list, review


@pytest.fixture
def seated(ha_quang):
    def seated(code):
        return SeatFactory(unit=ha_quang, post_id=code, quota=1)

    return seated


def subjects(rows):
    return [(row.review.plan.unit.code, row.subject) for row in rows]


def test_violations_of_all_lists_in_force(two_lists, ask):
    assert subjects(ask(VIOLATIONS)) == [
        ("CB-HA-HV", "Bế Văn Xa"),
        ("CB-HAQUANG", "Trưởng ban"),
    ]


def test_violations_are_those_of_the_mandate_and_the_unit(
    two_lists, ask, binh, chi, nobody, ha_quang
):
    found = {
        user: [code for code, _ in subjects(ask(VIOLATIONS, user=user))]
        for user in (binh, chi, nobody)
    }

    assert found == {binh: ["CB-HAQUANG"], chi: ["CB-HA-HV"], nobody: []}
    assert subjects(ask(VIOLATIONS, unit=ha_quang)) == [("CB-HAQUANG", "Trưởng ban")]


def test_lists_that_wait_are_not_told(sent_list, seated, ask):
    seated("HEAD")

    assert (ask(VIOLATIONS), ask(READY)) == ([], [])


def test_candidates_are_told_by_readiness(two_lists, ask, lien):
    assert [row.person.full_name for row in ask(READY)] == [
        "Bế Văn Xa",
        "Hoàng Thị Liên",
        "Hoàng Thị Liên",
    ]
    assert [row.post_id for row in ask(READY, condition="du")] == []

    for subject, level in (("PROFESSIONAL", 3), ("THEORY", 2)):
        QualificationFactory(person=lien, subject=subject, level=level, obtained_on=DAY)

    posts = ["SECRETARY", "DEPUTY"]
    assert [row.post_id for row in ask(READY, condition="du")] == posts
    lacking = ask(READY, condition="thieu")
    assert [row.person.full_name for row in lacking] == ["Bế Văn Xa"]


def test_candidates_are_those_of_the_mandate(two_lists, ask, binh, chi, nobody):
    for condition in ("", "thieu"):
        found = [
            len(ask(READY, user=user, condition=condition))
            for user in (binh, chi, nobody)
        ]
        assert found == [2, 1, 0]


def test_pages_say_what_is_missing(two_lists, client, binh):
    client.force_login(binh)

    text = client.get(f"/can-bo/{READY}/", {"ngay": "01/08/2026"}).content.decode()
    assert "Chuyên môn: cần từ Đại học trở lên." in text
    assert "Bế Văn Xa" not in text
    text = client.get(f"/can-bo/{VIOLATIONS}/", {"ngay": "01/08/2026"}).content.decode()
    assert "Chưa có ai được quy hoạch; ít nhất 1 người." in text


@pytest.mark.parametrize("slug", [VIOLATIONS, READY])
def test_page_costs_the_same_with_more_rows(
    approved_list, drawn_up, begin, propose, approve_list, truong_ha, client, an, slug
):
    client.force_login(an)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/can-bo/{slug}/", {"ngay": "01/08/2026"})
        return len(queries)

    count()
    alone = count()
    review = begin(drawn_up(truong_ha))
    for _ in range(2):
        propose(review, PersonFactory(unit=truong_ha), "SECRETARY", "DEPUTY")
    approve_list(review)

    assert count() == alone
