"""What staff do to the standards in the admin."""

from datetime import date

import pytest

from tests.factories import WaiverFactory
from unions.models import Rule

NEW = {
    "kind": "POST_AGE",
    "level": "DISTRICT",
    "post": "HEAD",
    "value": "45",
    "source": "Quy chế mới",
    "on": "01/01/2026",
}
LIST = "/admin/unions/rule/"


@pytest.fixture
def rule(an, press):
    press(an, Rule, "ghi", **NEW)
    return Rule.objects.get(post="HEAD")


def test_standard_is_written_from_a_day(rule):
    assert (rule.value, rule.since, rule.until) == (45, date(2026, 1, 1), None)
    assert (rule.level, rule.ground, rule.source) == ("DISTRICT", "", "Quy chế mới")


def test_standards_are_told_in_words(an, rule, client):
    client.force_login(an)

    text = client.get(f"{LIST}?kind__exact=POST_AGE&level__exact=DISTRICT").content
    page = client.get(f"{LIST}{rule.pk}/change/").content

    assert [words in text.decode() for words in ("45 tuổi", "Trưởng ban")] == [True] * 2
    assert [words in page.decode() for words in ("45 tuổi", "Trưởng ban")] == [True] * 2


def test_wrong_value_is_told_in_its_field(an, press):
    response = press(an, Rule, "ghi", **NEW | {"kind": "DEGREE", "value": "9"})

    assert response.status_code == 400
    assert "value" in response.context["form"].errors


def test_standard_ends_after_its_consequences_were_read(an, rule, press):
    asked = press(an, rule, "thoi", on="01/02/2026")
    assert len(asked.context["consequences"]) == 2
    press(an, rule, "thoi", **{"on": "01/02/2026", "da-xem": "1"})

    rule.refresh_from_db()
    assert rule.until == date(2026, 2, 1)
    assert press(an, rule, "thoi").status_code == 403


def test_standard_is_corrected_with_a_reason(an, rule, press):
    facts = {"value": "46", "source": "Quy chế", "since": "02/01/2026"}
    press(an, rule, "dinh-chinh", reason="Gõ nhầm", **facts)

    rule.refresh_from_db()
    assert (rule.value, rule.since) == (46, date(2026, 1, 2))


@pytest.mark.parametrize("user", ["binh", "dung"])
def test_standards_are_not_for_everybody_to_write(request, rule, press, user):
    user = request.getfixturevalue(user)

    assert press(user, Rule, "ghi").status_code in (302, 403)
    press(user, rule, "thoi", **{"on": "01/02/2026", "da-xem": "1"})
    rule.refresh_from_db()
    assert rule.until is None


def test_waivers_are_read_and_never_written(giang, client):
    row = WaiverFactory(by=giang)
    client.force_login(giang)

    page = client.get(f"/admin/cadres/waiver/{row.pk}/change/")

    assert (page.status_code, page.context["acts"]) == (200, [])
    assert "Chưa có nguồn thay thế" in page.content.decode()
