"""The grid of a return, for journeys in it: Trường Hà with six branches, a clinic."""

import pytest

from reports.choices import Respondent
from tests.browser.returning import (
    BOOK,
    FUNDS,
    MEMBERS,
    RATE,
    STYLE,
    TURNS,
    YOUTH,
    enter,
)
from tests.conftest import RURAL
from tests.factories import PeriodFactory, PeriodFigureFactory
from unions.choices import Form

ASKED = {
    MEMBERS: Respondent.CELL,
    TURNS: Respondent.CELL,
    YOUTH: Respondent.CELL,
    BOOK: Respondent.BRANCH,
    STYLE: Respondent.BRANCH,
    RATE: Respondent.BRANCH,
    FUNDS: Respondent.SENDER,
}
NAMES = {"BB": "Bó Bẩm", "CM": "Cốc Mu", "NL": "Nà Lừng", "NM": "Nà Mạ", "PX": "Pò Xẻ"}


@pytest.fixture
def period(db):
    """What it asks of Hà Quảng; still open."""
    period = PeriodFactory(name="6 tháng đầu năm 2022")
    for position, (figure, asked_of) in enumerate(ASKED.items()):
        PeriodFigureFactory(
            period=period, figure=figure, asked_of=asked_of, position=position
        )
    return period


@pytest.fixture
def branches(found, truong_ha, pac_bo, clinic, enrol):
    """Those of Trường Hà in the order of the grid; Pác Bó has two members."""
    enrol(pac_bo)
    enrol(pac_bo, "Bế Văn Lai")
    others = [
        found(f"CB-HQ-TH-{code}", Form.BRANCH, f"Chi đoàn {name}", truong_ha, **RURAL)
        for code, name in NAMES.items()
    ]
    return sorted([pac_bo, *others], key=lambda unit: unit.sort_key)


@pytest.fixture
def address(period, ha_quang):
    return f"/bieu-mau/{period.pk}/{ha_quang.code}/"


@pytest.fixture
def grid(branches, binh, address, sign_in):
    """The page of the grid before Bình."""
    return sign_in(binh, address)


@pytest.fixture
def another(browser, live_server):
    """Opens the browser of somebody else, on his own machine."""
    opened = []

    def another(user, path):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": 1280, "height": 900},
            locale="vi-VN",
        )
        opened.append(context)
        page = context.new_page()
        enter(page, user, path)
        return page

    yield another
    for context in opened:
        context.close()
