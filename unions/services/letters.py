"""Letters to those who answer for a unit: plain, without figures, for mail travels in
the open."""

from collections import defaultdict

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from unions.models import Mandate

BACKEND = "django.contrib.auth.backends.ModelBackend"
GREETING = "Kính gửi đồng chí {},"
CLOSING = "Đoàn Vụ (thư tự động, xin không trả lời thư này)"


def writers_of(unit, day, right):
    """The users who answer for `unit` itself on `day` and hold `right`, a permission
    given to their role."""
    held = Mandate.objects.on(day).filter(unit=unit)
    return _holders(right).filter(pk__in=held.values("user")).order_by("pk")


def writers_among(units, day, right):
    """{unit: [user]}, by key, the same for many units; only users with an address. One
    query."""
    reached = _holders(right).filter(is_active=True).exclude(email="")
    held = Mandate.objects.on(day).filter(unit__in=units, user__in=reached)
    found = defaultdict(list)
    for mandate in held.select_related("user").order_by("user__full_name", "user"):
        found[mandate.unit_id].append(mandate.user)
    return found


def _holders(right):
    return get_user_model().objects.with_perm(
        right, include_superusers=False, backend=BACKEND
    )


def compose(user, lines):
    """The text of a letter to `user`; `lines` are its sentences."""
    return "\n\n".join([GREETING.format(user), *lines, CLOSING])


def address(name, *args):
    """Where a page is found from outside, "" where the office has not said under which
    address the portal is reached."""
    site = settings.SITE_ADDRESS.rstrip("/")
    return f"{site}{reverse(name, args=args)}" if site else ""


def post(*, users, subject, lines):
    """Writes to each of `users` who has an address, once the transaction is kept; a
    letter that cannot be sent is told in the server's log and undoes nothing. `lines`
    are the sentences of the letter. Returns those who are written to."""
    reached = [user for user in users if user.email and user.is_active]
    for user in reached:
        _after_commit(subject, compose(user, lines), user.email)
    return reached


def _after_commit(subject, text, address):
    transaction.on_commit(
        lambda: send_mail(subject, text, None, [address]), robust=True
    )
