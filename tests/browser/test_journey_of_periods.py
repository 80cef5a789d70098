"""Staff of the province open the next period from the last one, add a check and lock;
a secretary explains a number."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts import vietnamese
from reports.choices import Severity
from reports.models import Check, Explanation, Period
from tests import factories
from tests.browser.checks import check_access, check_layout, check_words
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

YOUTH = "activity_turns_youth"


@pytest.fixture
def half_year(truong_ha):
    """A half-year whose forms are open today."""
    today = timezone.localdate()
    made = factories.PeriodFactory(
        name="Sáu tháng đầu năm 2022",
        kind="HALF",
        opens_on=today,
        due_on=today + timedelta(10),
    )
    factories.PeriodFigureFactory(period=made, figure=YOUTH, is_compulsory=False)
    return made


def check(page):
    check_access(page)
    check_layout(page)
    check_words(page)


def test_next_period_is_opened_from_the_last(an, half_year, page, sign_in, width):
    sign_in(an, f"/admin/reports/period/{half_year.pk}/change/")
    check(page)
    if width == PHONE:
        page.get_by_role("button", name="Việc cần làm").click()
    page.get_by_role("link", name="Mở kỳ tiếp theo").click()
    check(page)
    asked = page.get_by_label("Lượt thanh niên ngoài Đoàn tham gia hoạt động")

    expect(page.get_by_label("Tên kỳ")).to_have_value("Sáu tháng cuối năm 2022")
    expect(page.get_by_label("Ngày cuối kỳ")).to_have_value("31/12/2022")
    chosen = asked.locator("option:checked")
    expect(chosen).to_have_text("Từng chi đoàn, chi đoàn cơ sở, không bắt buộc")
    page.get_by_role("button", name="Mở kỳ tiếp theo").click()

    expect(page.locator(".message.success")).to_contain_text(
        "Đã mở Sáu tháng cuối năm 2022"
    )
    due = Period.objects.in_order().first().due_on
    expect(page.locator("main")).to_contain_text(vietnamese.day(due))
    check(page)


def test_check_is_added(an, page, sign_in):
    sign_in(an, "/admin/reports/check/viec/them/")
    check(page)
    youth = "Lượt thanh niên ngoài Đoàn tham gia hoạt động"
    left = page.get_by_role("group", name="Vế trái")

    page.get_by_label("Nội dung").fill("Lượt thanh niên")
    left.get_by_label(youth).check()
    page.get_by_label("không lớn hơn", exact=True).check()
    page.get_by_label("Số đếm từ sổ", exact=True).check()
    page.get_by_label("Vế phải: số đếm từ sổ").select_option("members")
    page.get_by_label("Phải giải trình").check()
    page.get_by_role("button", name="Thêm phép kiểm tra").click()

    expect(page.locator(".facts")).to_contain_text(
        f"“{youth}” không lớn hơn số đếm từ sổ “Đoàn viên”"
    )
    assert Check.objects.get().right == ["members"]
    check(page)


def test_number_is_explained(binh, half_year, ha_quang, pac_bo, page, sign_in):
    factories.CheckFactory(
        left=[YOUTH], constant=10, severity=Severity.EXPLAIN, label="Nhiều lượt"
    )
    factories.ReturnLineFactory(
        unit_return__period=half_year,
        unit_return__unit=ha_quang,
        unit=pac_bo,
        figure=YOUTH,
        value=12,
    )
    sending = f"/bieu-mau/{half_year.pk}/{ha_quang.code}/gui/"
    sign_in(binh, sending)
    page.get_by_role("link", name="Ghi giải trình").click()
    check(page)

    page.get_by_label("Giải trình").fill("Hai đợt ra quân")
    page.get_by_role("button", name="Ghi giải trình").click()

    expect(page).to_have_url(re.compile(f"{sending}$"))
    expect(page.locator(".message.success").first).to_contain_text("Đã ghi giải trình")
    expect(page.get_by_role("link", name="Ghi giải trình")).to_have_count(0)
    assert Explanation.objects.get().text == "Hai đợt ra quân"
