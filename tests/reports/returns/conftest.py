from datetime import date

import pytest

from reports.choices import Respondent
from tests import factories

ASKED = (
    ("units_using_software", Respondent.GRASSROOTS),
    ("activity_turns_members", Respondent.CELL),
    ("activity_turns_youth", Respondent.CELL),
    ("members_reported", Respondent.CELL),
    ("branches_with_book", Respondent.BRANCH),
    ("model_branch_meetings", Respondent.SENDER),
)
TODAY = date(2022, 7, 1)


@pytest.fixture
def ask():
    """`ask(period, (figure, respondent), …)` adds figures to a period, in order."""

    def ask(period, *asked):
        return [
            factories.PeriodFigureFactory(
                period=period, figure=figure, asked_of=respondent, position=position
            )
            for position, (figure, respondent) in enumerate(asked)
        ]

    return ask


@pytest.fixture
def period(db, ask):
    """The first half of 2022, which asks six figures of three kinds of units."""
    period = factories.PeriodFactory()
    ask(period, *ASKED)
    return period
