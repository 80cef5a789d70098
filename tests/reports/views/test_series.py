from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from unions.models import Succession
from unions.services import units

ON = date(2020, 2, 1)
PATH = "/don-vi/CB-HAQUANG/chuoi-so-lieu/"
SENSITIVE = "members_ethnic_minority"
DAYS = {"tu": "2018-12-31", "den": "2021-06-30"}


@pytest.fixture
def merged(small, thong_nong, da_thong, coc_lung, ha_quang, enrol, giang):
    """Thông Nông, with one member, went to Hà Quảng, with three."""
    enrol(coc_lung, "Đàm Văn Một")
    units.move(unit=da_thong, parent=ha_quang, on=ON, by=giang)
    units.dissolve(unit=thong_nong, into=ha_quang, on=ON, by=giang)
    return ha_quang


@pytest.fixture
def visit(client):
    def visit(user, path=PATH, **data):
        client.force_login(user)
        return client.get(path, DAYS | data)

    return visit


def told(response):
    return [
        (row.day, row.standing, [cell[1:] for cell in row.cells])
        for row in response.context["rows"]
    ]


def test_main_figures_stand_beside_those_of_the_unit(merged, an, visit):
    response = visit(an)

    assert [f.id for f in response.context["figures"]] == [
        "units_grassroots",
        "branches",
        "members",
    ]
    assert told(response) == [
        (date(2018, 12, 31), 2, [(3, 2), (2, 1), (4, 3)]),
        (date(2019, 12, 31), 2, [(3, 2), (2, 1), (4, 3)]),
        (date(2020, 12, 31), 1, [(3, 3), (2, 2), (4, 4)]),
        (date(2021, 6, 30), 1, [(3, 3), (2, 2), (4, 4)]),
    ]
    text = response.content.decode()
    assert "Huyện Đoàn Thông Nông" in text
    assert "đến trước ngày 01/02/2020" in text


def test_any_figure_can_be_asked_for(merged, an, visit):
    response = visit(an, **{"so-lieu": "members_admin_share"})

    (row, *_) = told(response)
    assert [str(value) for value in row[2][0]] == ["25.00", "33.33"]


def test_unit_without_predecessors_has_one_column(small, an, visit):
    response = visit(an, "/don-vi/CB-HOAAN/chuoi-so-lieu/")

    assert "Kể cả tiền thân</th>" not in response.content.decode()
    assert "mọi số là của riêng đơn vị" in response.content.decode()


def test_clinic_has_nothing_below_it(small, an, visit):
    response = visit(an, "/don-vi/CB-HQ-TTYT/chuoi-so-lieu/")

    assert [f.id for f in response.context["figures"]] == ["members"]


def test_secretary_reads_the_sums_of_the_line(merged, binh, visit):
    response = visit(binh)

    assert told(response)[0][2][2] == (4, 3)
    text = response.content.decode()
    assert "Huyện Đoàn Thông Nông" in text
    assert "/don-vi/CB-THONGNONG/" not in text


def test_sensitive_sum_needs_every_unit_in_scope(merged, an, binh, visit):
    assert told(visit(an, **{"so-lieu": SENSITIVE}))[0][2] == [(4, 3)]

    response = visit(binh, **{"so-lieu": SENSITIVE})

    assert response.status_code == 400
    assert "rows" not in response.context


def test_sensitive_sum_of_the_own_district_is_told(small, binh, visit):
    assert told(visit(binh, **{"so-lieu": SENSITIVE}))[0][2] == [(3, 3)]


def test_heir_of_a_part_says_what_it_leaves_out(
    small, an, found, ha_quang, hoa_an, visit
):
    parted = found("CU", "LOCAL", "Huyện Đoàn Cũ", small)
    for heir in (ha_quang, hoa_an):
        Succession.objects.create(unit=parted, into=heir, on=ON)

    text = visit(an, "/don-vi/CB-HOAAN/chuoi-so-lieu/").content.decode()
    assert "Không gồm Huyện Đoàn Cũ (chia tách ngày 01/02/2020)" in text
    assert "được tính trọn vào" in visit(an).content.decode()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"so-lieu": "khong-co"}, "so-lieu"),
        ({"so-lieu": "committee_members"}, "so-lieu"),
        ({"tu": "31/13/2018"}, "tu"),
        ({"den": "2017-01-01"}, "den"),
        ({"tu": "2021-07-01"}, "den"),
        ({"den": "2999-01-01"}, "den"),
    ],
)
def test_what_cannot_be_shown_is_told_beside_its_field(small, an, visit, data, field):
    response = visit(an, **data)

    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]


def test_unasked_it_shows_the_records_up_to_today(small, an, client):
    client.force_login(an)

    rows = client.get(PATH).context["rows"]

    assert rows[0].day == date(2018, 1, 1)
    assert [row.day.month for row in rows[1:-1]] == [12] * (len(rows) - 2)


def test_closed_unit_is_shown_up_to_its_last_day(merged, an, client):
    client.force_login(an)

    rows = client.get("/don-vi/CB-THONGNONG/chuoi-so-lieu/").context["rows"]

    assert rows[-1].day == date(2020, 1, 31)


def test_stranger_is_not_found(small, chi, nobody, visit):
    assert visit(chi).status_code == visit(nobody).status_code == 404


def test_reader_without_permission_is_refused(small, binh, visit):
    binh.groups.clear()

    assert visit(binh).status_code == 403


def test_visitor_signs_in_first(small, client):
    assert client.get(PATH).url == f"/dang-nhap/?next={PATH}"


def test_post_is_refused(small, an, client):
    client.force_login(an)

    assert client.post(PATH).status_code == 405


def test_page_takes_the_same_queries_for_one_predecessor_and_three(
    merged, an, found, province, visit
):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert visit(an).status_code == 200
        return len(queries)

    count()
    one = count()
    for number in range(2):
        extra = found(f"X{number}", "LOCAL", f"Huyện Đoàn {number}", province)
        Succession.objects.create(unit=extra, into=merged, on=ON)

    assert count() == one
