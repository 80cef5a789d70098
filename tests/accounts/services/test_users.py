import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from accounts.choices import Role
from accounts.models import Event, User
from accounts.services import second_factors, users

TAKEN = "đã có người dùng; hãy chọn tên khác."


@pytest.fixture
def open_hoa(giang):
    def open_hoa(role=Role.STAFF, username="hoa", password="x"):
        return users.open_account(
            username=username,
            full_name="Nông Thị Hoa",
            password=password,
            role=role,
            by=giang,
        )

    return open_hoa


@pytest.mark.parametrize(
    ("role", "is_staff", "is_superuser"),
    [
        (Role.ADMINISTRATOR, True, True),
        (Role.STAFF, True, False),
        (Role.LEADERSHIP, False, False),
        (Role.SECRETARY, False, False),
        (Role.AUDITOR, True, False),
    ],
)
def test_account_opened_for_each_role(open_hoa, role, is_staff, is_superuser):
    user = open_hoa(role)

    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (is_staff, is_superuser)
    assert user.role_labels == [role.label]
    assert user.check_password("x")


def test_account_opened_is_logged(open_hoa):
    user = open_hoa()

    event = Event.objects.get(subject_id=str(user.pk))
    assert str(event) == "Mở tài khoản: Nông Thị Hoa"
    assert event.detail == {"role": "staff"}


@pytest.mark.django_db
def test_first_account_is_its_own_author():
    users.open_account(
        username="giang", full_name="Giang", password="x", role=Role.ADMINISTRATOR
    )

    assert Event.objects.get().by == "giang"


@pytest.mark.parametrize("username", ["giang", "GIANG"])
def test_account_of_a_taken_name_is_refused(open_hoa, refused, username):
    with refused({"username": [f"Tên đăng nhập {username} {TAKEN}"]}):
        open_hoa(username=username)

    assert User.objects.get().full_name == "Hoàng Trường Giang"


def test_account_of_an_unknown_role_leaves_nothing(giang, open_hoa):
    with pytest.raises(Group.DoesNotExist):
        open_hoa("visitor")

    assert list(User.objects.all()) == [giang]


def test_user_speaks_their_name(giang):
    assert str(giang) == giang.get_full_name() == "Hoàng Trường Giang"
    assert giang.get_short_name() == "Giang"
    assert str(User(username="hoa")) == "hoa"


def test_role_labels_leave_out_other_groups(giang):
    giang.groups.add(Group.objects.create(name="choir"))

    assert giang.role_labels == ["Quản trị hệ thống"]


def test_every_role_is_described():
    assert all(role.description.endswith(".") for role in Role)


# Editing


def edit(user, by, **facts):
    known = {"full_name": user.full_name, "email": user.email, "role": "staff"}
    return users.edit(user=user, by=by, **known | facts)


def test_edit_keeps_what_was_and_what_is(giang, open_hoa):
    hoa = open_hoa()

    edit(hoa, giang, full_name=" Nông  Thị Hòa ", role=Role.AUDITOR)

    hoa.refresh_from_db()
    assert (hoa.full_name, users.role_of(hoa)) == ("Nông Thị Hòa", "auditor")
    assert Event.objects.get(act="user.edited").detail == {
        "changes": {
            "họ và tên": ["Nông Thị Hoa", "Nông Thị Hòa"],
            "vai trò": ["Cán bộ Tỉnh Đoàn", "Kiểm soát viên"],
        }
    }


def test_edit_keeps_groups_that_are_no_roles(giang, open_hoa):
    hoa = open_hoa()
    hoa.groups.add(Group.objects.create(name="choir"))

    edit(hoa, giang, role=Role.ADMINISTRATOR)

    names = hoa.groups.order_by("name").values_list("name", flat=True)
    assert list(names) == ["administrator", "choir"]
    assert User.objects.get(pk=hoa.pk).is_superuser


def test_edit_without_a_change_is_not_logged(giang, open_hoa):
    edit(open_hoa(), giang)

    assert Event.objects.filter(act="user.edited").count() == 0


def test_edit_of_a_wrong_letter_box_is_refused(giang, open_hoa):
    hoa = open_hoa()

    with pytest.raises(ValidationError) as caught:
        edit(hoa, giang, email="hoa")

    assert list(caught.value.error_dict) == ["email"]

    hoa.refresh_from_db()
    assert hoa.email == ""


def test_last_administrator_stays(giang, open_hoa, refused):
    last = (
        "Đây là tài khoản quản trị cuối cùng; hãy giao vai trò quản trị cho người khác "
        "trước."
    )
    hoa = open_hoa()

    with refused({"__all__": [last]}):
        edit(giang, giang, role=Role.STAFF)
    with refused({"__all__": [last]}):
        users.close(user=giang, by=hoa)

    edit(hoa, giang, role=Role.ADMINISTRATOR)
    users.close(user=giang, by=hoa)
    assert User.objects.get(pk=giang.pk).is_active is False


# Passwords


def test_password_is_set(giang, open_hoa):
    hoa = open_hoa()

    users.set_password(user=hoa, password="doanvu-demo", by=giang)
    users.set_password(user=hoa, password="doanvu-demo-2", by=hoa)

    assert User.objects.get(pk=hoa.pk).check_password("doanvu-demo-2")
    acts = Event.objects.filter(act__startswith="user.password").order_by("pk")
    assert [(event.by, event.act) for event in acts] == [
        ("giang", "user.password_set"),
        ("hoa", "user.password_changed"),
    ]


@pytest.mark.parametrize(
    ("password", "lack"),
    [
        ("doanvu-dm", "password_too_short"),
        ("9918273645", "password_entirely_numeric"),
        ("password123", "password_too_common"),
        ("Nông Thị Hoa", "password_too_similar"),
    ],
)
def test_weak_password_is_refused(giang, open_hoa, password, lack):
    hoa = open_hoa()

    with pytest.raises(ValidationError) as caught:
        users.set_password(user=hoa, password=password, by=giang)

    assert [error.code for error in caught.value.error_dict["password"]] == [lack]
    assert User.objects.get(pk=hoa.pk).check_password("x")


# Closing


def test_closed_account_does_not_sign_in_until_reopened(giang, open_hoa, client):
    hoa = open_hoa()
    asked = {"username": "hoa", "password": "x"}

    users.close(user=hoa, by=giang)
    assert client.post("/dang-nhap/", asked).status_code == 200
    users.reopen(user=hoa, by=giang)
    assert client.post("/dang-nhap/", asked).status_code == 302

    told = Event.objects.about(hoa).filter(by="giang").values_list("act", flat=True)
    assert list(told) == ["user.reopened", "user.closed", "user.opened"]


def test_whoever_is_in_is_out_when_closed(giang, open_hoa, client):
    hoa = open_hoa()
    client.force_login(hoa)
    assert client.get("/").status_code == 200

    users.close(user=hoa, by=giang)

    assert client.get("/").status_code == 302


def test_nobody_closes_the_own_account(open_hoa, refused):
    hoa = open_hoa()

    with refused({"__all__": ["Không tự khóa tài khoản của mình được."]}):
        users.close(user=hoa, by=hoa)


def test_second_factor_is_reset(giang, open_hoa):
    hoa = open_hoa()
    device = second_factors.begin(by=hoa)
    device.confirmed = True
    device.save()

    users.reset_second_factor(user=hoa, by=giang)

    assert second_factors.device_of(hoa) is None
    assert Event.objects.get(act="user.second_factor_reset").by == "giang"
