"""The lists of the cadres, at a desk and on a phone, with rows and without."""

import pytest
from playwright.sync_api import expect

from cadres.choices import Manner, TenureEnd
from tests.browser.checks import check_access, check_layout, check_weight, check_words
from tests.browser.test_pages import MOST_BYTES
from tests.factories import CongressFactory, PersonFactory, SeatFactory, TenureFactory

pytestmark = pytest.mark.browser

LISTS = ["qua-tuoi", "duong-nhiem", "khuyet", "nhiem-ky", "thoi-giu"]
LONG = f"Nguyễn Thị {'Phương ' * 5}Thảo"


@pytest.fixture
def staffed(truong_ha):
    """A commune that stands in every one of these lists."""
    old = PersonFactory(full_name=LONG, unit=truong_ha, born_on="1980-02-01")
    held = {"person": old, "unit": truong_ha}
    TenureFactory(post_id="SECRETARY", manner=Manner.PROVISIONAL, **held)
    ended = {"until": "2020-01-01", "end": TenureEnd.TERM}
    TenureFactory(post_id="DEPUTY", **ended, **held)
    for _ in range(2):
        TenureFactory(post_id="DRIVER", unit=truong_ha, person__unit=truong_ha)
    for code, quota in (("SECRETARY", 2), ("DRIVER", 1)):
        SeatFactory(unit=truong_ha, post_id=code, quota=quota)
    term = {"term_since": "2018-01-01", "term_until": "2022-06-01"}
    CongressFactory(unit=truong_ha, held_on="2018-01-01", **term)
    return truong_ha


def check(page):
    check_words(page)
    check_weight(page, MOST_BYTES)
    check_access(page)
    check_layout(page)


def test_lists_with_rows_are_sound(staffed, binh, sign_in):
    page = sign_in(binh, "/can-bo/")
    check(page)
    for slug in LISTS:
        page.locator(f'a[href="/can-bo/{slug}/"]').click()
        expect(page.locator("table.list tbody tr").first).to_be_visible()
        check(page)
        page.locator("nav").get_by_role("link", name="Cán bộ").last.click()


def test_lists_without_rows_say_why(staffed, chi, sign_in):
    page = sign_in(chi, "/can-bo/")
    expect(page.locator(".card .tally").first).to_have_text("0")
    for slug in LISTS[::2]:
        page.goto(f"/can-bo/{slug}/")
        expect(page.locator(".message.info")).to_be_visible()
        expect(page.locator("table")).to_have_count(0)
        check(page)


def test_list_is_asked_for_months_that_cannot_be(staffed, binh, sign_in, faults):
    page = sign_in(binh, "/can-bo/sap-qua-tuoi/?thang=99")
    assert faults.pop() == "400 /can-bo/sap-qua-tuoi/"
    expect(page.get_by_role("alert")).to_contain_text(
        "“99” không phải là số tháng từ 1 đến 60; hãy nhập lại."
    )
    check(page)

    page.get_by_label("Trong số tháng tới").fill("6")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator("h1 .tally")).to_have_text("0")
