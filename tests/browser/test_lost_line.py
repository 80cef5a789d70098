"""The line is lost and comes back, the session ends, the return is locked: nothing that
was typed is lost, nothing is written twice."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from reports.models import Return
from tests.browser.checks import check_access
from tests.browser.conftest import DESK
from tests.browser.returning import (
    TURNS,
    YOUTH,
    cell,
    enter,
    expect_state,
    kept,
    paste,
    saved,
    type_into,
    writings,
    written,
)

pytestmark = pytest.mark.browser

STATUS = "#tinh-trang"


@pytest.fixture
def width():
    return DESK


@pytest.fixture
def lost(faults):
    """Every fault was one of the return or of its modules, as provoked."""
    yield
    ours = ("/bieu-mau/", "/js/returns/")
    assert [fault for fault in faults if not any(o in fault for o in ours)] == []
    faults.clear()


def test_typed_without_a_line_and_sent_when_opened_again(grid, branches, address, lost):
    first, second, third, *_ = branches
    type_into(grid, first, TURNS, "5")
    saved(grid, 1)
    grid.context.set_offline(True)
    type_into(grid, first, TURNS, "12")
    paste(cell(grid, second, TURNS), "7\n8\n")
    expect(grid.locator(STATUS)).to_have_text(
        "Mất kết nối: 3 ô đang giữ ở máy này, sẽ tự gửi lại."
    )
    expect_state(grid, first, TURNS, "waiting")
    grid.goto("about:blank")
    grid.context.set_offline(False)
    grid.goto(address)

    saved(grid, 3)
    expect(cell(grid, first, TURNS)).to_have_value("12")
    assert written(TURNS) == {first.code: 12, second.code: 7, third.code: 8}
    assert [writings(unit, TURNS) for unit in branches[:3]] == [[5, 12], [7], [8]]
    assert kept(grid) == {}


def test_sent_when_the_line_comes_back(grid, branches, lost):
    first, *_ = branches
    grid.context.set_offline(True)
    type_into(grid, first, TURNS, "12")
    expect_state(grid, first, TURNS, "waiting")
    type_into(grid, first, TURNS, "13")
    grid.context.set_offline(False)

    expect_state(grid, first, TURNS, "saved")
    assert writings(first, TURNS) == [13]


def drop_answers(page, times):
    """The server gets the cells, and the page never hears of it."""
    page.route(
        "**/o/", lambda route: (route.fetch(), route.abort("timedout")), times=times
    )


def test_lost_answer_is_no_conflict(grid, branches, lost):
    first, second, *_ = branches
    drop_answers(grid, 1)
    type_into(grid, first, TURNS, "12")
    expect_state(grid, first, TURNS, "waiting")
    assert writings(first, TURNS) == [12]
    type_into(grid, first, TURNS, "14")

    expect_state(grid, first, TURNS, "saved")
    assert writings(first, TURNS) == [12, 14]
    type_into(grid, second, TURNS, "3")
    expect_state(grid, second, TURNS, "saved")
    assert written(TURNS) == {first.code: 14, second.code: 3}


def test_lost_answer_and_a_reload_double_nothing(grid, branches, address, lost):
    first, *_ = branches
    drop_answers(grid, 1)
    type_into(grid, first, TURNS, "12")
    expect_state(grid, first, TURNS, "waiting")
    assert kept(grid) == {f"{first.pk}-{TURNS}": "12"}
    grid.goto(address)

    grid.wait_for_function("Object.keys(localStorage).length === 0")
    expect(cell(grid, first, TURNS)).to_have_value("12")
    assert writings(first, TURNS) == [12]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500, "body": "<h1>Lỗi</h1>"},
        {"status": 502, "body": ""},
        {"status": 200, "content_type": "text/html", "body": "<h1>Cổng Wi-Fi</h1>"},
    ],
)
def test_broken_answers_keep_the_cells(grid, branches, lost, answer):
    first, second, *_ = branches
    grid.route("**/o/", lambda route: route.fulfill(**answer), times=1)
    paste(cell(grid, first, TURNS), "7\n8\n")
    expect(grid.locator(STATUS)).to_have_text(
        "Máy chủ đang bận: 2 ô đang giữ ở máy này, sẽ tự gửi lại."
    )

    for unit in (first, second):
        expect_state(grid, unit, TURNS, "saved")
    assert written(TURNS) == {first.code: 7, second.code: 8}


def test_signed_out_meanwhile(grid, branches, binh, address, lost):
    first, *_ = branches
    grid.context.clear_cookies(name="sessionid")
    type_into(grid, first, TURNS, "12")
    expect(grid.locator(STATUS)).to_contain_text(
        "Đã đăng xuất: 1 ô đang giữ ở máy này, sẽ tự gửi lại."
    )
    with grid.context.expect_page() as opened:
        grid.get_by_role("link", name="Đăng nhập lại").click()
    enter(opened.value, binh, address)
    saved(opened.value, 1)

    expect_state(grid, first, TURNS, "saved")
    type_into(grid, first, TURNS, "13")
    expect_state(grid, first, TURNS, "dirty")
    expect_state(grid, first, TURNS, "saved")
    assert writings(first, TURNS) == [12, 13]


def test_another_user_never_sends_them(grid, branches, an, address, lost, faults):
    first, second, *_ = branches
    grid.context.clear_cookies()
    type_into(grid, first, TURNS, "12")
    expect(grid.locator(STATUS)).to_contain_text("Đã đăng xuất")
    other = grid.context.new_page()
    enter(other, an, address)
    expect(cell(other, first, TURNS)).to_have_value("")
    type_into(other, second, TURNS, "3")
    saved(other, 1)
    grid.get_by_role("button", name="Lưu", exact=True).click()

    expect(grid.locator(STATUS)).to_contain_text("Đã đăng nhập bằng tài khoản khác")
    assert written(TURNS) == {second.code: 3}
    assert kept(grid) == {f"{first.pk}-{TURNS}": "12"}


def test_locked_meanwhile(grid, branches, period, giang, lost):
    first, second, *_ = branches
    type_into(grid, first, TURNS, "12")
    saved(grid, 1)
    period.locked_at, period.locked_by = timezone.now(), giang
    period.lock_reason = "Báo cáo đã ban hành"
    period.save()
    paste(cell(grid, first, TURNS), "7\t9\n8\n")

    notice = grid.locator("#giu-lai")
    expect(notice).to_contain_text("Báo cáo đã ban hành")
    expect(notice.get_by_role("listitem")).to_have_text(
        [
            "Chi đoàn Bó Bẩm, Lượt đoàn viên: 7",
            "Chi đoàn Bó Bẩm, Lượt thanh niên: 9",
            "Chi đoàn Cốc Mu, Lượt đoàn viên: 8",
        ]
    )
    expect_state(grid, second, TURNS, "refused")
    assert len(kept(grid)) == 3
    notice.get_by_role("button", name="Bỏ các ô này").click()
    expect(cell(grid, first, TURNS)).to_have_value("12")
    expect(cell(grid, first, YOUTH)).to_have_value("")
    assert kept(grid) == {}
    assert written(TURNS) == {first.code: 12}
    assert Return.objects.count() == 1


def test_locked_for_a_while(grid, branches, period, giang, lost):
    first, *_ = branches
    period.locked_at, period.locked_by = timezone.now(), giang
    period.save()
    type_into(grid, first, TURNS, "12")
    expect(grid.locator("#giu-lai")).to_be_visible()
    period.locked_at = period.locked_by = None
    period.save()
    grid.get_by_role("button", name="Lưu", exact=True).click()

    saved(grid, 1)
    expect(grid.locator("#giu-lai")).to_have_count(0)
    assert writings(first, TURNS) == [12]


def test_locked_before_the_line_came_back(grid, branches, period, giang, address, lost):
    first, *_ = branches
    grid.context.set_offline(True)
    type_into(grid, first, TURNS, "12")
    expect_state(grid, first, TURNS, "waiting")
    period.locked_at, period.locked_by = timezone.now(), giang
    period.save()
    grid.goto("about:blank")
    grid.context.set_offline(False)
    grid.goto(address)

    notice = grid.locator("#giu-lai")
    expect(notice).to_contain_text("Kỳ báo cáo đã khóa")
    expect(notice).to_contain_text("Chi đoàn Bó Bẩm, Lượt đoàn viên: 12")
    check_access(grid)
    notice.get_by_role("button", name="Bỏ các ô này").click()
    expect(notice).to_have_count(0)
    assert kept(grid) == {}
    assert written(TURNS) == {}


def test_right_taken_away_meanwhile(grid, branches, binh, lost):
    first, *_ = branches
    binh.groups.clear()
    type_into(grid, first, TURNS, "12")

    expect(grid.locator("#giu-lai")).to_contain_text("không còn quyền ghi")
    assert kept(grid) == {f"{first.pk}-{TURNS}": "12"}
    assert written(TURNS) == {}


def test_browser_that_keeps_nothing_warns(grid, branches, lost):
    first, *_ = branches
    grid.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new Error('full') } }"
    )
    grid.context.set_offline(True)
    type_into(grid, first, TURNS, "12")
    expect(grid.locator(STATUS)).to_contain_text("hãy để trang này mở")
    asked = []
    grid.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    grid.close(run_before_unload=True)
    grid.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    grid.context.set_offline(False)

    saved(grid, 1)
    assert writings(first, TURNS) == [12]
