from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from tests import factories
from unions.choices import Area, Bloc, Form
from unions.services import units

RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


@pytest.fixture
def find(client):
    """{group: names} of what `user` finds with `words`."""

    def find(user, words, url="/tim-kiem/"):
        client.force_login(user)
        groups = client.get(url, {"q": words}).context["groups"]
        return {g["label"]: [row["name"] for row in g["rows"]] for g in groups}

    return find


@pytest.fixture
def anh(pac_bo):
    return factories.PersonFactory(
        full_name="Đặng Thị Hồng Ánh",
        search_name="dang thi hong anh",
        unit=pac_bo,
        phone="0912345678",
        identity_number="004200001234",
        born_on=date(2002, 9, 5),
    )


@pytest.mark.parametrize(
    "words", ["truong ha", "Trường Hà", "HA truong", "cb-hq-th", "doan xa truong"]
)
def test_units_are_found_without_diacritics_in_any_order(an, truong_ha, find, words):
    assert find(an, words) == {"Đơn vị": ["Đoàn xã Trường Hà"]}


@pytest.mark.parametrize(
    "words",
    [
        "hong anh",
        "Ánh Đặng",
        "đặng",
        "dang",
        "0912345678",
        "0912.345.678",
        "+84 912 345 678",
        "5678",
        "004200001234",
    ],
)
def test_people_are_found_by_name_and_number(an, anh, find, words):
    assert find(an, words) == {"Người": ["Đặng Thị Hồng Ánh"]}


@pytest.mark.parametrize("phone", ["0912 345 678", "0912.345.678", "+84912345678"])
@pytest.mark.parametrize("words", ["0912345678", "345 678", "+84 912-345-678"])
def test_telephone_is_found_however_it_is_written(an, pac_bo, find, phone, words):
    factories.PersonFactory(full_name="Lý Văn Sơn", unit=pac_bo, phone=phone)

    assert find(an, words) == {"Người": ["Lý Văn Sơn"]}


@pytest.mark.parametrize("words", ["{code}", "{lower}"])
def test_people_are_found_by_code(an, anh, find, words):
    words = words.format(code=anh.code, lower=anh.code.lower())

    assert find(an, words) == {"Người": ["Đặng Thị Hồng Ánh"]}


@pytest.mark.parametrize(
    "words", ["", "   ", "hong xuan", "678", "0042", "DV99999999999999999999", "9" * 40]
)
def test_nothing_is_found_by_nothing(an, anh, find, words):
    assert find(an, words) == {}


def test_stranger_is_not_find(chi, anh, find):
    assert find(chi, "hong anh") == {}
    assert find(chi, "0912345678") == {}
    assert find(chi, "pac bo") == {}


def test_user_without_a_mandate_finds_nothing(nobody, anh, find):
    assert find(nobody, "pac bo") == {}


def test_people_need_the_permission(open_account, ha_quang, giang, anh, find):
    mai = open_account("mai", "Nông Mai", Role.SECRETARY, ha_quang, giang)
    mai.groups.clear()

    assert find(mai, "hong anh") == {}


def test_path_of_a_unit_is_shown(an, pac_bo, client):
    client.force_login(an)

    (group,) = client.get("/tim-kiem/", {"q": "pac bo"}).context["groups"]

    (row,) = group["rows"]
    assert row["path"] == "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
    assert row["code"] == "CB-HQ-TH-PB"


def test_closed_unit_is_marked_and_comes_last(an, found, truong_ha, client, giang):
    old = found("X-1", Form.BRANCH, "Chi đoàn xóm Tư", truong_ha, **RURAL)
    found("X-2", Form.BRANCH, "Chi đoàn xóm Tư Hai", truong_ha, **RURAL)
    units.dissolve(unit=old, on=date(2020, 1, 1), by=giang)
    client.force_login(an)

    (group,) = client.get("/tim-kiem/", {"q": "xom tu"}).context["groups"]

    assert [(row["name"], row["is_closed"]) for row in group["rows"]] == [
        ("Chi đoàn xóm Tư Hai", False),
        ("Chi đoàn xóm Tư", True),
    ]
    page = client.get("/tim-kiem/", {"q": "xom tu"}).content.decode()
    assert "Đã kết thúc 01/01/2020" in page


def test_staff_is_led_to_the_records(an, anh, client):
    client.force_login(an)

    (group,) = client.get("/tim-kiem/", {"q": "hong anh"}).context["groups"]

    assert group["rows"][0]["url"] == reverse(
        "admin:members_person_change", args=[anh.pk]
    )
    assert group["all_url"] == "/admin/members/person/?q=hong+anh"


def test_secretary_is_led_to_pages_of_the_portal(binh, truong_ha, client):
    client.force_login(binh)

    (group,) = client.get("/tim-kiem/", {"q": "truong ha"}).context["groups"]

    url = group["rows"][0]["url"]
    assert not url.startswith("/admin/")
    assert client.get(url).status_code == 200
    assert group["all_url"] == ""


def test_no_more_than_ten_are_shown_of_a_counted_hundred(an, pac_bo, client):
    factories.PersonFactory.create_batch(
        101, full_name="Lý Văn Sơn", search_name="ly van son", unit=pac_bo
    )
    client.force_login(an)

    context = client.get("/tim-kiem/", {"q": "ly son"}).context

    assert [len(group["rows"]) for group in context["groups"]] == [10]
    assert (context["total"], context["is_more"]) == ("101", True)


def test_queries_do_not_grow_with_what_is_found(an, pac_bo, client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/tim-kiem/ket-qua/", {"q": "ly son"})
        return len(queries)

    client.force_login(an)
    factories.PersonFactory(unit=pac_bo, search_name="ly van son")
    count()
    one = count()
    factories.PersonFactory.create_batch(2, unit=pac_bo, search_name="ly van son")

    assert count() == one


def test_piece_for_the_quick_search_is_the_list_alone(an, anh, client):
    client.force_login(an)

    piece = client.get("/tim-kiem/ket-qua/", {"q": "hong anh"}).content.decode()

    assert "Đặng Thị Hồng Ánh" in piece
    assert "<html" not in piece


@pytest.mark.parametrize("url", ["/tim-kiem/", "/tim-kiem/ket-qua/"])
def test_search_is_for_those_signed_in_and_only_reads(an, client, url):
    assert client.get(url).status_code == 302
    client.force_login(an)
    assert client.post(url).status_code == 405


def test_words_are_said_back_safely(an, client):
    client.force_login(an)

    page = client.get("/tim-kiem/", {"q": "<script>x"}).content.decode()

    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page
