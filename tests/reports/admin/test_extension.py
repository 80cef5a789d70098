from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import vietnamese
from reports.models import Extension
from tests import factories


@pytest.fixture
def facts(db, hoa_an):
    period = factories.PeriodFactory(name="Sáu tháng đầu năm 2022")
    until = timezone.localdate() + timedelta(7)
    return {
        "period": period.pk,
        "unit": hoa_an.code,
        "expires_on": vietnamese.day(until),
        "reason": "Mưa lũ",
    }


def test_extension_is_granted_today(an, hoa_an, press, facts):
    press(an, Extension, "cho", **facts)

    made = Extension.objects.get()
    assert (made.unit, made.by, made.reason) == (hoa_an, an, "Mưa lũ")
    assert made.granted_on == timezone.localdate()


def test_unit_that_sends_nothing_is_told(an, hong_viet, press, facts):
    response = press(an, Extension, "cho", **facts | {"unit": hong_viet.code})

    assert list(response.context["form"].errors) == ["unit"]


def test_extension_is_for_who_answers_for_the_province(
    open_account, giang, client, hoa_an, press, facts
):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)

    assert press(local, Extension, "cho", **facts).status_code == 403
    page = client.get(reverse("admin:reports_extension_changelist"))
    assert page.context["acts"] == []
    assert Extension.objects.count() == 0


def test_extension_is_withdrawn_once(an, hoa_an, press):
    made = factories.ExtensionFactory(unit=hoa_an, period__name="Quý II năm 2022")

    first = press(an, made, "rut", reason="Đã gửi")
    assert first.context["consequences"] == [
        "Huyện Đoàn Hòa An trở lại hạn nộp chung của Quý II năm 2022: 10/07/2022."
    ]
    press(an, made, "rut", reason="Đã gửi", **{"da-xem": "1"})

    made.refresh_from_db()
    assert made.withdrawn_on == timezone.localdate()
    assert press(an, made, "rut", reason="Đã gửi").status_code == 403


def test_secretary_grants_himself_nothing(chi, press, facts):
    assert press(chi, Extension, "cho", **facts).status_code in (302, 403)
    assert Extension.objects.count() == 0
