"""The tree of units and the pages of units and people."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.checks import (
    check_access,
    check_layout,
    check_picture,
    check_weight,
    check_words,
)
from tests.browser.conftest import DESK, HEIGHTS, PHONE, SMALLEST
from unions.services import units

pytestmark = pytest.mark.browser

TREE = "/don-vi/?ngay=30/06/2022"
LONG = (
    "Chi đoàn cơ sở Trung tâm Giáo dục nghề nghiệp, giáo dục thường xuyên huyện Hà "
    "Quảng"
)
PAGES = {
    "tree": "/don-vi/",
    "tree-wrong": "/don-vi/?ngay=31/13/2022",
    "unit-province": "/don-vi/CB/",
    "unit-commune": "/don-vi/CB-HQ-TH/",
    "unit-branch": "/don-vi/CB-HQ-TH-PB/",
    "unit-long": "/don-vi/CB-HQ-GDTX/",
    "unit-lineage": "/don-vi/CB-HAQUANG/",
    "series": "/don-vi/CB-HAQUANG/chuoi-so-lieu/",
    "series-alone": "/don-vi/CB-HOAAN/chuoi-so-lieu/",
    "series-wrong": "/don-vi/CB-HAQUANG/chuoi-so-lieu/?so-lieu=khong-co",
    "person": "/nguoi/{mai}/",
    "person-empty": "/nguoi/{empty}/",
    "admin-unit-page": "/admin/unions/unit/{unit}/change/",
    "admin-person-page": "/admin/members/person/{person}/change/",
}
REFUSED = {
    "tree-wrong": "400 /don-vi/",
    "series-wrong": "400 /don-vi/CB-HAQUANG/chuoi-so-lieu/",
}
MOST_BYTES, MOST_BYTES_ADMIN = 100_000, 150_000


@pytest.fixture
def mai(small, pac_bo):
    """The secretary of Pác Bó."""
    return pac_bo.tenures.get().person


@pytest.fixture
def merged(small, found, thong_nong, ha_quang, giang):
    """Hà Quảng took over two districts, one of them with a predecessor of its own."""
    facts = {"by": giang, "on": date(2020, 2, 1)}
    old, other = (
        found(code, "LOCAL", f"Huyện Đoàn {code}", small) for code in ("CU", "KHAC")
    )
    units.dissolve(unit=old, into=thong_nong, by=giang, on=date(2019, 1, 1))
    for unit in (thong_nong, other):
        units.dissolve(unit=unit, into=ha_quang, **facts)
    return ha_quang


@pytest.fixture
def walked(small, an, sign_in):
    """The tree of the province on 30/06/2022."""
    return sign_in(an, TREE)


def rows(page):
    return page.locator(".tree tbody th > a:not(.twist)")


def twist(page, name):
    return page.get_by_label(f"Đơn vị trực thuộc {name}", exact=True)


HA_QUANG, HOA_AN = "Huyện Đoàn Hà Quảng", "Huyện Đoàn Hòa An"
TRUONG_HA, CLINIC = "Đoàn xã Trường Hà", "Chi đoàn cơ sở Trung tâm Y tế"


def test_tree_is_opened_and_closed_by_keyboard(walked):
    page = walked
    opener = twist(page, HA_QUANG)
    expect(rows(page)).to_have_text([HA_QUANG, HOA_AN])
    expect(opener).to_have_attribute("aria-expanded", "false")

    opener.focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_text([HA_QUANG, CLINIC, TRUONG_HA, HOA_AN])
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).to_be_focused()
    expect(page.locator("[data-tree-status]")).to_have_text("Đã mở 2 dòng.")

    twist(page, TRUONG_HA).focus()
    page.keyboard.press("ArrowRight")
    expect(rows(page)).to_have_text(
        [HA_QUANG, CLINIC, TRUONG_HA, "Chi đoàn Pác Bó", HOA_AN]
    )

    opener.focus()
    page.keyboard.press("ArrowLeft")
    expect(rows(page)).to_have_text([HA_QUANG, HOA_AN])
    page.keyboard.press("Space")
    expect(rows(page)).to_have_text(
        [HA_QUANG, CLINIC, TRUONG_HA, "Chi đoàn Pác Bó", HOA_AN]
    )
    check_access(page)
    check_layout(page)


def test_name_in_an_opened_row_leads_to_the_unit_of_the_day(walked):
    twist(walked, HA_QUANG).click()
    walked.get_by_role("link", name=CLINIC, exact=True).click()

    expect(walked).to_have_url(re.compile(r"/don-vi/CB-HQ-TTYT/\?ngay=2022-06-30$"))
    expect(walked.get_by_role("heading", level=1)).to_have_text(CLINIC)
    expect(walked.get_by_label("Số liệu đến ngày")).to_have_value("30/06/2022")


def test_tree_that_cannot_be_fetched_leads_to_the_page(walked, faults):
    walked.route("**/truc-thuoc/**", lambda route: route.abort())

    twist(walked, HA_QUANG).click()

    expect(walked).to_have_url(re.compile(r"/don-vi/\?goc=CB-HAQUANG"))
    expect(rows(walked)).to_have_text([CLINIC, TRUONG_HA])
    faults[:] = [fault for fault in faults if "truc-thuoc" not in fault]


def test_day_is_typed_and_kept(walked):
    day = walked.get_by_label("Số liệu đến ngày")
    day.fill("30/11/2018")
    day.press("Enter")

    expect(walked.locator(".day")).to_contain_text("Số liệu đến 30/11/2018")
    expect(walked.get_by_label("Số liệu đến ngày")).to_have_value("30/11/2018")


def test_sensitive_facts_are_opened_on_purpose(giang, mai, sign_in):
    page = sign_in(giang, f"/nguoi/{mai.code}/")
    expect(page.get_by_role("main")).not_to_contain_text("Dân tộc\nTày")

    page.get_by_role("button", name="Xem thông tin nhạy cảm").click()

    expect(page.get_by_role("main")).to_contain_text("Lần xem này đã được ghi")
    expect(page.get_by_role("main")).to_contain_text("Tày")
    check_access(page)
    check_words(page)
    page.get_by_role("link", name="Đóng và về hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nông Thị Mai")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(
    merged, giang, mai, found, ha_quang, truong_ha, enrol, pac_bo, sign_in, faults, name
):
    found("CB-HQ-GDTX", "BRANCH_UNION", LONG, ha_quang, bloc="SCHOOL")
    empty = enrol(pac_bo, "Nông Hoàng Thị Nguyệt Minh Phượng")
    path = PAGES[name].format(
        mai=mai.code, empty=empty.code, unit=truong_ha.pk, person=mai.pk
    )

    page = sign_in(giang, "/")
    page.goto(path)

    if name in REFUSED:
        assert faults.pop() == REFUSED[name]
    in_admin = name.startswith("admin")
    check_words(page)
    check_weight(page, MOST_BYTES_ADMIN if in_admin else MOST_BYTES)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        check_access(page)
        check_picture(page, f"{name}-{page.viewport_size['width']}-{scheme}")
    check_layout(page)
    if page.viewport_size["width"] == PHONE:
        page.set_viewport_size({"width": SMALLEST, "height": HEIGHTS[SMALLEST]})
        check_layout(page)


class TestWithoutJavaScript:
    @pytest.fixture
    def javascript(self):
        return False

    @pytest.mark.parametrize("width", [DESK])
    def test_tree_is_walked_page_by_page(self, walked):
        twist(walked, HA_QUANG).click()
        expect(walked.get_by_role("heading", level=1)).to_have_text(HA_QUANG)
        twist(walked, TRUONG_HA).click()

        expect(walked).to_have_url(
            re.compile(r"/don-vi/\?goc=CB-HQ-TH&ngay=2022-06-30$")
        )
        expect(rows(walked)).to_have_text(["Chi đoàn Pác Bó"])
        walked.get_by_role("link", name="Tỉnh Đoàn Cao Bằng").click()
        expect(rows(walked)).to_have_text([HA_QUANG, HOA_AN])
