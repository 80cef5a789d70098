"""What journeys do in the grid of a return, and look for there."""

from playwright.sync_api import expect

from reports.models import ReturnLine, Writing

MEMBERS = "members_reported"
TURNS, YOUTH = "activity_turns_members", "activity_turns_youth"
BOOK, STYLE = "branches_with_book", "branches_improving_style"
RATE, FUNDS = "branch_meeting_attendance", "activity_funds"


def enter(page, user, path):
    page.goto(f"/dang-nhap/?next={path}")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill("doanvu-demo")
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def cell(page, unit, figure):
    return page.locator(f'[name="o-{unit.pk}-{figure}"]')


def state(page, unit, figure):
    """The element that shows the state of a cell."""
    return page.locator("td, .cell").filter(has=cell(page, unit, figure)).last


def expect_state(page, unit, figure, told):
    expect(state(page, unit, figure)).to_have_attribute("data-state", told)


def type_into(page, unit, figure, text):
    field = cell(page, unit, figure)
    field.fill(text)
    field.blur()


def paste(field, text):
    """As the browser does when somebody presses Ctrl-V."""
    field.evaluate(
        """(field, text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const facts = {clipboardData: data, bubbles: true, cancelable: true};
          field.dispatchEvent(new ClipboardEvent("paste", facts));
        }""",
        text,
    )


def written(figure):
    """{code of the unit: value} of what the database has."""
    rows = ReturnLine.objects.filter(figure=figure).exclude(value=None)
    return {line.unit.code: line.value for line in rows.select_related("unit")}


def writings(unit, figure):
    """All that was ever written into a cell, in order."""
    rows = Writing.objects.filter(line__unit=unit, line__figure=figure)
    return list(rows.order_by("version").values_list("value", flat=True))


def kept(page):
    """What the browser keeps, by cell."""
    return page.evaluate(
        """() => Object.fromEntries(Object.entries(localStorage)
             .filter(([name]) => name.startsWith("bieu:"))
             .map(([name, entry]) => [name.split(":")[2], JSON.parse(entry).text]))"""
    )


def saved(page, count):
    expect(page.locator("#tinh-trang")).to_contain_text(f"Đã lưu {count} ô lúc ")
    expect(page.locator('[data-state="dirty"], [data-state="saving"]')).to_have_count(0)
