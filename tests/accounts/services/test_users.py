import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from accounts.choices import Role
from accounts.models import Event, User
from accounts.services import users


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
def test_account_opened_for_each_role(giang, role, is_staff, is_superuser):
    user = users.open_account(
        username="hoa", full_name="Nông Thị Hoa", password="x", role=role, by=giang
    )

    assert (user.is_staff, user.is_superuser) == (is_staff, is_superuser)
    assert user.role_labels == [role.label]
    assert user.check_password("x")


def test_account_opened_is_logged(giang):
    user = users.open_account(
        username="hoa",
        full_name="Nông Thị Hoa",
        password="x",
        role=Role.STAFF,
        by=giang,
    )

    event = Event.objects.get(subject_id=str(user.pk))
    assert str(event) == "giang: user.opened Nông Thị Hoa"
    assert event.detail == {"role": "staff"}


@pytest.mark.django_db
def test_first_account_is_its_own_author():
    users.open_account(
        username="giang", full_name="Giang", password="x", role=Role.ADMINISTRATOR
    )

    assert Event.objects.get().by == "giang"


def test_account_opened_twice_is_refused(giang):
    with pytest.raises(IntegrityError), transaction.atomic():
        users.open_account(
            username="giang", full_name="Giang", password="x", role=Role.STAFF, by=giang
        )

    assert User.objects.get().full_name == "Hoàng Trường Giang"


def test_account_of_an_unknown_role_leaves_nothing(giang):
    with pytest.raises(Group.DoesNotExist):
        users.open_account(
            username="hoa", full_name="Hoa", password="x", role="visitor", by=giang
        )

    assert list(User.objects.all()) == [giang]


def test_user_speaks_their_name(giang):
    assert str(giang) == giang.get_full_name() == "Hoàng Trường Giang"
    assert giang.get_short_name() == "Giang"
    assert str(User(username="hoa")) == "hoa"


def test_role_labels_leave_out_other_groups(giang):
    giang.groups.add(Group.objects.create(name="choir"))

    assert giang.role_labels == ["Quản trị hệ thống"]
