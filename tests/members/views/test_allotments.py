"""Members of a branch that a decision splits, allotted to its parts."""

import pytest
from django.urls import reverse

from members.models import Allotment
from tests.factories import EnrolmentFactory, PersonFactory
from tests.fixtures_restructurings import AT
from unions.services import restructurings

CODE = "CB-HQ-TH-PB"


@pytest.fixture
def member(pac_bo):
    def member(name):
        person = PersonFactory(full_name=name, unit=pac_bo)
        EnrolmentFactory(person=person, unit=pac_bo)
        return person

    return member


@pytest.fixture
def document(written, row, member, lam_son):
    member("Nông Thị Hoa")
    return written(
        row(1, "split", unit=CODE, into="CB-HA-HV-LS"),
        row(1, "split", unit=CODE, name="Chi đoàn Mới", code="CB-MOI"),
    )


@pytest.fixture
def url(document):
    return reverse("allotment", args=[document.pk, CODE])


def kept():
    return list(Allotment.objects.values_list("person__full_name", "into"))


def test_units_that_are_split_are_listed(document, an, client):
    client.force_login(an)

    page = client.get(reverse("allotments", args=[document.pk]))

    [unit] = page.context["units"]
    assert unit["unit"].code == CODE
    assert dict(unit["parts"]) == {
        "CB-HA-HV-LS": "Chi đoàn Lam Sơn",
        "CB-MOI": "Chi đoàn Mới",
    }


def test_members_go_to_the_first_part_unless_told(url, member, an, client):
    lan = member("Bế Thị Lan")
    client.force_login(an)
    page = client.get(url)

    done = client.post(url, {f"phan-{lan.pk}": "CB-MOI"})

    assert [line["chosen"] for line in page.context["form"].lines] == [
        "CB-HA-HV-LS",
        "CB-HA-HV-LS",
    ]
    assert done.url == url
    assert kept() == [("Bế Thị Lan", "CB-MOI")]
    chosen = [line["chosen"] for line in client.get(url).context["form"].lines]
    assert sorted(chosen) == ["CB-HA-HV-LS", "CB-MOI"]


def test_part_that_is_none_is_refused(url, member, an, client):
    lan = member("Bế Thị Lan")
    client.force_login(an)

    client.post(url, {f"phan-{lan.pk}": "CB-KHONG"})

    assert "không phải là phần nào" in client.get(url).text
    assert kept() == []


def test_nothing_changed_writes_nothing(url, an, client):
    client.force_login(an)
    client.post(url, {})

    assert "Đã ghi phần của 0 đoàn viên" in client.get(url).text
    assert kept() == []


def test_unit_that_is_not_split_is_not_found(document, an, client):
    client.force_login(an)
    answer = client.get(reverse("allotment", args=[document.pk, "CB-HA-HV-LS"]))

    assert answer.status_code == 404


def test_applied_document_is_closed(document, url, an, dung, client):
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.approve(restructuring=document, by=dung, at=AT)
    restructurings.apply(restructuring=document, by=an, at=AT)
    client.force_login(an)

    assert client.post(url, {}).url == reverse("allotments", args=[document.pk])
    page = client.get(reverse("allotments", args=[document.pk]))
    assert "Quyết định đã được áp dụng" in page.text


def test_rights(document, url, chi, dung, client):
    for user, status in ((chi, 404), (dung, 403)):
        client.force_login(user)
        assert client.get(url).status_code == status
        assert client.post(url).status_code == status
        units = reverse("allotments", args=[document.pk])
        assert client.get(units).status_code == status


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count, url, member, an, client, django_assert_num_queries):
    for number in range(count):
        member(f"Lý Văn {number}")
    client.force_login(an)
    client.get(url)

    with django_assert_num_queries(37):
        page = client.get(url)

    assert len(page.context["form"].lines) == count + 1
