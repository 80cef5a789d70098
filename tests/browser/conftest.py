"""A real Chromium before the live server, at a desk and on a phone."""

import os
import threading
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import expect, sync_playwright

from tests.fixtures_grid import (  # noqa: F401 -- fixtures
    address,
    another,
    branches,
    grid,
    period,
)
from tests.reports.conftest import appoint, enrol, seat, small  # noqa: F401 -- fixtures

pytest.register_assert_rewrite("tests.browser.checks")

# Playwright keeps an event loop in the thread of the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# No sandbox, or it does not start as root; then nothing that calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE, SMALLEST = 1280, 390, 360
HEIGHTS = {DESK: 900, PHONE: 844, SMALLEST: 740}


@pytest.fixture(scope="session")
def browser(django_db_setup, django_db_blocker):
    """Django opens another connection where an event loop runs; it has to know, too,
    what the migrations brought (groups, posts), to restore that after each flush."""
    with django_db_blocker.unblock():
        brought = connection.creation.serialize_db_to_string()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        connection._test_serialized_contents = brought
        yield browser
        browser.close()
        connection.close()


@pytest.fixture(scope="session")
def live_server(browser, live_server):
    """It shares the connection of the tests, so it starts after the browser."""
    yield live_server
    # Its threads still close the connection, so they end before it stops sharing it.
    browser.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


@pytest.fixture(params=[DESK, PHONE])
def width(request):
    return request.param


@pytest.fixture
def javascript():
    return True


@pytest.fixture
def faults():
    """What went wrong in the page; a test that provokes a fault takes it out."""
    return []


@pytest.fixture
def page(
    django_db_serialized_rollback,
    browser,
    live_server,
    width,
    javascript,
    faults,
):
    """A new visitor. Any script error, failed or refused request, or request to another
    host fails the test."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": HEIGHTS[width]},
        java_script_enabled=javascript,
        locale="vi-VN",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    expect.set_options(timeout=15_000)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda message: note_message(message, faults))
    page.on("request", lambda request: note_request(request, live_server, faults))
    page.on("requestfailed", lambda request: note_failure(request, faults))
    page.on("response", lambda response: note_response(response, faults))
    yield page
    context.close()
    assert faults == []


def note_message(message, faults):
    # A refused request is noted as such, with its address.
    told = message.text.startswith("Failed to load resource")
    if message.type in ("error", "warning") and not told:
        faults.append(f"console: {message.text}")


def note_request(request, live_server, faults):
    if not request.url.startswith((f"{live_server.url}/", "data:", "file:")):
        faults.append(f"elsewhere: {request.url}")


def note_failure(request, faults):
    # A navigation that turns into a download is aborted.
    if request.failure != "net::ERR_ABORTED":
        faults.append(f"failed: {request.url} {request.failure}")


def note_response(response, faults):
    if response.status >= 400:
        faults.append(f"{response.status} {urlsplit(response.url).path}")


@pytest.fixture
def sign_in(page):
    """Signs in through the form, then goes to `path`."""

    def sign_in(user, path="/"):
        page.goto(f"/dang-nhap/?next={path}")
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill("doanvu-demo")
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(lambda url: "/dang-nhap/" not in url)
        return page

    return sign_in
