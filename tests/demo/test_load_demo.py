from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.choices import Role
from accounts.models import Event, User
from cadres.choices import PostCode
from members.models import Person
from tests.fixtures_records import find
from unions.choices import Bloc, Form
from unions.models import Mandate, Unit


def test_load_says_what_it_does(sample):
    assert "3.529 đơn vị" in sample
    assert "18 quyết định, 938 đơn vị kết thúc, 7 đơn vị mới" in sample
    assert "thêm 109 đơn vị" in sample
    assert "39.009 dòng hồ sơ, 4 quy hoạch, 24 đợt đánh giá" in sample
    assert Unit.objects.count() == 3529 + 7 + 109 == 3645
    assert sample.count("\n") == 11


def test_load_again_says_so_and_writes_nothing(sample):
    before = (Person.objects.count(), Event.objects.count())
    said = StringIO()

    call_command("load_demo", stdout=said)

    assert said.getvalue() == (
        "Tỉnh mẫu Cao Bằng đã được nạp từ trước; không cần nạp lại.\n"
    )
    assert (Person.objects.count(), Event.objects.count()) == before


def test_load_opens_an_account_for_each_district_of_today(sample):
    secretaries = User.objects.filter(groups__name=Role.SECRETARY)
    places = Mandate.objects.open().filter(user__in=secretaries)

    assert secretaries.count() == 15 + 4
    assert places.get(user__username="haquang").unit.code == "CB-HAQUANG"
    assert User.objects.get(username="haquang").check_password("doanvu-demo")


@pytest.mark.parametrize(
    ("username", "is_staff", "is_superuser"),
    [("admin", True, True), ("tinhdoan", True, False), ("lanhdao", False, False)],
)
def test_load_opens_the_accounts_of_the_province(
    sample, username, is_staff, is_superuser
):
    user = User.objects.get(username=username)

    assert (user.is_staff, user.is_superuser) == (is_staff, is_superuser)
    assert user.mandates.get().unit.code == "CB"


def test_sample_breaks_no_standing_rule(sample):
    said = StringIO()

    call_command("check_integrity", stdout=said)

    assert said.getvalue().endswith(": dữ liệu không có chỗ sai.\n")


def test_eleven_commune_secretaries_are_past_age(sample):
    """As the report says in B.II.4.1."""
    found = find("cadres_past_age", date(2022, 6, 30))
    communes = found.filter(unit__form=Form.UNION, unit__bloc=Bloc.RESIDENTIAL)

    assert communes.filter(post=PostCode.SECRETARY).count() == 11
