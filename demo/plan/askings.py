"""The periods for which the units of the sample declare what the register cannot count:
two that are closed, and one that is open on the day of loading."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from reports.choices import PeriodKind, Respondent
from reports.returns.calendar import last_day, name_of

BRANCH, CELL, UNION, GRASSROOTS, SENDER = Respondent
HALF_YEAR = (
    ("members_reported", CELL, True),
    ("admissions_reported", CELL, True),
    ("activity_turns_members", CELL, True),
    ("activity_turns_youth", CELL, True),
    ("members_training_programme", CELL, True),
    ("members_training_programme_good", CELL, True),
    ("branches_with_book", BRANCH, True),
    ("branches_running_training_programme", BRANCH, True),
    ("branches_improving_style", BRANCH, True),
    ("branch_meeting_attendance", BRANCH, False),
    ("grassroots_with_books", UNION, True),
    ("units_using_software", GRASSROOTS, True),
    ("app_installs", GRASSROOTS, True),
    ("districts_running_party_campaign", SENDER, True),
    ("districts_with_strong_branch_plan", SENDER, True),
    ("model_branch_meetings", SENDER, True),
    ("activity_funds", SENDER, False),
)
TURNS = ("activity_turns_members", "activity_turns_youth", "app_installs")
# What training brought is told once a year.
OPEN = tuple(
    column for column in HALF_YEAR if not column[0].startswith("members_training")
)
OPENED_BEFORE, DUE_AFTER = 12, 9


@dataclass(frozen=True)
class Asking:
    """A period with its figures in the order of the form; `totals` are the sums over
    the province that values are spread from, by figure id."""

    name: str
    kind: PeriodKind
    opening: date
    closing: date
    opens_on: date
    due_on: date
    figures: tuple
    totals: dict = field(hash=False)
    is_closed: bool = True

    @property
    def facts(self):
        names = ("name", "kind", "opening", "closing", "opens_on", "due_on", "figures")
        return {name: getattr(self, name) for name in names}


# The turns of both add up to 120.728, the installs to 12.524.
SPECIAL = Asking(
    name="Hoạt động và cài đặt ứng dụng từ 12/2018 đến hết năm 2021",
    kind=PeriodKind.SPECIAL,
    opening=date(2018, 12, 1),
    closing=date(2021, 12, 31),
    opens_on=date(2022, 7, 1),
    due_on=date(2022, 7, 8),
    figures=tuple(column for column in HALF_YEAR if column[0] in TURNS),
    totals=dict(zip(TURNS, (58_214, 41_380, 11_046), strict=True)),
)
FIRST_HALF = Asking(
    name="Sáu tháng đầu năm 2022",
    kind=PeriodKind.HALF,
    opening=date(2022, 1, 1),
    closing=date(2022, 6, 30),
    opens_on=date(2022, 7, 1),
    due_on=date(2022, 7, 10),
    figures=HALF_YEAR,
    totals=dict(zip(TURNS, (12_906, 8_228, 1_478), strict=True)),
)
CLOSED = (SPECIAL, FIRST_HALF)


def open_on(today):
    """The half-year of `today`, its forms opened some days ago and due some days on."""
    opening = date(today.year, 1 if today.month < 7 else 7, 1)
    closing = last_day(PeriodKind.HALF, opening)
    return Asking(
        name=name_of(PeriodKind.HALF, opening, closing),
        kind=PeriodKind.HALF,
        opening=opening,
        closing=closing,
        opens_on=today - timedelta(OPENED_BEFORE),
        due_on=today + timedelta(DUE_AFTER),
        figures=OPEN,
        totals=dict(zip(TURNS, (13_420, 7_915, 1_260), strict=True)),
        is_closed=False,
    )
