import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

REPORT = "/bao-cao/CB/?tu=30/11/2018&den=30/06/2022"


@pytest.fixture
def report(small, an, sign_in):
    """The report of the province from 30/11/2018 to 30/06/2022."""
    page = sign_in(an)
    page.goto(REPORT)
    return page


def cited(page, name, at):
    """The first place where the report cites the figure."""
    return page.locator(f'a:has([data-figure="{name}"][data-at="{at}"])').first


def test_list_leads_to_a_report(small, an, sign_in):
    page = sign_in(an, "/bao-cao/")
    main = page.get_by_role("main")

    expect(main.get_by_role("link")).to_have_text(
        ["Tỉnh Đoàn Cao Bằng", "Huyện Đoàn Hà Quảng", "Huyện Đoàn Hòa An"]
    )
    main.get_by_role("link", name="Huyện Đoàn Hòa An").click()

    expect(page).to_have_url(re.compile("/bao-cao/CB-HOAAN/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("BÁO CÁO CHUYÊN ĐỀ")


def test_list_of_nobody_says_why_it_is_empty(small, nobody, sign_in):
    page = sign_in(nobody, "/bao-cao/")

    expect(page.get_by_role("main")).to_contain_text("Hãy liên hệ Tỉnh Đoàn")


def test_days_are_typed_and_sent_with_enter(report):
    day = report.get_by_label("Đến ngày")
    day.fill("31/12/2021")
    day.press("Enter")

    expect(report.locator(".day")).to_have_text("Số liệu từ 30/11/2018 đến 31/12/2021")
    expect(report.get_by_label("Từ ngày")).to_have_value("30/11/2018")
    expect(report.get_by_label("Đến ngày")).to_have_value("31/12/2021")


def test_other_unit_is_chosen(report):
    report.get_by_label("Đơn vị", exact=True).select_option("Huyện Đoàn Hà Quảng")
    report.get_by_role("button", name="Xem báo cáo").click()

    expect(report).to_have_url(re.compile(r"/bao-cao/CB-HAQUANG/\?"))
    expect(report.locator(".day")).to_have_text("Số liệu từ 30/11/2018 đến 30/06/2022")
    expect(cited(report, "members", "closing")).to_have_text("03")


def test_wrong_day_is_told_and_kept(report, faults):
    day = report.get_by_label("Từ ngày")
    day.fill("31/13/2018")
    day.press("Enter")

    summary = report.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(report.get_by_label("Từ ngày")).to_have_value("31/13/2018")
    expect(report.get_by_label("Đến ngày")).to_have_value("30/06/2022")
    summary.get_by_role("link", name="31/13/2018 không phải là ngày").click()
    expect(report.get_by_label("Từ ngày")).to_be_focused()
    expect(report.get_by_label("Từ ngày")).to_have_accessible_description(
        re.compile("31/13/2018 không phải là ngày")
    )
    assert faults.pop() == "400 /bao-cao/CB/"


def test_wrong_order_of_days_is_told(report, faults):
    report.get_by_label("Từ ngày").fill("01/07/2022")
    report.get_by_role("button", name="Xem báo cáo").click()

    summary = report.get_by_role("alert")
    expect(summary).to_contain_text("trước ngày đầu kỳ 01/07/2022")
    expect(report.locator(".document")).to_have_count(0)
    assert faults.pop() == "400 /bao-cao/CB/"


def test_figure_opens_its_card_and_escape_closes_it(report):
    figure = cited(report, "branches", "closing")
    figure.focus()
    report.keyboard.press("Enter")

    card = report.get_by_role("dialog", name="Chi đoàn")
    expect(card).to_be_visible()
    expect(card).to_contain_text("không gồm chi đoàn cơ sở")
    expect(card).to_contain_text("đếm từ sổ")
    report.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(figure).to_be_focused()


def test_figure_opens_its_card_when_clicked(report):
    figure = cited(report, "branches", "closing")
    figure.click()

    card = report.get_by_role("dialog", name="Chi đoàn")
    expect(card).to_be_in_viewport(ratio=1)
    card.get_by_role("button", name="Đóng").click()
    expect(card).to_be_hidden()
    expect(figure).to_be_focused()


def test_card_shows_the_figure_pressed_last(report):
    cited(report, "branches", "closing").click()
    report.keyboard.press("Escape")
    cited(report, "members", "closing").click()

    card = report.get_by_role("dialog")
    expect(card).to_have_accessible_name("Đoàn viên (đoàn viên)")


def test_contents_lead_to_their_sections(report):
    report.get_by_text("Mục lục").click()
    links = report.locator(".contents a")

    for link in links.all():
        anchor = link.get_attribute("href")
        expect(report.locator(anchor)).to_have_count(1)
    report.locator(".contents").get_by_role("link", name="2. Đoàn viên").click()
    heading = report.get_by_role("heading", name="2. Đoàn viên")
    expect(heading).to_be_in_viewport()


def test_pdf_is_downloaded(report):
    with report.expect_download() as download:
        report.get_by_role("link", name="Tải PDF").click()

    assert download.value.suggested_filename == "bao-cao-CB-2022-06-30.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_printing_leaves_the_report_alone(report):
    report.emulate_media(media="print")

    expect(report.locator(".document")).to_be_visible()
    for frame in (".bar", ".places", ".toolbar", ".buttons", ".contents"):
        expect(report.locator(frame).first).to_be_hidden()


class TestWithoutJavaScript:
    @pytest.fixture
    def javascript(self):
        return False

    def test_figure_leads_to_its_row_in_the_annex(self, report):
        cited(report, "branches", "closing").click()

        expect(report).to_have_url(re.compile("#so-lieu-branches$"))
        row = report.locator("#so-lieu-branches")
        expect(row).to_be_in_viewport()
        expect(row.locator("..")).to_contain_text("không gồm chi đoàn cơ sở")

    def test_other_days_are_shown(self, report):
        report.get_by_label("Đến ngày").fill("31/12/2021")
        report.get_by_role("button", name="Xem báo cáo").click()

        expect(report.locator(".day")).to_contain_text("đến 31/12/2021")

    def test_user_signs_out(self, report):
        report.get_by_label("Tài khoản Nông Thúy An").click()
        report.get_by_role("button", name="Đăng xuất").click()

        expect(report.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
