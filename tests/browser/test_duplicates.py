"""Likely duplicates: the list, two records side by side, and the way back."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from tests.browser.checks import check_weight, check_words
from tests.browser.test_pages import MOST_BYTES_ADMIN, check_page
from tests.factories import (
    EnrolmentFactory,
    PersonFactory,
    QualificationFactory,
    SensitiveFactsFactory,
    TenureFactory,
)

pytestmark = pytest.mark.browser

LIST = "/admin/trung-lap/"
LONG = "Hoàng Nguyễn Thị Phương Thảo Nguyên Hồng Ánh"


@pytest.fixture
def clerk(an):
    for name in ("change_person", "view_sensitive"):
        an.user_permissions.add(Permission.objects.get(codename=name))
    return an


@pytest.fixture
def pair(pac_bo, clinic):
    """Two records of one person that differ in almost everything."""
    facts = {"full_name": LONG, "born_on": date(2001, 8, 19), "phone": "0912000001"}
    keep = PersonFactory(unit=pac_bo, **facts)
    facts["full_name"] = LONG.replace("Ánh", "Anh")
    drop = PersonFactory(unit=clinic, identity_number="004000000001", **facts)
    days = {"since": date(2018, 1, 1), "until": date(2020, 1, 1), "exit": "MOVED"}
    EnrolmentFactory(person=keep, **days)
    EnrolmentFactory(person=drop, since=date(2020, 1, 1))
    TenureFactory(person=drop)
    QualificationFactory(person=drop)
    SensitiveFactsFactory(person=keep, ethnicity="02")
    SensitiveFactsFactory(person=drop, ethnicity="06")
    return keep, drop


def address(pair):
    return f"{LIST}{pair[0].pk}/{pair[1].pk}/"


def check(page, name):
    check_words(page)
    check_weight(page, MOST_BYTES_ADMIN)
    check_page(page, name)


def test_list_is_sound(clerk, pair, pac_bo, sign_in):
    for number in range(30):
        born = date(2000, 1, 1 + number % 28)
        for _ in range(2):
            PersonFactory(
                full_name=f"Nông Thị Hoa {'ABCDEFGHIJKLMNOPQRSTUVWXYZĐÊÔƠ'[number]}",
                born_on=born,
                unit=pac_bo,
            )

    check(sign_in(clerk, LIST), "duplicates")


def test_empty_list_is_sound(clerk, sign_in):
    check(sign_in(clerk, LIST), "duplicates-empty")


def test_pair_is_sound(clerk, pair, sign_in):
    check(sign_in(clerk, address(pair)), "duplicate")


def test_pair_that_overlaps_is_sound(clerk, pair, pac_bo, sign_in):
    EnrolmentFactory(person=pair[0], unit=pac_bo, since=date(2021, 1, 1))

    check(sign_in(clerk, address(pair)), "duplicate-refused")


def test_pair_is_merged_and_undone(clerk, pair, sign_in):
    page = sign_in(clerk, LIST)
    page.get_by_role("link", name=LONG).first.click()
    page.get_by_label("Dân tộc: Mường").check()
    page.get_by_role("button", name=f"Gộp {pair[1].code} vào {pair[0].code}").click()

    page.get_by_role("link", name="Hoàn tác").click()
    check(page, "footprint")
    # Focus brings it out from under the places of a phone.
    page.get_by_role("button", name="Hoàn tác 7 dòng").focus()
    page.keyboard.press("Enter")

    page.get_by_role("status").get_by_text("Đã hoàn tác").wait_for()
    check(page, "footprint-undone")
    page.goto(address(pair))
    assert page.get_by_role("heading", level=1).inner_text() == "So sánh hai hồ sơ"


def test_two_people_are_told_apart(clerk, pair, sign_in):
    page = sign_in(clerk, address(pair))
    page.get_by_role("button", name="Không phải cùng một người").click()
    page.goto(address(pair))

    assert page.get_by_role("button", name="Bỏ xác nhận này").is_visible()
    check(page, "duplicate-told-apart")
