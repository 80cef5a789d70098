import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import EnrolmentFactory, UnitFactory
from unions.services import units

MOVED = date(2020, 1, 1)


@pytest.fixture
def visit(client):
    def visit(user, path="/don-vi/", **data):
        client.force_login(user)
        return client.get(path, data)

    return visit


def shown(response):
    return [node.unit.code for node in response.context["nodes"]]


def hrefs(response):
    return re.findall(r'href="(/don-vi/[^"]*)"', response.content.decode())


def test_tree_begins_at_the_mandate(small, an, binh, dung, visit):
    assert shown(visit(an)) == shown(visit(dung)) == ["CB-HAQUANG", "CB-HOAAN"]
    assert shown(visit(binh)) == ["CB-HQ-TTYT", "CB-HQ-TH"]
    assert "Hòa An" not in visit(binh).content.decode()


def test_branch_of_the_tree_is_walked_into(small, an, visit):
    response = visit(an, goc="CB-HQ-TH", ngay="30/06/2022")

    assert shown(response) == ["CB-HQ-TH-PB"]
    assert [step["label"] for step in response.context["trail"]] == [
        "Tỉnh Đoàn Cao Bằng",
        "Huyện Đoàn Hà Quảng",
        "Đoàn xã Trường Hà",
    ]
    assert response.context["trail"][0]["url"] == "/don-vi/?goc=CB&ngay=2022-06-30"


def test_stranger_is_not_found(small, binh, visit):
    assert visit(binh, goc="CB-HOAAN").status_code == 404
    assert visit(binh, goc="CB").status_code == 404
    assert visit(binh, "/don-vi/CB-HOAAN/truc-thuoc/").status_code == 404


@pytest.mark.parametrize("path", ["/don-vi/", "/don-vi/CB-HAQUANG/truc-thuoc/"])
def test_reader_without_permission_is_refused(small, binh, visit, path):
    binh.groups.clear()

    assert visit(binh, path).status_code == 403


@pytest.mark.parametrize("path", ["/don-vi/", "/don-vi/CB-HAQUANG/truc-thuoc/"])
def test_visitor_signs_in_first(small, client, path):
    response = client.get(path)

    assert (response.status_code, response.url) == (302, f"/dang-nhap/?next={path}")


def test_post_is_refused(small, an, client):
    client.force_login(an)

    assert client.post("/don-vi/").status_code == 405


def test_units_that_came_over_begin_trees_of_their_own(
    small, chi, giang, truong_ha, hoa_an, visit
):
    units.move(unit=truong_ha, parent=hoa_an, on=MOVED, by=giang)

    response = visit(chi, ngay="2019-12-31")

    assert shown(response) == ["CB-HOAAN", "CB-HQ-TH"]
    text = response.content.decode()
    assert "những đơn vị nay thuộc phạm vi phụ trách" in text
    assert text.count('scope="col"') == 5


def test_nobody_is_told_what_to_do(nobody, visit):
    response = visit(nobody)

    assert response.status_code == 200
    assert "Hãy liên hệ Tỉnh Đoàn" in response.content.decode()


@pytest.mark.parametrize("day", ["2018-11-30", "30/11/2018"])
def test_day_goes_along_with_every_link(small, an, giang, thong_nong, visit, day):
    units.dissolve(unit=thong_nong, on=MOVED, by=giang)

    response = visit(an, ngay=day)

    assert shown(response) == ["CB-HAQUANG", "CB-HOAAN", "CB-THONGNONG"]
    main = [href for href in hrefs(response) if href != "/don-vi/"]
    assert len(main) > 5
    assert [href for href in main if "ngay=2018-11-30" not in href] == []
    assert "đã kết thúc 01/01/2020" in response.content.decode()


def test_today_goes_without_saying(small, an, visit):
    assert [href for href in hrefs(visit(an)) if "ngay" in href] == []


def test_closed_unit_is_shown_on_its_last_day(small, an, giang, thong_nong, visit):
    units.dissolve(unit=thong_nong, on=MOVED, by=giang)

    response = visit(an, goc="CB-THONGNONG")
    later = visit(an, goc="CB-THONGNONG", ngay="2021-01-01")

    assert response.context["day"] == date(2019, 12, 31)
    assert response.context["branching"].node.unit == thong_nong
    assert "đơn vị này không hoạt động" in later.content.decode()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("31/13/2018", "31/13/2018 không phải là ngày"),
        ("2017-12-31", "nằm ngoài hồ sơ; hãy chọn ngày từ 01/01/2018"),
        ("9999-01-01", "nằm ngoài hồ sơ"),
    ],
)
def test_wrong_day_is_told_in_its_field(small, an, visit, day, told):
    response = visit(an, ngay=day)

    assert response.status_code == 400
    assert told in str(response.context["form"].errors["ngay"])


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40, "٣"])
def test_any_page_is_answered(small, an, visit, page):
    assert visit(an, trang=page).status_code == 200


def test_rows_come_alone_for_the_page_that_opens_them(small, an, visit):
    response = visit(an, "/don-vi/CB-HQ-TH/truc-thuoc/", ngay="2022-06-30")

    text = response.content.decode()
    assert text.count("<tr") == 1
    assert "Chi đoàn Pác Bó" in text
    assert "<html" not in text


def test_rows_of_a_wrong_day_are_not_found(small, an, visit):
    path = "/don-vi/CB-HQ-TH/truc-thuoc/"

    assert visit(an, path, ngay="2017-01-01").status_code == 404


def test_page_holds_a_hundred_children_and_leads_to_the_others(an, province, visit):
    UnitFactory.create_batch(101, parent=province)

    first, second = visit(an), visit(an, trang=2)

    assert (len(shown(first)), len(shown(second))) == (100, 1)
    assert first.context["pages"] == {"next": "/don-vi/?goc=CB&trang=2"}
    assert second.context["pages"] == {"previous": "/don-vi/?goc=CB&trang=1"}
    rows = visit(an, "/don-vi/CB/truc-thuoc/").content.decode()
    assert "Xem đủ 101 đơn vị trực thuộc" in rows


@pytest.mark.parametrize("path", ["/don-vi/", "/don-vi/CB/truc-thuoc/"])
def test_page_takes_the_same_queries_for_one_row_and_three(an, province, visit, path):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert visit(an, path).status_code == 200
        return len(queries)

    def add(number):
        for unit in UnitFactory.create_batch(number, parent=province):
            EnrolmentFactory(unit=unit, person__unit=unit)

    add(1)
    count()
    one = count()
    add(2)

    assert count() == one
