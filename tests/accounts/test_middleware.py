from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self'; object-src 'none'; script-src 'self'; "
    "style-src 'self'"
)


@pytest.mark.parametrize("path", ["/dang-nhap/", "/healthz", "/khong-co/", "/admin/"])
def test_every_answer_says_what_a_page_may(client, db, path):
    headers = client.get(path).headers

    policy = "; ".join(sorted(headers["Content-Security-Policy"].split("; ")))
    assert policy == POLICY
    assert headers["Permissions-Policy"].startswith("camera=(), ")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_cookie_of_the_session_is_closed_to_scripts_and_sites(client, binh, settings):
    settings.SESSION_COOKIE_SECURE = True
    asked = {"username": "binh", "password": "doanvu-demo"}

    cookie = client.post("/dang-nhap/", asked).cookies["sessionid"]

    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (
        True,
        True,
        "Lax",
    )
    assert cookie["max-age"] == 8 * 3600


def test_session_lives_on_while_its_user_works(client, binh, monkeypatch):
    client.force_login(binh)
    client.get("/")
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=5))

    client.get("/")
    left = Session.objects.get().expire_date - timezone.now()
    assert left < timedelta(minutes=6)

    monkeypatch.setattr("accounts.middleware.STEP", -1)
    client.get("/")
    left = Session.objects.get().expire_date - timezone.now()
    assert left > timedelta(hours=7)


def test_page_after_the_sign_in_writes_no_session(client, binh):
    client.force_login(binh)
    with CaptureQueriesContext(connection) as queries:
        client.get("/tai-khoan/")

    written = [query["sql"] for query in queries if "UPDATE" in query["sql"]]
    assert written == []


def test_idle_session_is_over(client, binh):
    client.force_login(binh)
    assert client.get("/").status_code == 200

    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))

    assert client.get("/").url == "/dang-nhap/?next=/"


def test_visitor_gets_no_session(client, db):
    client.get("/dang-nhap/")

    assert Session.objects.count() == 0


def test_secrets_of_telephones_have_no_page():
    assert [m for m in (StaticDevice, TOTPDevice) if m in site._registry] == []


@pytest.mark.parametrize("url", ["/", "/don-vi/", "/tim-kiem/?q=a", "/bao-cao/"])
def test_no_page_is_kept_by_the_browser(client, binh, url):
    client.force_login(binh)

    assert "no-store" in client.get(url)["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/don-vi/?goc=%00",
        "/tim-kiem/?q=%00",
        "/admin/unions/unit/?q=%00",
        "/admin/unions/unit/?form__exact=%00",
        "/nguoi/%00/",
    ],
)
def test_null_in_an_address_is_refused(an, province, client, path):
    client.force_login(an)

    assert client.get(path).status_code == 400
