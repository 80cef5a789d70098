"""What an address may ask a list, and where an act ends."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import Role
from tests.factories import EnrolmentFactory, PersonFactory


@pytest.mark.parametrize(
    "asked",
    [
        "accounts/user/?password__startswith=pbkdf2",
        "accounts/user/?totpdevice__isnull=False",
        "members/person/?sensitive__isnull=False",
        "members/person/?sensitive__religion=CATHOLIC",
    ],
)
def test_list_is_not_asked_for_secrets(giang, client, asked):
    client.force_login(giang)

    assert client.get(f"/admin/{asked}").status_code == 400


@pytest.mark.parametrize(
    "asked",
    [
        "accounts/user/?groups__id__exact=1",
        "members/person/?gender__exact=F",
        "members/enrolment/?unit__id__exact=1",
    ],
)
def test_list_is_asked_by_its_own_columns(giang, client, asked):
    client.force_login(giang)

    assert client.get(f"/admin/{asked}").status_code == 200


@pytest.mark.parametrize("asked", ["unit__id=abc", "kiem-tra=khong-co", "zz=1"])
def test_export_of_an_unreadable_address_leads_to_the_list(an, client, asked):
    client.force_login(an)
    url = reverse("admin:members_person_export")

    assert client.get(f"{url}?{asked}").url == "/admin/members/person/?e=1"


def test_act_about_somebody_who_moved_away_ends_on_the_list(
    open_account, giang, hoa_an, lam_son, pac_bo, press
):
    local = open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)
    person = PersonFactory(unit=pac_bo)
    left = date(2021, 6, 1)
    stay = EnrolmentFactory(
        person=person, unit=lam_son, since=date(2019, 1, 1), until=left, exit="MOVED"
    )
    facts = {"unit": lam_son.code, "entry": "RECORDED", "reason": "Nhầm"}
    facts |= {"since": "02/01/2019", "until": "01/06/2021", "exit": "MOVED"}

    answer = press(local, stay, "dinh-chinh", **facts)

    stay.refresh_from_db()
    assert (answer.url, stay.since) == ("/admin/members/enrolment/", date(2019, 1, 2))


def test_links_of_a_filtered_list_lead_back_to_it(an, client, pac_bo):
    person = PersonFactory(unit=pac_bo, full_name="Nông Văn Thịnh")
    client.force_login(an)
    record = reverse("admin:members_person_change", args=[person.pk])
    lists = reverse("admin:members_person_changelist")

    plain = client.get(lists).content.decode()
    found = client.get(lists, {"q": "thinh"}).content.decode()

    assert f'href="{record}"' in plain
    assert f'href="{record}?_changelist_filters=q%3Dthinh"' in found
