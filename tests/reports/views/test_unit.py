from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import EnrolmentFactory, PersonFactory
from unions.services import units

PATH = "/don-vi/CB-HQ-TH-PB/"


@pytest.fixture
def visit(client):
    def visit(user, path=PATH, **data):
        client.force_login(user)
        return client.get(path, data)

    return visit


def admin_page(unit):
    return reverse("admin:unions_unit_change", args=[unit.pk])


def test_page_shows_the_unit(small, binh, dung, visit):
    for user in (binh, dung):
        text = visit(user).content.decode()
        for words in (
            "Chi đoàn Pác Bó",
            "CB-HQ-TH-PB",
            "Đang hoạt động từ 01/01/2018",
            "Bế Văn Lai",
            "Bí thư",
            "Thuộc Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
        ):
            assert words in text


def test_admin_shows_the_same_with_the_acts(small, an, giang, pac_bo, visit):
    pages = [visit(giang), visit(giang, admin_page(pac_bo))]

    parts = [response.content.decode().partition('class="marks"') for response in pages]
    portal, office = (part[2].partition("</main>")[0] for part in parts)
    assert sections(portal) == sections(office)
    assert "Đổi tên" in parts[1][0]
    assert "Đổi tên" not in parts[0][0]
    assert visit(an, admin_page(pac_bo)).status_code == 200


def sections(text):
    return [part.split('"')[0] for part in text.split('aria-labelledby="')[1:]]


def test_stranger_is_not_found(small, chi, nobody, visit):
    assert visit(chi).status_code == 404
    assert visit(nobody).status_code == 404


def test_reader_without_permission_is_refused(small, binh, visit):
    binh.groups.clear()

    assert visit(binh).status_code == 403


def test_visitor_signs_in_first(small, client):
    response = client.get(PATH)

    assert (response.status_code, response.url) == (302, f"/dang-nhap/?next={PATH}")


def test_post_is_refused(small, an, client):
    client.force_login(an)

    assert client.post(PATH).status_code == 405


@pytest.mark.parametrize("code", ["a%2Fb", "Đ", "XX", "cb-hq-th-pb"])
def test_code_that_no_unit_bears_is_not_found(small, an, visit, code):
    assert visit(an, f"/don-vi/{code}/").status_code == 404


def test_breadcrumbs_follow_the_tree_of_the_day(
    small, an, giang, truong_ha, hoa_an, visit
):
    units.move(unit=truong_ha, parent=hoa_an, on=date(2020, 1, 1), by=giang)

    def steps(**data):
        trail = visit(an, **data).context["trail"]
        return [(step["label"], step["url"]) for step in trail][2:3]

    assert steps() == [("Huyện Đoàn Hòa An", "/don-vi/CB-HOAAN/")]
    assert steps(ngay="2019-12-31") == [
        ("Huyện Đoàn Hà Quảng", "/don-vi/CB-HAQUANG/?ngay=2019-12-31")
    ]


def test_closed_unit_is_shown_on_its_last_day(small, an, giang, thong_nong, visit):
    units.dissolve(unit=thong_nong, on=date(2020, 1, 1), by=giang)

    response = visit(an, "/don-vi/CB-THONGNONG/")

    assert response.context["day"] == date(2019, 12, 31)
    assert "Đã kết thúc từ 01/01/2020" in response.content.decode()
    later = visit(an, "/don-vi/CB-THONGNONG/", ngay="2021-01-01")
    assert "đơn vị này không hoạt động" in later.content.decode()


def test_wrong_day_is_told(small, an, visit):
    response = visit(an, ngay="31/13/2018")

    assert response.status_code == 400
    assert "31/13/2018 không phải là ngày" in response.content.decode()


@pytest.mark.parametrize("page", ["0", "x", "9" * 40])
def test_any_page_of_members_is_answered(small, an, visit, page):
    assert visit(an, trang=page).status_code == 200


def test_history_is_for_those_who_read_the_log(small, an, giang, visit):
    assert visit(an).context["events"] is None
    assert [event.act for event in visit(giang).context["events"]][-1] == "unit.found"


@pytest.mark.parametrize("in_admin", [False, True])
def test_page_takes_the_same_queries_for_one_row_and_three(an, pac_bo, visit, in_admin):
    path = admin_page(pac_bo) if in_admin else PATH

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert visit(an, path).status_code == 200
        return len(queries)

    def add(number):
        for person in PersonFactory.create_batch(number, unit=pac_bo):
            EnrolmentFactory(person=person, unit=pac_bo)

    add(1)
    count()
    one = count()
    add(2)

    assert count() == one


@pytest.fixture
def merged(thong_nong, ha_quang, giang):
    units.dissolve(unit=thong_nong, into=ha_quang, on=date(2020, 2, 1), by=giang)
    return ha_quang


def drawing(text):
    return text.partition('<svg class="lineage"')[2].partition("</svg>")[0]


def test_lineage_is_drawn_with_links_for_those_who_may_follow(
    small, merged, an, binh, visit
):
    office, district = (
        visit(user, "/don-vi/CB-HAQUANG/").content.decode() for user in (an, binh)
    )

    assert 'href="/don-vi/CB-THONGNONG/"' in office
    assert 'href="/don-vi/CB-THONGNONG/"' not in district
    assert [drawing(text).count("<a ") for text in (office, district)] == [1, 0]
    for text in (office, district):
        assert '<svg class="lineage"' in text
        assert text.count("Huyện Đoàn Thông Nông") >= 2
        assert 'href="/don-vi/CB-HAQUANG/chuoi-so-lieu/"' in text


def test_unit_without_lineage_has_no_drawing(small, merged, an, visit):
    for path in (PATH, "/don-vi/CB/"):
        text = visit(an, path).content.decode()
        assert "Trước đây và về sau" not in text
        assert '<svg class="lineage"' not in text


def test_admin_draws_the_lineage_too(small, merged, giang, visit):
    assert '<svg class="lineage"' in visit(giang, admin_page(merged)).content.decode()
