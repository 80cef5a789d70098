"""Returns as workbooks: the half-year of tests.fixtures_reviews, which asks figures of
every kind."""

import io
from datetime import date

import pytest

from reports.choices import Respondent
from reports.returns import sheets
from reports.services.return_books import comparing, reading, writing
from tests import factories
from tests.books import Workbook
from tests.fixtures_reviews import WRITTEN

YOUTH, STYLE, PRESENT = (
    "activity_turns_youth",
    "branches_improving_style",
    "branch_meeting_attendance",
)
MONEY, DIARY = "activity_funds", "branches_with_book"
MORE = (
    (YOUTH, Respondent.CELL),
    (STYLE, Respondent.BRANCH),
    (PRESENT, Respondent.BRANCH),
    (DIARY, Respondent.BRANCH),
    (MONEY, Respondent.SENDER),
)
TODAY = date(2022, 7, 4)


@pytest.fixture
def wide(half):
    for position, (figure, asked_of) in enumerate(MORE, 10):
        factories.PeriodFigureFactory(
            period=half,
            figure=figure,
            asked_of=asked_of,
            is_compulsory=False,
            position=position,
        )
    return half


@pytest.fixture
def sheet_of():
    """A fresh Sheet, as the day sees it."""

    def sheet_of(period, scope, user):
        return sheets.load(period=period, scope=scope, user=user, today=TODAY)

    return sheet_of


@pytest.fixture
def book_of():
    """The workbook of a Sheet, as it was downloaded."""

    def book_of(sheet):
        file = io.BytesIO()
        writing.write(file, sheet, at=WRITTEN)
        return Workbook(file.getvalue())

    return book_of


@pytest.fixture
def compare():
    """What a Workbook would change in a Sheet."""

    def compare(workbook, sheet, clears=False):
        file = io.BytesIO(workbook.content)
        book = reading.read(file, "bieu.xlsx", sheet)
        return comparing.compare(book, sheet, clears=clears)

    return compare
