"""The pages of a round at the grassroots, and of a recruitment round."""

from datetime import date

import pytest
from django.urls import reverse

from cadres.models import FieldVisit, Recruit
from tests.factories import (
    FieldTripFactory,
    FieldVisitFactory,
    PersonFactory,
    RecruitFactory,
    RecruitmentRoundFactory,
)

BEGAN = date(2019, 3, 1)


@pytest.fixture
def lan(province):
    return PersonFactory(full_name="Bế Thị Lan", unit=province)


@pytest.fixture
def trip(province):
    return FieldTripFactory(unit=province, name="Đợt 1", begins_on=BEGAN)


@pytest.fixture
def held(province):
    return RecruitmentRoundFactory(unit=province, wanted=1)


@pytest.fixture
def send(client, an):
    def send(name, *keys, **data):
        client.force_login(an)
        return client.post(reverse(name, args=keys), data)

    return send


def test_cadres_are_sent_and_report(send, trip, lan, ha_quang):
    send(
        "field-trip-can-bo", trip.pk, **{"d1-person": lan.code, "d1-unit": "CB-HAQUANG"}
    )
    visit = FieldVisit.objects.get()
    told = {"reported_on": "20/03/2019", "report": "Đã nắm cơ sở"}

    done = send("field-trip-bao-cao", trip.pk, **_of(visit, told))

    assert done.url == reverse("field-trip", args=[trip.pk])
    visit.refresh_from_db()
    assert (visit.unit, visit.reported_on) == (ha_quang, date(2019, 3, 20))


def _of(visit, told):
    return {f"r{visit.pk}-{name}": value for name, value in told.items()}


def test_visit_is_put_right(send, client, trip, lan, ha_quang):
    visit = FieldVisitFactory(trip=trip, person=lan)

    send("field-trip-row", trip.pk, visit.pk, unit="CB-HAQUANG", reason="Nhầm")

    [(_, cells)] = client.get(reverse("field-trip", args=[trip.pk])).context["rows"]
    assert [cell.text for cell in cells] == [
        "Bế Thị Lan",
        "Huyện Đoàn Hà Quảng",
        "–",
        "–",
    ]


def test_recruit_is_taken_and_put_right(send, held, lan, ha_quang):
    line = {"d1-person": lan.code, "d1-unit": "CB", "d1-post": "SPECIALIST"}
    facts = {"unit": "CB-HAQUANG", "post": "DRIVER", "reason": "Nhầm"}

    send("recruitment-trung-tuyen", held.pk, **line)
    send("recruitment-row", held.pk, Recruit.objects.get().pk, **facts)

    row = Recruit.objects.get()
    assert (row.unit, row.post_id) == (ha_quang, "DRIVER")


def test_one_too_many_is_told_above_the_table(send, held, lan, post):
    RecruitFactory(
        round=held, person=PersonFactory(unit=held.unit), post=post("DRIVER")
    )
    line = {"d1-person": lan.code, "d1-unit": "CB", "d1-post": "DRIVER"}

    refused = send("recruitment-trung-tuyen", held.pk, **line)

    assert refused.context["form"].errors == [
        f"{held}: 2 người trúng tuyển, nhiều hơn chỉ tiêu 1; hãy bớt dòng, hoặc đính "
        "chính chỉ tiêu."
    ]
    assert Recruit.objects.count() == 1
