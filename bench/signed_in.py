"""Users who are signed in without a page: their session is written into the database,
as their browser and the sign-in page would have it."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.middleware.csrf import _get_new_csrf_string

BACKEND = "django.contrib.auth.backends.ModelBackend"


def headers_of(user):
    """What a fetch of this user's browser sends with a form."""
    engine = import_module(settings.SESSION_ENGINE)
    session = engine.SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    secret = _get_new_csrf_string()
    return {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}; "
        f"{settings.CSRF_COOKIE_NAME}={secret}",
        "X-CSRFToken": secret,
        "X-Requested-With": "fetch",
        "Content-Type": "application/json",
    }
