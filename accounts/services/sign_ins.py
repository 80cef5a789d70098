"""Who came in, who was refused at the door, who left."""

from accounts import vietnamese
from accounts.models import User
from accounts.services import events

TYPED = 60


def succeed(*, by):
    """`by` came in, by password and where it is asked for by code."""
    events.record(by=by, act="user.signed_in", subject=by)


def fail(*, typed, stopped=False):
    """Somebody gave a wrong name or password, and may be `stopped` from trying on. The
    name, as typed, is kept short."""
    user = User.objects.filter(username=typed).first()
    subject = user or vietnamese.clean(typed)[:TYPED]
    detail = {"stopped": True} if stopped else {}
    events.record(by=None, act="user.sign_in_failed", subject=subject, **detail)


def leave(*, by):
    """`by` signed out; a session that merely ends is not told."""
    events.record(by=by, act="user.signed_out", subject=by)
