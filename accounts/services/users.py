from django.contrib.auth.models import Group
from django.db import transaction

from accounts.choices import Role
from accounts.models import User
from accounts.services import events


@transaction.atomic
def open_account(*, username, full_name, password, role, by=None, email=""):
    """Creates a user in the group of `role`; an administrator may do everything.

    `by` is the user who opens it; None only for the first account of a new database,
    which then stands as its own author. Returns the user.
    """
    user = User.objects.create_user(
        username,
        email,
        password,
        full_name=full_name,
        is_staff=role in (Role.ADMINISTRATOR, Role.STAFF, Role.AUDITOR),
        is_superuser=role == Role.ADMINISTRATOR,
    )
    user.groups.add(Group.objects.get(name=role))
    events.record(by=by or user, act="user.opened", subject=user, role=role)
    return user
