"""Who may not save cells, and when nobody may."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import ReviewState
from reports.models import Return
from tests.fixtures_cells import cell, kept
from tests.fixtures_reviews import TURNS, WRITTEN

pytestmark = pytest.mark.django_db


def test_signed_out_script_is_not_led_to_a_page(send_cells, pac_bo):
    status, told = send_cells(None, cell(pac_bo, "1"))

    assert status == 401
    assert told == {
        "message": "Phiên làm việc đã hết; hãy đăng nhập lại, các ô chưa lưu vẫn còn "
        "đây."
    }


def test_stranger_finds_nothing_and_reader_may_not_write(
    send_cells, pac_bo, chi, nobody, dung, binh
):
    assert send_cells(chi, cell(pac_bo, "1"))[0] == 404
    assert send_cells(nobody, cell(pac_bo, "1"))[0] == 404
    assert send_cells(dung, cell(pac_bo, "1"))[0] == 403
    assert send_cells(binh, cell(pac_bo, "1"), code="CB-NONE")[0] == 404
    assert kept() == {}
    assert send_cells(binh, cell(pac_bo, "1"))[0] == 200


def test_other_sites_and_readers_by_get_are_refused(
    client, binh, asked_period, ha_quang, pac_bo
):
    address = reverse("return-cells", args=[asked_period.pk, ha_quang.code])
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(binh)
    client.force_login(binh)

    assert client.get(address).status_code == 405
    body = json.dumps({"cells": [cell(pac_bo, "1")]})
    assert strict.post(address, body, "application/json").status_code == 403
    assert kept() == {}


def test_unknown_period_is_not_found(client, binh, ha_quang):
    client.force_login(binh)

    for period in (1, 10**30):
        address = reverse("return-cells", args=[period, ha_quang.code])
        assert client.post(address, "{}", "application/json").status_code in (400, 404)


def test_province_has_no_rows(send_cells, an, pac_bo, province):
    status, told = send_cells(an, cell(pac_bo, "1"), code=province.code)

    assert (status, list(told)) == (400, ["message"])


def test_locked_return_is_told_whole(send_cells, binh, pac_bo):
    send_cells(binh, cell(pac_bo, "1"))
    Return.objects.update(
        state=ReviewState.SUBMITTED, submitted_by=binh, submitted_at=WRITTEN
    )

    status, told = send_cells(binh, cell(pac_bo, "2", version=1))

    assert status == 409
    assert told["locked"].startswith("Biểu đã gửi ngày 03/07/2022")
    assert kept() == {("CB-HQ-TH-PB", TURNS): [1]}
