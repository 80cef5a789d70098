import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.fixtures_reviews import INSTALLS, TURNS


@pytest.fixture
def get_cell(client, half):
    def get_cell(user, scope, unit, figure=TURNS):
        client.force_login(user)
        args = [half.pk, scope.code, unit.pk, figure]
        return client.get(reverse("return-cell", args=args))

    return get_cell


def test_every_writing_of_a_cell_is_told(begun, put, get_cell, binh, ha_quang, pac_bo):
    put(begun, pac_bo, TURNS, 1250, reason="Thêm hai đợt")

    response = get_cell(binh, ha_quang, pac_bo)

    told = [(w.version, shown, w.reason) for w, shown in response.context["writings"]]
    assert told == [(2, "1.250", "Thêm hai đợt"), (1, "30", "")]
    text = response.content.decode()
    assert "15:00 03/07/2022" in text
    assert "Lục Văn Bình" in text


def test_cell_that_nobody_wrote_says_so(begun, get_cell, binh, ha_quang, clinic):
    text = get_cell(binh, ha_quang, clinic, INSTALLS).content.decode()

    assert "Chưa ai ghi ô này" in text


def test_grassroots_unit_reads_its_own_cells(begun, get_cell, minh, truong_ha, pac_bo):
    assert get_cell(minh, truong_ha, pac_bo).status_code == 200


def test_others_find_nothing(
    begun, get_cell, minh, chi, nobody, ha_quang, truong_ha, clinic, pac_bo
):
    assert get_cell(minh, ha_quang, pac_bo).status_code == 404
    assert get_cell(minh, truong_ha, clinic).status_code == 404
    for user in (chi, nobody):
        assert get_cell(user, ha_quang, pac_bo).status_code == 404


def test_reader_reads(begun, get_cell, dung, ha_quang, pac_bo):
    assert get_cell(dung, ha_quang, pac_bo).status_code == 200


def test_cell_that_is_not_asked_is_not_found(
    begun, get_cell, an, ha_quang, hoa_an, province, pac_bo
):
    assert get_cell(an, ha_quang, pac_bo, "khong-co").status_code == 404
    assert get_cell(an, ha_quang, pac_bo, INSTALLS).status_code == 404
    assert get_cell(an, ha_quang, hoa_an).status_code == 404
    assert get_cell(an, province, province).status_code == 404


def test_queries_do_not_grow_with_writings(
    begun, put, get_cell, binh, ha_quang, pac_bo, django_assert_num_queries
):
    get_cell(binh, ha_quang, pac_bo)
    with CaptureQueriesContext(connection) as one:
        get_cell(binh, ha_quang, pac_bo)
    for value in (1, 2):
        put(begun, pac_bo, TURNS, value)

    with django_assert_num_queries(len(one)):
        get_cell(binh, ha_quang, pac_bo)
