"""Where an act comes from: through which face, from which address, in whose name. The
faces say it once, around the work; the log reads it when an event is written."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from ipaddress import ip_address

from django.conf import settings
from django.utils.module_loading import import_string

ADMIN, PORTAL = "Trang quản trị", "Cổng thông tin"
COMMAND, SPREADSHEET = "Dòng lệnh", "Nhập bảng tính"


@dataclass(frozen=True)
class Origin:
    face: str = ""
    address: str = ""
    # A text, or a function of the user who acts: asked only when an event is written.
    office: object = ""

    def office_of(self, user):
        return self.office(user) if callable(self.office) else self.office


class Offices:
    """In whose name a user acts, as the floor above knows: asked once a user."""

    def __init__(self):
        self.names = {}

    def __call__(self, user):
        if user.pk not in self.names:
            self.names[user.pk] = import_string(settings.OFFICE_OF)(user)
        return self.names[user.pk]


_current = ContextVar("origin")


def current():
    return _current.get(Origin())


@contextmanager
def coming(**facts):
    """`with coming(face=…, address=…, office=…):` the events written inside come from
    there; what is not told stays as it was outside, and an office that nobody has told
    is that of the mandates in force."""
    outside = current()
    facts = {"office": outside.office or Offices()} | facts
    token = _current.set(replace(outside, **facts))
    try:
        yield
    finally:
        _current.reset(token)


def client_address(request):
    """The IP address of the client; behind a trusted proxy the one that it names last,
    since what stands before that was written by whoever asks."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_PROXY:
        named = request.META.get("HTTP_X_FORWARDED_FOR", "")
        address = named.rpartition(",")[2].strip() or address
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(getattr(found, "ipv4_mapped", None) or found)
