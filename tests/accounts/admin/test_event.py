from datetime import UTC, datetime

import pytest
from django.urls import reverse

from accounts import origin
from accounts.choices import Role
from accounts.models import Event
from accounts.services import events
from tests.factories import EventFactory, SealFactory

LIST = reverse("admin:accounts_event_changelist")


@pytest.fixture
def tam(open_account, province, giang):
    return open_account("tam", "Ma Thị Tâm", Role.AUDITOR, province, giang)


@pytest.fixture
def ask(client, tam):
    """The subjects that the auditor finds, asking so."""

    def ask(**asked):
        client.force_login(tam)
        response = client.get(LIST, asked)
        return [event.subject for event in response.context["cl"].result_list]

    return ask


@pytest.fixture
def log(tam):
    facts = [
        (
            "an",
            "unit.dissolve",
            "unions.unit",
            "Chi đoàn 1",
            datetime(2020, 1, 30, 20, tzinfo=UTC),
        ),
        (
            "an",
            "unit.rename",
            "unions.unit",
            "Chi đoàn 2",
            datetime(2020, 1, 31, 16, 59, tzinfo=UTC),
        ),
        (
            "bi",
            "person.register",
            "members.person",
            "Nông A",
            datetime(2020, 1, 31, 17, tzinfo=UTC),
        ),
    ]
    for by, act, kind, subject, at in facts:
        EventFactory(by=by, act=act, subject_type=kind, subject=subject, at=at)


@pytest.mark.parametrize(
    ("asked", "subjects"),
    [
        ({"ai": "bi"}, ["Nông A"]),
        ({"viec": "unit.dissolve"}, ["Chi đoàn 1"]),
        ({"loai": "members.person"}, ["Nông A"]),
        ({"tu": "31/01/2020", "den": "31/01/2020"}, ["Chi đoàn 2", "Chi đoàn 1"]),
        ({"tu": "01/02/2020", "den": "01/02/2020"}, ["Nông A"]),
        ({"q": "Nông"}, ["Nông A"]),
        ({"ai": "an", "viec": "unit.rename", "tu": ""}, ["Chi đoàn 2"]),
        ({"ai": "khong-ai"}, []),
    ],
)
def test_log_is_narrowed(log, ask, asked, subjects):
    assert ask(**asked) == subjects


def test_author_is_found_by_name(log, ask, giang):
    assert "Ma Thị Tâm" in ask(ai="truong giang")


def test_day_that_cannot_be_read_is_told(log, client, tam):
    client.force_login(tam)

    response = client.get(LIST, {"tu": "31/02/2020"})

    assert response.status_code == 200
    assert "31/02/2020 không phải là ngày" in response.content.decode()


def test_event_is_told_in_words(client, tam, giang):
    with origin.coming(face=origin.ADMIN, address="10.0.0.1", office="Tỉnh Đoàn"):
        event = events.record(
            by=giang,
            act="unit.rename",
            subject="Pác Bó",
            on="2020-01-31",
            changes={"tên": ["<b>", "Mới"]},
        )
    client.force_login(tam)

    page = client.get(reverse("admin:accounts_event_change", args=[event.pk]))

    text = page.content.decode()
    for told in (
        "Đổi tên đơn vị: Pác Bó (từ ngày: 31/01/2020; tên: “&lt;b&gt;” → “Mới”)",
        "Hoàng Trường Giang",
        "Tỉnh Đoàn",
        "10.0.0.1",
        "Trang quản trị",
    ):
        assert told in text
    assert "{" not in text.partition("<main")[2].partition("</main>")[0]


def test_log_is_counted_in_constant_queries(
    client, giang, django_assert_max_num_queries, django_assert_num_queries
):
    client.force_login(giang)
    client.get(LIST)
    with django_assert_max_num_queries(12) as seen:
        client.get(LIST)
    EventFactory.create_batch(3)

    with django_assert_num_queries(len(seen)):
        client.get(LIST)


def test_log_is_refused_to_staff_and_written_by_nobody(client, an, giang):
    event = Event.objects.order_by("pk").first()
    page = reverse("admin:accounts_event_change", args=[event.pk])

    client.force_login(an)
    assert [client.get(url).status_code for url in (LIST, page)] == [403, 404]
    client.force_login(giang)
    assert client.get(page).status_code == 200
    assert client.post(page, {"subject": "Khác"}).status_code == 403


def test_seal_of_an_event_is_told(client, tam):
    seal = SealFactory(digest="0123456789abcdef" * 4)
    client.force_login(tam)

    page = client.get(reverse("admin:accounts_event_change", args=[seal.event_id]))

    told = page.content.decode().replace("<wbr>", "")
    assert f"Số {seal.number}: {seal.digest}" in told
