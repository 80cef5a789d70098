import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Event
from members.choices import Ethnicity, Religion
from members.models import SensitiveFacts
from tests.factories import EnrolmentFactory, PersonFactory, TenureFactory

SECRETS = ["Tày", "Tin Lành", "19/05/2021", "Ngày vào Đảng"]


@pytest.fixture
def lan(pac_bo):
    person = PersonFactory(
        full_name="Nông Thị Lan", unit=pac_bo, phone="0912345678", born_on=None
    )
    EnrolmentFactory(person=person, unit=pac_bo)
    SensitiveFacts.objects.create(
        person=person,
        ethnicity=Ethnicity.TAY,
        religion=Religion.PROTESTANT,
        party_joined_on=date(2021, 5, 19),
    )
    return person


@pytest.fixture
def page(lan):
    return f"/nguoi/{lan.code}/"


@pytest.fixture
def secret(page):
    return f"{page}thong-tin-nhay-cam/"


@pytest.fixture
def visit(client, page):
    def visit(user, path=page):
        client.force_login(user)
        return client.get(path)

    return visit


@pytest.fixture
def open_secret(client, secret):
    def open_secret(user, path=secret):
        client.force_login(user)
        return client.post(path)

    return open_secret


@pytest.fixture
def trusted(binh):
    """Bình, who may see sensitive facts."""
    binh.user_permissions.add(Permission.objects.get(codename="view_sensitive"))
    return binh


def reads():
    return list(
        Event.objects.filter(act="sensitive.read").values_list("by", "subject_id")
    )


def admin_page(person):
    return reverse("admin:members_person_change", args=[person.pk])


def test_page_shows_the_person(binh, dung, visit):
    for user in (binh, dung):
        text = visit(user).content.decode()
        for words in ("Nông Thị Lan", "0912345678", "Chi đoàn Pác Bó", "Ghi nhận khi"):
            assert words in text


def test_admin_shows_the_same_with_the_acts(giang, lan, visit):
    pages = [visit(giang), visit(giang, admin_page(lan))]

    texts = [response.content.decode() for response in pages]
    titles = [re.findall(r"<h[23]\b[^>]*>([^<]+)<", text) for text in texts]
    assert [t for t in titles[0] if t in titles[1]] == titles[0]
    assert ["Chuyển sinh hoạt" in text for text in texts] == [False, True]


def test_stranger_is_not_found(chi, nobody, visit):
    assert visit(chi).status_code == 404
    assert visit(nobody).status_code == 404


def test_reader_without_permission_is_refused(binh, visit):
    binh.groups.clear()

    assert visit(binh).status_code == 403


def test_visitor_signs_in_first(page, secret, client):
    for path in (page, secret):
        response = client.get(path)
        assert (response.status_code, response.url) == (302, f"/dang-nhap/?next={path}")


def test_post_to_the_page_is_refused(an, client, page):
    client.force_login(an)

    assert client.post(page).status_code == 405


@pytest.mark.parametrize(
    "code", ["DV", "XX", "DV9999999", "1", "DV" + "9" * 5000, "DV-1"]
)
def test_code_that_nobody_bears_is_not_found(an, visit, code):
    assert visit(an, f"/nguoi/{code}/").status_code == 404


def test_code_has_one_spelling(an, lan, visit):
    assert visit(an, f"/nguoi/{lan.pk}/").status_code == 404
    assert visit(an, f"/nguoi/{lan.code.lower()}/").status_code == 404


# Sensitive facts


def test_sensitive_facts_are_not_on_the_page(binh, giang, lan, visit):
    for user in (binh, giang):
        text = visit(user).content.decode()
        assert [words for words in SECRETS if words in text] == []
    text = visit(giang, admin_page(lan)).content.decode()
    assert [words for words in SECRETS if words in text] == []
    assert reads() == []


def test_closed_box_is_for_those_who_may_open_it(dung, trusted, visit):
    assert "Xem thông tin nhạy cảm" not in visit(dung).content.decode()
    assert "Xem thông tin nhạy cảm" in visit(trusted).content.decode()


def test_opened_box_shows_them_and_is_recorded(trusted, lan, open_secret):
    response = open_secret(trusted)

    text = response.content.decode()
    assert response.status_code == 200
    assert [words for words in SECRETS if words not in text] == []
    assert reads() == [("binh", str(lan.pk))]
    assert "no-store" in response["Cache-Control"]


def test_box_of_a_person_without_facts_is_opened(trusted, pac_bo, open_secret):
    person = PersonFactory(unit=pac_bo)

    response = open_secret(trusted, f"/nguoi/{person.code}/thong-tin-nhay-cam/")

    assert response.status_code == 200
    assert "Chưa ghi" in response.content.decode()
    assert reads() == [("binh", str(person.pk))]


def test_box_is_refused_without_permission(binh, dung, open_secret):
    assert open_secret(binh).status_code == 403
    assert open_secret(dung).status_code == 403
    assert reads() == []


def test_box_is_refused_to_whoever_may_not_see_people(trusted, open_secret):
    trusted.groups.clear()

    assert open_secret(trusted).status_code == 403
    assert reads() == []


def test_box_of_a_stranger_is_not_found(trusted, lam_son, open_secret):
    person = PersonFactory(unit=lam_son)
    path = f"/nguoi/{person.code}/thong-tin-nhay-cam/"

    assert open_secret(trusted, path).status_code == 404
    assert reads() == []


def test_box_is_not_opened_by_a_link(trusted, secret, visit):
    assert visit(trusted, secret).status_code == 405
    assert reads() == []


@pytest.mark.parametrize("in_admin", [False, True])
def test_page_takes_the_same_queries_for_one_row_and_three(
    an, lan, pac_bo, visit, page, in_admin
):
    path = admin_page(lan) if in_admin else page

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert visit(an, path).status_code == 200
        return len(queries)

    TenureFactory(person=lan, unit=pac_bo)
    count()
    one = count()
    TenureFactory.create_batch(2, person=lan, unit=pac_bo)

    assert count() == one
