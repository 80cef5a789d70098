from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.services.footprints import Trail
from tests.factories import DocumentFactory
from unions.models import Document

AT = datetime(2026, 11, 22, 1, tzinfo=UTC)


@pytest.fixture
def footprint(an):
    """An took up a document and changed another."""
    trail = Trail()
    trail.created([DocumentFactory()])
    old = DocumentFactory(summary="Việc cũ")
    trail.seen([old])
    Document.objects.filter(pk=old.pk).update(summary="Việc mới")
    return trail.keep(by=an, at=AT, act="person.merge", subject="Nông Thị Hoa")


@pytest.fixture
def url(footprint):
    return reverse("footprint", args=[footprint.pk])


def test_page_tells_what_will_be_undone(footprint, an, client, url):
    client.force_login(an)

    response = client.get(url)

    text = response.content.decode()
    assert response.status_code == 200
    for words in (
        "Gộp hồ sơ trùng",
        "Nông Thị Hoa",
        "Nông Thúy An",
        "08:00 22/11/2026",
    ):
        assert words in text
    assert "Hoàn tác 2 dòng" in text
    assert response.context["done"] == [
        {"name": "văn bản", "created": 1, "changed": 1, "deleted": 0}
    ]
    assert Document.objects.filter(summary="Việc mới").count() == 1


def test_posting_undoes(footprint, an, client, url):
    client.force_login(an)

    response = client.post(url)

    assert response.url == url
    assert [d.summary for d in Document.objects.all()] == ["Việc cũ"]
    text = client.get(url).content.decode()
    assert "Đã hoàn tác: Nông Thị Hoa." in text
    assert "Hoàn tác 2 dòng" not in text


def test_administrator_undoes_what_others_did(footprint, giang, client, url):
    client.force_login(giang)

    assert client.post(url).status_code == 302
    assert Document.objects.count() == 1


@pytest.mark.parametrize("user", ["binh", "chi", "dung", "nobody"])
def test_act_of_somebody_else_is_not_found(footprint, request, client, url, user):
    client.force_login(request.getfixturevalue(user))

    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404
    assert Document.objects.count() == 2


def test_refusal_is_shown(footprint, an, client, url):
    client.force_login(an)
    Document.objects.update(summary="Về sau")

    response = client.post(url)

    assert response.status_code == 400
    assert "vì đã có thay đổi về sau" in response.content.decode()
    assert Document.objects.filter(summary="Về sau").count() == 2


def test_undoing_twice_is_refused(footprint, an, client, url):
    client.force_login(an)
    client.post(url)

    response = client.post(url)

    assert response.status_code == 400
    assert "đã được Nông Thúy An hoàn tác rồi" in response.content.decode()


def test_signed_out_visitor_is_asked_to_sign_in(footprint, client, url):
    assert client.get(url).url == f"/dang-nhap/?next={url}"


def test_other_methods_are_refused(footprint, an, client, url):
    client.force_login(an)

    assert client.put(url).status_code == 405


def test_page_takes_the_same_queries_for_one_row_and_three(an, client):
    def count(size):
        trail = Trail()
        trail.created(DocumentFactory.create_batch(size))
        kept = trail.keep(by=an, at=AT, act="import.apply", subject="Văn bản")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("footprint", args=[kept.pk]))
        return len(queries)

    client.force_login(an)
    count(1)
    assert count(1) == count(3)
