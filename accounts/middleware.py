import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.shortcuts import redirect
from django.views.defaults import bad_request

from accounts.services import second_factors

SEEN = "seen"
# Not every request writes its session: idle time is measured in steps of this.
STEP = 300  # seconds


class SessionMiddleware:
    """A session lives on while its user works; its end is SESSION_COOKIE_AGE after the
    last page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        session, now = request.session, int(time.time())
        if SESSION_KEY in session and now - session.get(SEEN, 0) > STEP:
            session[SEEN] = now
        return self.get_response(request)


class SecondFactorMiddleware:
    """Who has to have a second factor reaches nothing before showing it."""

    OPEN = frozenset(
        {
            "second-factor",
            "second-factor-begin",
            "second-factor-confirm",
            "sign-in-code",
            "logout",
            "healthz",
            "readyz",
        }
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, options):
        if not settings.SECOND_FACTOR_ROLES or self.is_open(request):
            return None
        user = request.user
        if not user.is_authenticated or user.is_verified():
            return None
        if not second_factors.is_required(user):
            return None
        has_device = second_factors.device_of(user)
        return redirect("sign-in-code" if has_device else "second-factor")

    def is_open(self, request):
        match = request.resolver_match
        return not match.namespaces and match.url_name in self.OPEN


class HeadersMiddleware:
    """What Django and the CSP leave unsaid: no page needs a camera or the like, and
    none is kept where the next user of the machine could go back to it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.setdefault("Cache-Control", "no-store, private")
        return response


class NullMiddleware:
    """No address holds a null character: PostgreSQL would not take it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = (request.path, *request.GET.values())
        if any("\x00" in text for text in asked):
            return bad_request(request, None)
        return self.get_response(request)
