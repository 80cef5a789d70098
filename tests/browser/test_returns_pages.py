"""The page where branch data are filled in: at a desk, on a phone, without scripts."""

import pytest
from playwright.sync_api import expect

from accounts.choices import Role
from reports.catalogue import FIGURES
from reports.choices import Severity
from reports.figures import Declared
from reports.models import ReturnLine
from reports.services import cells, periods
from reports.services.cell_entries import Entry
from tests.browser.checks import (
    boxes,
    check_access,
    check_layout,
    check_weight,
    check_words,
    sides,
)
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import check_page
from tests.conftest import RURAL
from tests.factories import CheckFactory, PeriodFactory, PeriodFigureFactory
from tests.fixtures_reviews import SENT
from unions.choices import Form

pytestmark = pytest.mark.browser

# A tool that many work with all day: its scripts are fetched once.
MOST_BYTES = 110_000
TURNS, MEMBERS = "activity_turns_members", "members_reported"
LONG = "Chi đoàn cơ sở Trung tâm Giáo dục nghề nghiệp, giáo dục thường xuyên huyện"


@pytest.fixture
def period(db):
    """It asks all that the catalogue declares."""
    period = PeriodFactory(name="6 tháng đầu năm 2022")
    declared = [figure for figure in FIGURES if isinstance(figure, Declared)]
    for position, figure in enumerate(declared):
        PeriodFigureFactory(
            period=period,
            figure=figure.id,
            asked_of=figure.asked_of,
            is_compulsory=figure.id != "activity_funds",
            position=position,
        )
    return period


@pytest.fixture
def filled(period, small, found, truong_ha, ha_quang, pac_bo, binh):
    """Long names, an override, a check that does not hold and one to be explained."""
    for number in range(3):
        name = f"{LONG} {number}"
        found(f"CB-HQ-TH-{number}", Form.BRANCH, name, truong_ha, **RURAL)
    CheckFactory(left=[TURNS], constant=100, label="Lượt tham gia quá nhiều")
    CheckFactory(left=[MEMBERS], constant=2, severity=Severity.EXPLAIN, label="Nhiều")
    entries = [
        Entry(pac_bo.pk, TURNS, "101"),
        Entry(pac_bo.pk, MEMBERS, "3"),
        Entry(ha_quang.pk, "activity_funds", "125000000"),
    ]
    write(period, ha_quang, binh, *entries)
    return period


def write(period, scope, by, *entries):
    cells.write(period=period, scope=scope, entries=entries, by=by, at=SENT)


@pytest.fixture
def visit(filled, sign_in):
    def visit(user, unit, query=""):
        return sign_in(user, f"/bieu-mau/{filled.pk}/{unit.code}/{query}")

    return visit


@pytest.mark.parametrize("name", ["ha_quang", "truong_ha", "pac_bo"])
def test_page_is_sound(visit, binh, name, request):
    page = visit(binh, request.getfixturevalue(name))

    check_words(page)
    check_weight(page, MOST_BYTES)
    check_page(page, f"return-{name}")


def test_page_of_a_reader_is_sound(visit, dung, ha_quang):
    page = visit(dung, ha_quang)

    expect(page.locator("main input, main select")).to_have_count(0)
    check_words(page)
    check_weight(page, MOST_BYTES)
    check_page(page, "return-read")


def test_locked_page_is_sound(visit, filled, an, binh, ha_quang):
    periods.lock(period=filled, reason="Báo cáo đã phát hành", by=an, at=SENT)

    page = visit(binh, ha_quang)

    expect(page.get_by_role("main")).to_contain_text("Báo cáo đã phát hành")
    check_page(page, "return-locked")


def test_page_of_a_period_that_asks_nothing_is_sound(small, sign_in, binh, ha_quang):
    page = sign_in(binh, f"/bieu-mau/{PeriodFactory().pk}/{ha_quang.code}/")

    expect(page.get_by_role("main")).to_contain_text("chưa hỏi chỉ tiêu nào")
    check_words(page)
    check_page(page, "return-empty")


@pytest.mark.parametrize("javascript", [False])
def test_page_with_errors_is_sound(visit, binh, pac_bo, faults):
    page = visit(binh, pac_bo)
    page.locator(f"#o-{pac_bo.pk}-{TURNS}").fill("nhiều")
    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("“nhiều” không phải một số")
    check_layout(page)
    assert faults.pop().startswith("400 /bieu-mau/")


def test_meaning_of_a_figure_is_one_click_away(visit, binh, pac_bo, width):
    page = visit(binh, pac_bo)
    page.get_by_role("button", name="Giải thích").first.click()

    guide = page.locator(".guide:popover-open")
    expect(guide).to_contain_text("Lượt người tham gia hoạt động")
    check_access(page)
    check_layout(page)


@pytest.mark.parametrize("width", [DESK])
class TestDesk:
    def test_headings_and_sums_stay_in_sight(self, visit, binh, ha_quang):
        page = visit(binh, ha_quang)
        frame = page.locator(".grid-frame").last
        frame.evaluate("e => e.scrollTo(300, 200)")

        (box,) = boxes(frame)
        (name,) = boxes(frame.locator("thead th").first)
        (cell,) = boxes(frame.locator("tfoot td").first)
        assert (name["left"], name["top"]) == (box["left"] + 1, box["top"] + 1)
        assert cell["bottom"] <= box["bottom"]
        assert len(sides(frame.locator("tbody tr > th"), "left")) == 1

    def test_numbers_stand_in_columns(self, visit, dung, ha_quang):
        page = visit(dung, ha_quang)
        rows = page.locator(".grid-frame").last.locator("tr[data-row]")

        assert len(sides(rows.locator("td:nth-child(2)"), "right")) == 1
        aligned = rows.locator("td").first.evaluate(
            "e => getComputedStyle(e).textAlign"
        )
        assert aligned == "end"

    @pytest.mark.parametrize("javascript", [False])
    def test_table_is_filled_in_without_scripts(self, visit, binh, ha_quang, pac_bo):
        page = visit(binh, ha_quang)
        field = page.locator(f'[name="o-{pac_bo.pk}-{TURNS}"]')
        field.fill("99")
        field.press("Enter")

        expect(page.get_by_role("status").first).to_contain_text("Đã lưu 1 ô.")
        expect(field).to_have_value("99")

    @pytest.mark.parametrize("javascript", [False])
    def test_column_is_filled_from_the_register(self, visit, binh, ha_quang, pac_bo):
        page = visit(binh, ha_quang)
        page.get_by_role("button", name="Đoàn viên", exact=True).click()
        page.get_by_role("button", name="Lấy số từ sổ").click()

        expect(page.get_by_role("status").first).to_contain_text("Đã điền 4 ô")
        kept = ReturnLine.objects.filter(figure=MEMBERS)
        assert sorted(line.value for line in kept) == [0, 0, 0, 1, 3]

    def test_largest_page_is_light(self, filled, found, visit, ha_quang, binh):
        for number in range(2):
            name = f"Đoàn xã Trường Hà {number}"
            commune = found(f"CB-HQ-{number}", Form.UNION, name, ha_quang, **RURAL)
            for branch in range(11):
                code = f"CB-HAQUANG-TRUONGHA-{number}-{branch}"
                name = f"Chi đoàn xóm Cốc Nhan {branch}"
                found(code, Form.BRANCH, name, commune, **RURAL)

        page = visit(binh, ha_quang)

        check_weight(page, MOST_BYTES)


@pytest.mark.parametrize("width", [PHONE])
class TestPhone:
    def test_rows_are_cards_that_lead_to_their_pages(
        self, visit, binh, ha_quang, pac_bo
    ):
        page = visit(binh, ha_quang)
        expect(page.locator("tr[data-row] input").last).to_be_hidden()
        page.get_by_role("link", name="Chi đoàn Pác Bó").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Chi đoàn Pác Bó")

    @pytest.mark.parametrize("javascript", [False])
    def test_one_branch_after_the_other(self, visit, binh, truong_ha):
        unit = truong_ha.children.get(code="CB-HQ-TH-0")
        page = visit(binh, unit)
        expect(page.locator("#tien-do")).to_contain_text("Chi đoàn 2 trên 5")
        page.locator(f"#o-{unit.pk}-{TURNS}").fill("99")
        page.get_by_role("button", name="Lưu, sang chi đoàn sau").click()

        expect(page.get_by_role("heading", level=1)).to_have_text(f"{LONG} 1")
        expect(page.get_by_role("status").first).to_contain_text("Đã lưu 1 ô.")

    def test_what_is_pressed_fits_a_thumb(self, visit, binh, pac_bo):
        page = visit(binh, pac_bo)
        pressed = page.locator("main :is(button, .button, select, input)")

        assert all(box["bottom"] - box["top"] >= 44 for box in boxes(pressed))


@pytest.mark.parametrize("width", [DESK])
def test_grassroots_secretary_hands_in_its_part(
    visit, open_account, giang, truong_ha, pac_bo
):
    minh = open_account("minh", "Nông Đức Minh", Role.SECRETARY, truong_ha, giang)

    page = visit(minh, truong_ha)

    expect(page.get_by_role("link", name="Nộp phần của cơ sở")).to_be_visible()
    expect(page.locator(f'[name="o-{pac_bo.pk}-{TURNS}"]')).to_be_visible()
