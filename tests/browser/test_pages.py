"""Every page, at a desk and on a phone, by day and by night: accessible, inside the
window, light, and looked at (the pictures are in var/screenshots)."""

import pytest

from members.models import Person
from tests.browser.checks import (
    boxes,
    check_access,
    check_layout,
    check_picture,
    check_weight,
    check_words,
    sides,
)
from tests.browser.conftest import DESK, HEIGHTS, PHONE, SMALLEST
from tests.factories import PersonFactory

pytestmark = pytest.mark.browser

REPORT = "/bao-cao/CB/?tu=30/11/2018&den=30/06/2022"
PAGES = {
    "home": ("an", "/"),
    "home-secretary": ("binh", "/"),
    "home-nobody": ("nobody", "/"),
    "reports": ("an", "/bao-cao/"),
    "reports-empty": ("nobody", "/bao-cao/"),
    "report": ("an", REPORT),
    "report-wrong": ("an", "/bao-cao/CB/?tu=31/13/2018&den=30/06/2022"),
    "figure": ("an", "/bao-cao/so-lieu/branches/"),
    "search": ("an", "/tim-kiem/?q=doan"),
    "search-secretary": ("binh", "/tim-kiem/?q=pac+bo"),
    "search-empty": ("an", "/tim-kiem/?q=khong+co"),
    "missing": ("an", "/khong-co/"),
}
REFUSED = {"report-wrong": "400 /bao-cao/CB/", "missing": "404 /khong-co/"}
ADMIN = {
    "admin": "/admin/",
    "admin-units": "/admin/unions/unit/",
    "admin-unit": "/admin/unions/unit/{province.pk}/change/",
    "admin-found": "/admin/unions/unit/?q=pac+bo&level__exact=BRANCH",
    "admin-empty": "/admin/members/person/?q=khong+co",
    "admin-people": "/admin/members/person/",
    "admin-person": "/admin/members/person/{person.pk}/change/",
    "admin-tenures": "/admin/cadres/tenure/",
    "admin-act": "/admin/unions/unit/viec/thanh-lap/",
}
MOST_BYTES, MOST_BYTES_ADMIN = 100_000, 150_000
# A document of thirty pages with the definitions of all its figures.
MOST_BYTES_REPORT = 225_000


@pytest.fixture
def cast(an, binh, nobody):
    return {"an": an, "binh": binh, "nobody": nobody}


@pytest.fixture
def show(small, cast, sign_in, faults):
    def show(name):
        username, path = PAGES[name]
        page = sign_in(cast[username])
        page.goto(path)
        if name in REFUSED:
            assert faults.pop() == REFUSED[name]
        return page

    return show


def check_page(page, name, heading="h1"):
    """At this width by day and by night, and on the smallest phone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        check_access(page)
        check_picture(page, f"{name}-{page.viewport_size['width']}-{scheme}", heading)
    check_layout(page)
    if page.viewport_size["width"] == PHONE:
        page.set_viewport_size({"width": SMALLEST, "height": HEIGHTS[SMALLEST]})
        check_layout(page)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(show, name):
    page = show(name)

    check_words(page)
    check_weight(page, MOST_BYTES_REPORT if name == "report" else MOST_BYTES)
    check_page(page, name)


def test_login_is_sound(page):
    page.goto("/dang-nhap/")

    check_words(page)
    check_weight(page, MOST_BYTES)
    check_page(page, "login")


def test_open_card_is_sound(show):
    page = show("report")
    page.locator('a[href^="#so-lieu-"]').first.click()

    check_page(page, "card", heading="#figure-label")


@pytest.mark.parametrize("name", ADMIN)
def test_admin_is_sound(small, an, sign_in, name):
    person = Person.objects.earliest("pk")
    page = sign_in(an, ADMIN[name].format(province=small, person=person))

    check_words(page)
    check_weight(page, MOST_BYTES_ADMIN)
    check_page(page, name)


@pytest.mark.parametrize("width", [DESK])
def test_full_list_of_long_names_is_light(small, pac_bo, an, sign_in):
    name = f"Nguyễn Thị {'Phương ' * 6}Thảo"
    PersonFactory.create_batch(100, full_name=name, unit=pac_bo, phone="0912 345 678")

    page = sign_in(an, "/admin/members/person/")

    assert page.locator("#result_list tbody tr").count() == 100
    check_weight(page, MOST_BYTES_ADMIN)
    check_layout(page)


@pytest.mark.parametrize("width", [DESK])
class TestDesk:
    def test_frame_is_aligned(self, show):
        page = show("home")
        (bar,), (side,) = boxes(page.locator(".bar")), boxes(page.locator(".side"))
        (main,) = boxes(page.locator("main"))

        assert (side["left"], side["top"]) == (0, bar["bottom"])
        assert (main["left"], main["top"]) == (side["right"], bar["bottom"])

    def test_cards_stand_in_rows(self, show):
        headlines = show("home").locator(".headline")

        assert len(boxes(headlines)) == 3
        assert len(sides(headlines, "top")) == 1
        assert len(sides(headlines, "bottom")) == 1

    def test_fields_stand_on_one_line(self, show):
        page = show("report")

        assert len(sides(page.locator(".toolbar :is(select, input)"), "bottom")) == 1
        assert sides(page.locator(".toolbar input"), "bottom") == sides(
            page.locator(".toolbar button"), "bottom"
        )

    def test_numbers_stand_in_columns(self, show):
        page = show("report")
        table = page.locator(".document table").first

        for column in range(2, 6):
            cells = table.locator(f"tbody td:nth-child({column}) data")
            assert len(sides(cells, "right")) == 1


@pytest.mark.parametrize("width", [PHONE])
class TestPhone:
    def test_places_are_at_the_bottom(self, show):
        page = show("home")
        places = page.locator(".places a")

        assert sides(places, "bottom") == [page.viewport_size["height"]]
        widths = [box["right"] - box["left"] for box in boxes(places)]
        assert max(widths) - min(widths) <= 1

    def test_cards_stand_in_one_column(self, show):
        cards = show("home").locator(".card")

        assert len(sides(cards, "left")) == len(sides(cards, "right")) == 1

    def test_card_of_a_figure_is_at_the_bottom(self, show):
        page = show("report")
        page.locator('a[href^="#so-lieu-"]').first.click()

        (card,) = boxes(page.locator(".figure-card"))
        assert (card["left"], card["right"]) == (0, PHONE)
        assert card["bottom"] == page.viewport_size["height"]

    def test_what_is_pressed_fits_a_thumb(self, show):
        page = show("report")
        pressed = page.locator(":is(button, .button, .places a, select, input)")

        assert all(box["bottom"] - box["top"] >= 44 for box in boxes(pressed))
