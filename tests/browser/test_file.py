"""The report as a file, opened from a disk."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browser.checks import check_access, check_layout, check_picture

pytestmark = pytest.mark.browser


@pytest.fixture
def report(small, page, tmp_path):
    path = tmp_path / "report.html"
    call_command(
        "render_report",
        scope="CB",
        opening="2018-11-30",
        closing="2022-06-30",
        format="html",
        output=str(path),
    )
    page.goto(path.as_uri())
    return page


def test_file_is_sound(report):
    expect(report.get_by_role("heading", level=1)).to_have_text("BÁO CÁO CHUYÊN ĐỀ")
    check_layout(report)
    check_access(report)
    check_picture(report, f"file-{report.viewport_size['width']}-light")


def test_file_leaves_a_margin(report):
    box = report.locator("h1").bounding_box()

    assert box["x"] >= 16


def test_figure_leads_to_its_row(report):
    report.locator('a[href="#so-lieu-branches"]').first.click()

    expect(report.locator("#so-lieu-branches")).to_be_in_viewport()
