"""The seats of units that a decision founds."""

import pytest
from django.urls import reverse

from cadres.models import Opening
from tests.fixtures_restructurings import AT
from unions.services import restructurings


@pytest.fixture
def document(written, union):
    return written(*union)


@pytest.fixture
def url(document):
    return reverse("openings", args=[document.pk])


def kept():
    return list(Opening.objects.values_list("unit", "post", "quota"))


def test_seats_of_the_predecessors_are_offered(url, an, client):
    client.force_login(an)

    [(unit, fields)] = client.get(url).context["form"].groups

    assert unit.name == "Đoàn xã Quý Quân"
    assert [(f.label, f.value()) for f in fields] == [("Bí thư", 1), ("Phó Bí thư", 1)]


def test_what_differs_is_written(url, document, an, client):
    client.force_login(an)
    data = {"CB-HQ-QQ|SECRETARY": "1", "CB-HQ-QQ|DEPUTY": "2"}

    done = client.post(url, data)

    assert done.url == reverse("destinations", args=[document.pk])
    assert kept() == [("CB-HQ-QQ", "DEPUTY", 2)]


@pytest.mark.parametrize("value", ["-1", "100", "x", ""])
def test_senseless_number_is_refused(value, url, an, client):
    client.force_login(an)
    data = {"CB-HQ-QQ|SECRETARY": "1", "CB-HQ-QQ|DEPUTY": value}

    refused = client.post(url, data)

    assert refused.status_code == 400
    assert list(refused.context["form"].errors) == ["CB-HQ-QQ|DEPUTY"]
    assert kept() == []


def test_document_that_waits_is_closed(url, document, an, client):
    restructurings.submit(restructuring=document, by=an, at=AT)
    client.force_login(an)

    page = client.get(url)
    answer = client.post(url, {"CB-HQ-QQ|SECRETARY": "1", "CB-HQ-QQ|DEPUTY": "2"})

    assert page.context["may_write"] is False
    assert (answer.status_code, kept()) == (302, [])


def test_document_without_new_units_says_so(written, merger, an, client):
    client.force_login(an)
    page = client.get(reverse("openings", args=[written(merger).pk]))

    assert "Không có đơn vị mới" in page.text


def test_rights(url, chi, dung, client):
    for user, status in ((chi, 404), (dung, 403)):
        client.force_login(user)
        assert client.get(url).status_code == status
        assert client.post(url).status_code == status
