"""The pages of succession: who may read, write and decide what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadres.models import Candidate
from cadres.views.succession import paging
from tests.factories import PersonFactory, SeatFactory

READ = [("", None), ("-plan", "plan"), ("-review", "review")]
WRITE = [
    ("-draw-up", None),
    ("-begin", "plan"),
    ("-submit", "review"),
    ("-candidate", "candidate"),
    ("-drop", "candidate"),
]
DECIDE = [("-approve", "review"), ("-return", "review")]


def args_of(review, what):
    rows = {
        "plan": review.plan,
        "review": review,
        "candidate": review.candidates.first(),
    }
    return [rows[what].pk] if what else []


@pytest.mark.parametrize(("name", "what"), [*READ, *WRITE])
def test_secretary_opens_the_own_pages(listed, binh, visit_list, name, what):
    assert visit_list(binh, name, *args_of(listed, what)).status_code == 200


@pytest.mark.parametrize(("name", "what"), [*READ[1:], *WRITE[1:], *DECIDE])
def test_stranger_is_not_found(listed, chi, nobody, visit_list, name, what):
    for user in (chi, nobody):
        assert visit_list(user, name, *args_of(listed, what)).status_code == 404


@pytest.mark.parametrize(("name", "what"), WRITE)
def test_leadership_reads_and_does_not_write(listed, dung, visit_list, name, what):
    assert visit_list(dung, "-review", listed.pk).status_code == 200
    args = args_of(listed, what)

    assert visit_list(dung, name, *args).status_code == 403
    assert visit_list(dung, name, *args, send={"on": "01/01/2027"}).status_code == 403


def test_leadership_puts_nobody_on_a_list(listed, dung, visit_list, lien):
    sent = {"person": lien.code, "post": "HEAD", "expected_on": "01/01/2028"}

    assert visit_list(dung, "-review", listed.pk, send=sent).status_code == 403
    assert Candidate.objects.count() == 2


@pytest.mark.parametrize(("name", "what"), DECIDE)
def test_secretary_decides_nothing(sent_list, binh, visit_list, name, what):
    args = args_of(sent_list, what)

    assert visit_list(binh, name, *args).status_code == 403
    assert visit_list(binh, name, *args, send={"decision": "1"}).status_code == 403


def test_list_tells_only_of_the_own_units(
    listed, drawn_up, hoa_an, binh, chi, visit_list
):
    drawn_up(hoa_an)

    for user, own in ((binh, "Hà Quảng"), (chi, "Hòa An")):
        rows = visit_list(user, "").context["page"].object_list
        assert [row["plan"].unit.name for row in rows] == [f"Huyện Đoàn {own}"]


def test_plans_stand_from_the_top(
    drawn_up, truong_ha, ha_quang, province, an, visit_list
):
    for unit in (truong_ha, ha_quang, province):
        drawn_up(unit)

    rows = visit_list(an, "").context["page"].object_list

    assert [row["plan"].unit for row in rows] == [province, ha_quang, truong_ha]


def test_plans_are_told_in_as_many_queries_for_one_as_for_three(
    listed,
    approve_list,
    drawn_up,
    begin,
    propose,
    lien,
    truong_ha,
    hoa_an,
    an,
    visit_list,
):
    def count():
        with CaptureQueriesContext(connection) as queries:
            visit_list(an, "")
        return len(queries)

    approve_list(listed)
    visit_list(an, "")
    alone = count()
    review = begin(drawn_up(truong_ha))
    propose(review, lien, "SECRETARY")
    approve_list(review)
    propose(begin(drawn_up(hoa_an)), lien, "SECRETARY")

    assert count() == alone


def test_list_is_told_in_as_many_queries_for_one_as_for_three(
    draft, propose, lien, truong_ha, binh, visit_list
):
    def count():
        with CaptureQueriesContext(connection) as queries:
            visit_list(binh, "-review", draft.pk)
        return len(queries)

    propose(draft, lien, "SECRETARY")
    visit_list(binh, "-review", draft.pk)
    alone = count()
    propose(draft, lien, "DEPUTY")
    propose(draft, PersonFactory(unit=truong_ha), "DEPUTY", "HEAD")

    assert count() == alone


def test_rules_that_a_list_breaks_are_told(listed, ha_quang, binh, visit_list):
    SeatFactory(unit=ha_quang, post_id="HEAD", quota=1)

    for name in ("-review", "-submit"):
        text = visit_list(binh, name, listed.pk).content.decode()
        assert "<b>Trưởng ban:</b> Chưa có ai được quy hoạch; ít nhất 1 người." in text


def test_names_lead_to_the_people_one_may_see(
    draft, propose, an, binh, hoa_an, visit_list
):
    stranger = PersonFactory(full_name="Bế Thị Xa", unit=hoa_an)
    propose(draft, stranger, "DEPUTY")
    link = reverse("person", args=[stranger.code])

    assert link in visit_list(an, "-review", draft.pk).content.decode()
    text = visit_list(binh, "-review", draft.pk).content.decode()
    assert ("Bế Thị Xa" in text, link in text) == (True, False)


def test_plan_shows_the_list_in_force(approved_list, binh, visit_list):
    page = visit_list(binh, "-plan", approved_list.plan_id)

    assert page.context["current"] == approved_list
    assert page.context["sheet"].people == 1
    assert page.context["may_begin"]
    assert "Danh sách (PDF)" in page.content.decode()


def test_plan_whose_review_is_open_begins_no_other(draft, binh, visit_list):
    page = visit_list(binh, "-plan", draft.plan_id)

    assert (page.context["may_begin"], page.context["sheet"]) == (False, None)


@pytest.mark.parametrize(
    ("asked", "names", "posts"),
    [
        ("1", ["Lý A", "Lý B"], ["DEPUTY", "HEAD"]),
        ("2", ["Lý C"], ["DEPUTY"]),
        ("x", ["Lý A", "Lý B"], ["DEPUTY", "HEAD"]),
    ],
)
def test_long_list_comes_a_page_at_a_time(
    draft,
    propose,
    truong_ha,
    ha_quang,
    binh,
    visit_list,
    monkeypatch,
    asked,
    names,
    posts,
):
    monkeypatch.setattr(paging, "PAGE", 2)
    SeatFactory(unit=ha_quang, post_id="HEAD", quota=1)
    for letter in "ABC":
        person = PersonFactory(full_name=f"Lý {letter}", unit=truong_ha)
        propose(draft, person, "DEPUTY")

    page = visit_list(binh, "-review", draft.pk, trang=asked)

    parts = page.context["parts"]
    rows = [row.candidate.person.full_name for part in parts for row in part.rows]
    assert (rows, [part.section.post.pk for part in parts]) == (names, posts)
    assert page.context["sheet"].people == 3
    assert "trên 2" in page.content.decode()


def test_list_of_sixty_rows_weighs_little(draft, propose, truong_ha, binh, visit_list):
    for number in range(61):
        name = f"Nguyễn Thị Phương {number:02d} {'Thảo ' * 12}"
        propose(draft, PersonFactory(full_name=name, unit=truong_ha), "DEPUTY")

    page = visit_list(binh, "-review", draft.pk)

    assert len(page.context["page"]) == 60
    assert len(page.content) < 100_000
