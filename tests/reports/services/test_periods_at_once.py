"""Two of the staff open a period at the same time: the second sees the first."""

from datetime import date

from reports.choices import Respondent
from reports.models import Period
from reports.services import periods
from tests.rivals import ON_POSTGRES, at_once

pytestmark = ON_POSTGRES

DAYS = {
    "kind": "SPECIAL",
    "opening": date(2026, 7, 1),
    "closing": date(2026, 7, 31),
    "opens_on": date(2026, 7, 20),
    "due_on": date(2026, 8, 5),
}
FIGURES = [("activity_turns_members", Respondent.CELL, True)]
PAUSE, PATIENCE = 0.5, 20


def test_flow_is_not_asked_twice_at_once(an):
    def open_period(name):
        periods.open_period(name=name, by=an, figures=FIGURES, **DAYS)

    first, (said,) = at_once(lambda: open_period("Một"), lambda: open_period("Hai"))

    assert first == []
    assert said.startswith("“Lượt đoàn viên tham gia hoạt động” đã được hỏi trong Một")
    assert [period.name for period in Period.objects.all()] == ["Một"]
