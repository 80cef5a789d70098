"""What an administrator does to accounts."""

import pytest

from accounts.choices import Role
from accounts.models import Event, User
from accounts.services import users

NEW = {"username": "haquang", "full_name": "Lục Thị Lan", "role": "secretary"}


def told(response):
    assert response.status_code == 400
    return response.context["form"].errors


def test_account_is_opened_in_its_role(giang, press, client):
    press(giang, User, "mo", **NEW, password="bong-hoa-do-2026")

    account = User.objects.get(username="haquang")
    assert (account.full_name, account.is_staff) == ("Lục Thị Lan", False)
    assert users.role_of(account) == Role.SECRETARY
    assert client.login(username="haquang", password="bong-hoa-do-2026")


def test_used_name_and_weak_password_are_refused(giang, binh, press):
    used = press(
        giang, User, "mo", **NEW | {"username": "Binh"}, password="bong-hoa-do"
    )
    weak = press(giang, User, "mo", **NEW, password="123")

    assert list(told(used)) == ["username"]
    assert list(told(weak)) == ["password"]
    assert not User.objects.filter(username="haquang").exists()


def test_role_is_changed_and_told(giang, binh, press):
    facts = {"full_name": "Lục Văn Bình", "email": "", "role": "staff"}
    press(giang, binh, "sua", **facts)

    binh.refresh_from_db()
    assert (users.role_of(binh), binh.is_staff) == (Role.STAFF, True)
    assert Event.objects.get(act="user.edited").detail["changes"] == {
        "vai trò": ["Bí thư cấp huyện, cơ sở", "Cán bộ Tỉnh Đoàn"]
    }


def test_account_is_closed_after_a_warning_and_opened_again(giang, binh, press, client):
    press(giang, binh, "khoa", ly_do="")
    assert User.objects.get(pk=binh.pk).is_active is True

    press(giang, binh, "khoa", **{"da-xem": "1"})
    assert User.objects.get(pk=binh.pk).is_active is False

    binh.refresh_from_db()
    press(giang, binh, "mo-khoa", x="")
    assert User.objects.get(pk=binh.pk).is_active is True


def test_last_administrator_stays(giang, press):
    response = press(giang, giang, "khoa", **{"da-xem": "1"})

    assert told(response) == {"__all__": ["Không tự khóa tài khoản của mình được."]}


def test_sensitive_facts_are_opened_to_one_person(giang, an, press):
    press(giang, an, "nhay-cam", is_allowed="on")
    assert User.objects.get(pk=an.pk).has_perm("members.view_sensitive") is True

    press(giang, an, "nhay-cam", is_allowed="")
    assert User.objects.get(pk=an.pk).has_perm("members.view_sensitive") is False
    acts = Event.objects.filter(act__startswith="user.sensitive").order_by("pk")
    assert list(acts.values_list("act", flat=True)) == [
        "user.sensitive_allowed",
        "user.sensitive_withdrawn",
    ]


@pytest.mark.parametrize("slug", ["sua", "mat-khau", "nhay-cam", "khoa"])
def test_accounts_are_for_administrators(an, binh, press, slug):
    assert press(an, binh, slug).status_code == 404


def test_list_of_accounts_is_not_for_staff(an, client):
    client.force_login(an)

    assert client.get("/admin/accounts/user/").status_code == 403
