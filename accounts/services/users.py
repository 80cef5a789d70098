from django.contrib.auth.models import Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.choices import Role
from accounts.models import User
from accounts.services import events, second_factors

ADMITTED = (Role.ADMINISTRATOR, Role.STAFF, Role.AUDITOR)
EDITED = {"full_name": "họ và tên", "email": "thư điện tử"}
# What the law calls sensitive is opened to one person at a time, not to a role.
SENSITIVE = ["view_sensitive", "view_sensitivefacts", "change_sensitivefacts"]


@transaction.atomic
def open_account(*, username, full_name, password, role, by=None, email=""):
    """Creates a user in the group of `role`; an administrator may do everything.

    `by` is the user who opens it; None only for the first account of a new database,
    which then stands as its own author. Returns the user. Raises ValidationError for a
    name that is taken. The password is taken as it is: see check_password.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError(
            {
                "username": f"Tên đăng nhập {username} đã có người dùng; hãy chọn tên "
                "khác."
            }
        )
    user = User.objects.create_user(username, email, password, full_name=full_name)
    _give(user, role)
    events.record(by=by or user, act="user.opened", subject=user, role=role)
    return user


@transaction.atomic
def edit(*, user, by, full_name, email, role):
    """Changes the name, the letter box and the role of an account; the log keeps what
    was and what is. Raises ValidationError by field."""
    was = {name: getattr(user, name) for name in EDITED} | {"role": role_of(user)}
    _keep_last_administrator(user, role)
    user.full_name, user.email = vietnamese.clean(full_name), email
    user.full_clean(exclude=["password"])
    user.save(update_fields=list(EDITED))
    if role != was["role"]:
        _give(user, role)
    now = {name: getattr(user, name) for name in EDITED} | {"role": role}
    changes = {name: [was[name], now[name]] for name in was if was[name] != now[name]}
    if changes:
        events.record(by=by, act="user.edited", subject=user, changes=_told(changes))
    return user


@transaction.atomic
def set_password(*, user, password, by):
    """Gives `user` another password; sessions elsewhere end. Raises ValidationError
    with what the password lacks."""
    check_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    own = user.pk == by.pk
    act = "user.password_changed" if own else "user.password_set"
    events.record(by=by, act=act, subject=user)


def check_password(password, user=None):
    """Raises ValidationError on `password` where it breaks the rules of passwords."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.error_list}) from error


@transaction.atomic
def close(*, user, by):
    """Nobody signs in to a closed account; whoever is in is out at the next page."""
    if user.pk == by.pk:
        raise ValidationError("Không tự khóa tài khoản của mình được.")
    _keep_last_administrator(user, None)
    _switch(user, is_active=False)
    events.record(by=by, act="user.closed", subject=user)


@transaction.atomic
def reopen(*, user, by):
    """Lets the owner of a closed account sign in again, with the same password."""
    _switch(user, is_active=True)
    events.record(by=by, act="user.reopened", subject=user)


@transaction.atomic
def reset_second_factor(*, user, by):
    """For a telephone that is lost: the next sign-in asks for the password alone."""
    second_factors.remove(user)
    events.record(by=by, act="user.second_factor_reset", subject=user)


def role_of(user):
    """The role of `user`; None for an account outside the five groups."""
    names = user.groups.filter(name__in=Role.values).values_list("name", flat=True)
    return next(iter(names.order_by("pk")), None)


def _give(user, role):
    """Puts `user` into the group of `role`, and out of those of other roles."""
    group = Group.objects.get(name=role)
    user.groups.remove(*Group.objects.filter(name__in=Role.values).exclude(name=role))
    user.groups.add(group)
    user.is_staff, user.is_superuser = role in ADMITTED, role == Role.ADMINISTRATOR
    user.save(update_fields=["is_staff", "is_superuser"])


def _switch(user, *, is_active):
    user.is_active = is_active
    user.save(update_fields=["is_active"])


def _keep_last_administrator(user, role):
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and role != Role.ADMINISTRATOR and not others.exists():
        raise ValidationError(
            "Đây là tài khoản quản trị cuối cùng; hãy giao vai trò quản trị cho người "
            "khác trước."
        )


def _told(changes):
    """The changes in words: labels for the fields and the roles."""
    if "role" in changes:
        changes["role"] = [
            Role(value).label if value else None for value in changes["role"]
        ]
    return {EDITED.get(name, "vai trò"): pair for name, pair in changes.items()}


@transaction.atomic
def allow_sensitive(*, user, is_allowed, by):
    """Lets `user` read and keep ethnicity, religion, Party and discipline within the
    mandate, or no longer; each reading is logged."""
    rights = Permission.objects.filter(codename__in=SENSITIVE)
    act = user.user_permissions.add if is_allowed else user.user_permissions.remove
    act(*rights)
    event = "user.sensitive_allowed" if is_allowed else "user.sensitive_withdrawn"
    events.record(by=by, act=event, subject=user)
