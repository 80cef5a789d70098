"""The approved list as an official paper."""

from datetime import date

import pytest

from cadres.services import succession_reviews
from reports.rendering.papers import succession
from tests.factories import QualificationFactory, TenureFactory
from tests.fixtures_succession import DECIDED, DECISION, ON


def names(context):
    return [
        (post.pk, [(number, row.candidate.person.full_name) for number, row in rows])
        for post, rows in context["groups"]
    ]


def test_approved_list_carries_its_decision(approved_list):
    context = succession.build(approved_list)

    assert context["decision"] == (
        "Quyết định số 12-QĐ/TĐTN ngày 01 tháng 7 năm 2026 của Tỉnh Đoàn Cao Bằng"
    )
    assert context["letterhead"]["issuer"] == "BCH ĐOÀN TỈNH CAO BẰNG"
    assert context["signature"]["authority"] == "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"
    assert context["subject"] == (
        "Quy hoạch cán bộ Huyện Đoàn Hà Quảng",
        "nhiệm kỳ 2025–2030, rà soát năm 2026",
    )
    assert (context["is_draft"], context["total"], context["people"]) == (False, 2, 1)


def test_rows_are_numbered_through_the_posts(listed, propose, truong_ha):
    assert names(succession.build(listed)) == [
        ("SECRETARY", [(1, "Hoàng Thị Liên")]),
        ("DEPUTY", [(2, "Hoàng Thị Liên")]),
    ]


def test_list_that_is_not_approved_is_a_draft_without_a_day(sent_list):
    context = succession.build(sent_list)

    assert (context["is_draft"], context["decision"]) == (True, "")
    assert context["letterhead"]["date"] is None
    assert context["letterhead"]["issuer"] == "BCH ĐOÀN TỈNH CAO BẰNG"


def test_list_is_issued_by_the_unit_of_whoever_approved_it(
    sent_list, open_account, ha_quang, giang
):
    """Leadership of the district itself."""
    leader = open_account("tam", "Nông Thị Tâm", "leadership", ha_quang, giang)
    row = succession_reviews.approve(
        review=sent_list, decision=DECISION, by=leader, at=DECIDED
    )

    context = succession.build(row)

    assert context["unit_name"] == "Huyện Đoàn Hà Quảng"
    assert context["signature"]["authority"] == "TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN"


def test_people_are_told_as_of_the_review(listed, lien, truong_ha):
    later = date(2026, 6, 2)
    for day, level in ((ON, 2), (later, 3)):
        QualificationFactory(person=lien, level=level, obtained_on=day)
    TenureFactory(
        person=lien, unit=truong_ha, post_id="DEPUTY", until=later, end="TERM"
    )

    [[_, row]] = succession.build(listed)["groups"][0][1]

    assert (row.degree, row.posts) == ("Cao đẳng", ["Phó Bí thư, Đoàn xã Trường Hà"])


@pytest.mark.parametrize(("most", "parts"), [(2, [[1, 2]]), (1, [[1], [2]])])
def test_long_list_is_printed_in_parts(listed, monkeypatch, most, parts):
    monkeypatch.setattr(succession, "MOST_ROWS", most)
    found = [succession.build(listed, part) for part in range(1, len(parts) + 1)]

    told = [[n for _, rows in one["groups"] for n, _ in rows] for one in found]
    assert told == parts
    assert [one["is_last"] for one in found] == [False] * (len(parts) - 1) + [True]
    assert succession.build(listed, len(parts) + 1) is None
    assert succession.build(listed, 0) is None


def test_empty_list_is_one_part(draft):
    context = succession.build(draft)

    assert (context["groups"], list(context["parts"])) == ([], [1])
