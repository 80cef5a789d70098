"""The table of those whose seats vanish, as staff fill it in."""

import pytest
from django.urls import reverse

from cadres.choices import Outcome
from cadres.models import Destination
from cadres.services import destinations
from tests.fixtures_restructurings import AT
from unions.services import restructurings


@pytest.fixture
def document(written, merger, soc_ha, seated):
    """Hoa, secretary, and Lan, deputy of Trường Hà, which joins Sóc Hà: there is a seat
    for a secretary there."""
    seated(soc_ha)
    return written(merger)


def address(document, name="destinations", *more):
    return reverse(name, args=[document.pk, *more])


def read(client, user, url):
    client.force_login(user)
    return client.get(url)


def test_suggestions_stand_in_the_table(document, an, client):
    page = read(client, an, address(document))

    told = [(line.outcome, line.place) for line in page.context["form"].lines]
    assert told == [("EQUAL_POST", "CB-HQ-SH|SECRETARY"), ("WAITING", "")]
    assert "Nông Thị Hoa" in page.text


def test_page_is_written(document, an, hoa, client):
    client.force_login(an)
    data = {f"o-{hoa.pk}": "RESIGNED", f"p-{hoa.pk}": "CB-HQ-SH|SECRETARY"}
    answer = client.post(address(document, "destinations-write"), data)

    assert answer.url == address(document)
    row = Destination.objects.get()
    assert (row.outcome, row.into, row.post) == (Outcome.RESIGNED, "", None)


def test_refusal_stands_beside_its_row_and_nothing_is_lost(document, an, hoa, client):
    client.force_login(an)
    data = {f"o-{hoa.pk}": "LOWER_POST", f"p-{hoa.pk}": ""}
    answer = client.post(address(document, "destinations-write"), data)

    [line] = answer.context["form"].refused
    assert answer.status_code == 400
    assert line.outcome == "LOWER_POST"
    assert "hãy chọn đơn vị bố trí" in line.errors[0]
    assert not Destination.objects.exists()


def test_all_suggestions_are_taken_at_once(document, an, client):
    client.force_login(an)
    client.post(address(document, "destinations-accept"))

    rows = Destination.objects.order_by("tenure")
    assert list(rows.values_list("outcome", "into", "post")) == [
        ("EQUAL_POST", "CB-HQ-SH", "SECRETARY"),
        ("WAITING", "", None),
    ]


def test_one_is_sent_to_any_unit(document, an, hoa, truong_ha, client):
    client.force_login(an)
    url = address(document, "destination", hoa.pk)
    data = {"outcome": "LOWER_POST", "into": "CB-HAQUANG", "post": "DEPUTY"}
    wrong = client.post(url, data | {"into": "CB-KHONGCO"})
    done = client.post(url, data)

    assert "into" in wrong.context["form"].errors
    assert done.url == address(document)
    row = Destination.objects.get()
    assert (row.into, row.post_id) == ("CB-HAQUANG", "DEPUTY")


def test_holder_who_keeps_the_seat_is_not_found(document, an, client):
    assert read(client, an, address(document, "destination", 0)).status_code == 404


def test_rights(document, an, binh, chi, dung, client):
    assert read(client, an, address(document)).status_code == 200
    assert read(client, chi, address(document)).status_code == 404
    assert read(client, dung, address(document)).status_code == 403
    client.force_login(dung)
    assert client.post(address(document, "destinations-write")).status_code == 403
    assert client.post(address(document, "destinations-accept")).status_code == 403


def test_get_writes_nothing(document, an, client):
    for name in ("destinations-write", "destinations-accept"):
        assert read(client, an, address(document, name)).status_code == 405


def test_table_is_closed_while_it_waits(document, an, hoa, client):
    restructurings.submit(restructuring=document, by=an, at=AT)
    page = read(client, an, address(document))
    data = {f"o-{hoa.pk}": "RESIGNED"}
    client.post(address(document, "destinations-write"), data)
    one = client.get(address(document, "destination", hoa.pk))

    assert page.context["may_write"] is False
    assert "<select name=" not in page.text
    assert one.status_code == 302
    assert not Destination.objects.exists()


def test_applied_document_tells_what_became(document, hoa, an, dung, client):
    place = {"into": "CB-HQ-SH", "post": hoa.post}
    destinations.settle(
        restructuring=document, tenure=hoa, outcome="EQUAL_POST", by=an, **place
    )
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.approve(restructuring=document, by=dung, at=AT)
    restructurings.apply(restructuring=document, by=an, at=AT)

    page = read(client, an, address(document))

    people = [str(row.tenure.person) for row in page.context["page"]]
    assert people == ["Nông Thị Hoa", "Bế Thị Lan"]
    assert "Bí thư, Đoàn xã Sóc Hà" in page.text
    assert "Chờ bố trí" in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(
    count, document, holder, truong_ha, an, client, django_assert_num_queries
):
    for number in range(count):
        holder(f"Lý Văn {number}", truong_ha, "DEPUTY")
    read(client, an, address(document))

    with django_assert_num_queries(26):
        page = client.get(address(document))

    assert len(page.context["form"].lines) == count + 2
