"""The page of what posts without a salary cost."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from cadres.choices import Employment
from cadres.models import Tenure
from tests.factories import AllowanceRateFactory, BaseSalaryFactory, TenureFactory
from unions.services import units

PAID = {"employment": Employment.ALLOWANCE}


@pytest.fixture
def see(client):
    def see(user, **asked):
        client.force_login(user)
        return client.get(reverse("allowances"), asked)

    return see


@pytest.fixture
def paid(post, holder, pac_bo, truong_ha, lam_son):
    AllowanceRateFactory(post=post("SECRETARY"))
    BaseSalaryFactory()
    holder("Nông Thị Hoa", pac_bo, **PAID)
    holder("Bế Thị Lan", truong_ha, "DEPUTY", **PAID)
    holder("Lục Văn Sơn", lam_son, **PAID)


def parts(response):
    rows = response.context["parts"]
    return [(row["name"], row["holders"], row["cost"]) for row in rows]


def test_province_sees_its_districts(an, see, paid):
    response = see(an)

    assert parts(response) == [
        ("Huyện Đoàn Hà Quảng", 2, Decimal(149_000)),
        ("Huyện Đoàn Hòa An", 1, Decimal(149_000)),
    ]
    assert response.context["total"] == {
        "holders": 3,
        "unrated": 1,
        "cost": Decimal(298_000),
    }
    rows = response.context["posts"]
    columns = ("post__name", "form", "coefficient", "holders", "cost")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Phó Bí thư", "UNION", None, 1, None),
        ("Bí thư", "BRANCH", Decimal("0.10"), 2, Decimal(298_000)),
    ]
    page = response.content.decode()
    assert "298.000 đồng" in page
    assert "1 chức danh đang giữ chưa có hệ số" in page


def test_who_holds_two_posts_is_one_person(an, see, paid, hoa_an, holder, lam_son):
    one = see(an)
    assert (one.context["people"], one.context["total"]["holders"]) == (3, 3)
    twice = "Có người hưởng phụ cấp của hai chức danh trở lên"
    assert twice not in one.content.decode()
    person = Tenure.objects.get(unit=lam_son).person
    TenureFactory(person=person, unit=hoa_an, **PAID)

    two = see(an)

    assert (two.context["people"], two.context["total"]["holders"]) == (3, 4)
    assert twice in two.content.decode()


def test_unit_comes_first_with_its_own(an, see, paid):
    response = see(an, **{"don-vi": "CB-HQ-TH"})

    assert parts(response) == [
        ("Đoàn xã Trường Hà", 1, None),
        ("Chi đoàn Pác Bó", 1, Decimal(149_000)),
    ]
    assert "Của chính Đoàn xã Trường Hà" in response.content.decode()


@pytest.mark.parametrize(
    ("user", "holders"), [("an", 3), ("dung", 3), ("giang", 3), ("binh", 2), ("chi", 1)]
)
def test_everybody_sees_the_own_district(see, paid, request, user, holders):
    response = see(request.getfixturevalue(user))

    assert response.context["total"]["holders"] == holders


def test_stranger_asks_in_vain(chi, see, paid):
    response = see(chi, **{"don-vi": "CB-HAQUANG"})

    assert response.status_code == 400
    assert "Hà Quảng" not in response.content.decode()


def test_without_a_mandate_there_is_nothing(nobody, see, paid):
    response = see(nobody)

    assert (response.status_code, response.context["scope"]) == (200, None)
    assert "chưa được giao phụ trách" in response.content.decode()


def test_day_without_anybody_says_so(an, see, paid):
    page = see(an, ngay="2017-12-31").content.decode()

    assert "Ngày 31/12/2017 không có cán bộ nào hưởng phụ cấp" in page


def test_day_without_a_base_salary_says_so(an, see, paid):
    response = see(an, ngay=date(2019, 3, 1).isoformat())

    assert response.context["total"]["cost"] == 0
    assert "chưa ghi mức lương cơ sở" in response.content.decode()


def test_day_that_is_none_is_refused(an, see, paid):
    assert see(an, ngay="hôm qua").status_code == 400


def test_right_is_asked(open_account, province, giang, client, see, an):
    an.groups.clear()

    assert see(an).status_code == 403
    client.logout()
    assert client.get(reverse("allowances")).status_code == 302


def test_auditor_reads(open_account, province, giang, see, paid):
    tam = open_account("tam", "Ma Thị Tâm", Role.AUDITOR, province, giang)

    assert see(tam).context["total"]["holders"] == 3


def test_page_takes_the_same_queries_for_one_unit_and_three(an, see, holder, pac_bo):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert see(an).status_code == 200
        return len(queries)

    holder("Nông Thị Hoa", pac_bo, **PAID)
    count()
    one = count()
    holder("Bế Thị Lan", pac_bo.district, **PAID)
    holder("Lục Văn Sơn", pac_bo.province, **PAID)

    assert count() == one


def test_what_went_to_a_stranger_is_counted_no_more(
    binh, see, paid, giang, truong_ha, hoa_an
):
    units.move(unit=truong_ha, parent=hoa_an, on=date(2022, 1, 1), by=giang)

    before = see(binh, ngay="2021-12-31")

    assert parts(before) == []
