"""Discipline is told only to whoever may see sensitive facts: not in lists, filters,
addresses, records, timelines, the log or sheets."""

from datetime import date

import pytest

import cadres.choices
import members.choices
from accounts.services import users
from cadres.choices import TenureEnd
from cadres.services import tenures
from members.choices import Exit
from members.services import enrolments
from tests import factories

DAY = date(2021, 6, 1)
WORDS = ("Khai trừ", "Cách chức", "EXPELLED", "DISMISSED")


@pytest.fixture
def punished(pac_bo, an):
    """Expelled by one act, dismissed by another."""
    person = factories.EnrolmentFactory(person__unit=pac_bo, unit=pac_bo).person
    enrolments.leave(person=person, on=DAY, exit=Exit.EXPELLED, by=an)
    tenure = factories.TenureFactory(person=person, unit=pac_bo)
    tenures.end(tenure=tenure, on=DAY, reason=TenureEnd.DISMISSED, by=an)
    return person


def addresses(person):
    stay, tenure = person.enrolments.get(), person.tenures.get()
    return [
        "/admin/members/enrolment/",
        f"/admin/members/enrolment/{stay.pk}/change/",
        "/admin/cadres/tenure/",
        f"/admin/cadres/tenure/{tenure.pk}/change/",
        f"/admin/members/person/{person.pk}/change/",
        f"/nguoi/{person.code}/",
    ]


def shown(client, user, url):
    client.force_login(user)
    # The lists to choose a filter from name every reason there is.
    told = client.get(url).text
    return {word for word in WORDS if word in told}


def test_discipline_is_told_as_something_else(an, punished, client):
    for url in addresses(punished):
        assert shown(client, an, url) == set(), url

    client.force_login(an)
    assert "Ra khỏi tổ chức Đoàn" in client.get("/admin/members/enrolment/").text


def test_discipline_is_shown_with_the_permission(an, giang, punished, client):
    users.allow_sensitive(user=an, is_allowed=True, by=giang)
    enrolments, stay, _, tenure = addresses(punished)[:4]

    assert shown(client, an, enrolments) == {"Khai trừ", "EXPELLED"}
    assert shown(client, an, stay) == {"Khai trừ"}
    assert shown(client, an, tenure) == {"Cách chức"}


@pytest.mark.parametrize(
    "url",
    [
        "/admin/members/enrolment/?exit__exact=EXPELLED",
        "/admin/members/enrolment/?exit=EXPELLED",
        "/admin/members/person/?enrolments__exit=EXPELLED",
        "/admin/cadres/tenure/?end__in=DISMISSED",
    ],
)
def test_discipline_cannot_be_asked_for_in_the_address(an, punished, client, url):
    client.force_login(an)

    assert client.get(url).status_code == 400


def test_correction_keeps_what_it_does_not_show(an, punished, press):
    stay = punished.enrolments.get()
    page = press(an, stay, "dinh-chinh").text
    press(
        an,
        stay,
        "dinh-chinh",
        unit=stay.unit.code,
        since="01/02/2018",
        until="01/06/2021",
        entry="RECORDED",
        exit="",
        reason="Nhầm",
    )

    stay.refresh_from_db()
    # To try one after the other would tell which it is.
    assert "EXPELLED" not in page
    assert "STRUCK_OFF" not in page
    assert (stay.since, stay.exit) == (date(2018, 2, 1), Exit.EXPELLED)


def test_correction_of_a_tenure_keeps_what_it_does_not_show(an, punished, press):
    tenure = punished.tenures.get()
    page = press(an, tenure, "dinh-chinh").text
    press(
        an,
        tenure,
        "dinh-chinh",
        post=tenure.post_id,
        unit=tenure.unit.code,
        since="01/02/2018",
        until="01/06/2021",
        manner="ELECTED",
        employment="NONE",
        end="",
        reason="Nhầm",
    )

    tenure.refresh_from_db()
    assert {word for word in ("DISMISSED", "RESIGNED") if word in page} == set()
    assert (tenure.since, tenure.end) == (date(2018, 2, 1), TenureEnd.DISMISSED)


def test_log_does_not_tell(open_account, giang, province, punished, client):
    tam = open_account("tam", "Ma Thị Tâm", "auditor", province, giang)

    for url in (
        "/admin/accounts/event/",
        f"/admin/members/person/{punished.pk}/history/",
    ):
        assert shown(client, tam, url) == set()


def test_both_ways_out_of_the_union_are_told_alike():
    """Who was struck off and who was expelled look the same."""
    assert members.choices.veil(Exit.STRUCK_OFF) == members.choices.veil(Exit.EXPELLED)


def test_both_ways_out_of_a_post_are_told_alike():
    told = cadres.choices.veil(TenureEnd.RESIGNED)

    assert told == cadres.choices.veil(TenureEnd.DISMISSED)


@pytest.mark.parametrize(
    ("url", "word"), [("members/person", "Khai trừ"), ("cadres/tenure", "Cách chức")]
)
def test_sheets_do_not_tell(an, giang, punished, client, url, word):
    def told(user):
        client.force_login(user)
        answer = client.post(f"/admin/{url}/xuat/", {"file_format": "csv"})
        sheet = b"".join(answer).decode()
        return [word for word in WORDS if word in sheet]

    assert told(an) == []
    assert told(giang) == [word]
