"""What each role may open of a return that was sent."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from tests.fixtures_reviews import TURNS

MAY = {
    Role.ADMINISTRATOR: (200, 200, 200, 200),
    Role.STAFF: (200, 200, 200, 200),
    Role.LEADERSHIP: (403, 200, 403, 200),
    Role.SECRETARY: (200, 403, 200, 200),
    Role.AUDITOR: (403, 403, 403, 200),
}


@pytest.fixture
def addresses(sent, half, pac_bo):
    page = [half.pk, "CB-HAQUANG"]
    return [
        reverse("return-send", args=page),
        reverse("return-review", args=page),
        reverse("return-portion", args=[half.pk, "CB-HQ-TH"]),
        reverse("return-cell", args=[*page, pac_bo.pk, TURNS]),
    ]


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_what_is_its_work(
    role, addresses, open_account, giang, ha_quang, client
):
    user = open_account("nguoi-thu", "Người Thử", role, ha_quang, giang)
    client.force_login(user)

    assert tuple(client.get(url).status_code for url in addresses) == MAY[role]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_role_opens_the_return_of_another_district(
    role, addresses, open_account, giang, hoa_an, client
):
    user = open_account("nguoi-thu", "Người Thử", role, hoa_an, giang)
    client.force_login(user)

    assert {client.get(url).status_code for url in addresses} == {404}


def test_visitor_signs_in_first(addresses, client):
    for url in addresses:
        response = client.get(url)
        assert (response.status_code, response.url) == (302, f"/dang-nhap/?next={url}")


def test_a_cell_is_only_read(addresses, an, client):
    client.force_login(an)

    assert client.post(addresses[-1]).status_code == 405
