from datetime import date

import pytest

from reports.choices import Respondent
from reports.returns import comparisons, sheets
from reports.services import reviewing
from tests import factories
from tests.fixtures_reviews import INSTALLS, LATER, MEMBERS, TURNS

DAY = date(2022, 7, 6)
STYLE, ATTENDANCE = "branches_improving_style", "branch_meeting_attendance"


@pytest.fixture
def read(half, ha_quang, an):
    def read():
        return sheets.load(period=half, scope=ha_quang, user=an, today=DAY)

    return read


def sums(sheet):
    return {
        (block.kind, c.figure.id): (c.value, c.previous, c.counted, c.gap)
        for block, told in comparisons.compare(sheet)
        for c in told
    }


def test_columns_stand_beside_the_register(begun, put, read, pac_bo):
    put(begun, pac_bo, MEMBERS, 5)

    assert sums(read()) == {
        ("GRASSROOTS", INSTALLS): (None, None, None, None),
        ("BRANCH", TURNS): (42, None, None, None),
        ("BRANCH", MEMBERS): (5, None, 0, 5),
    }


def test_overrides_are_cells_other_than_the_register(begun, put, read, pac_bo):
    put(begun, pac_bo, MEMBERS, 5)

    told = comparisons.overrides(read())

    assert [(name, cell.figure.id) for name, cell in told] == [
        ("Chi đoàn Pác Bó, Đoàn xã Trường Hà", MEMBERS)
    ]


def test_choices_are_counted_and_shares_averaged(half, begun, put, found, read, pac_bo):
    for figure in (STYLE, ATTENDANCE):
        factories.PeriodFigureFactory(
            period=half, figure=figure, asked_of=Respondent.BRANCH
        )
    other = found(
        "CB-HQ-TH-HAI", "BRANCH", "Hai", pac_bo.parent, bloc="RESIDENTIAL", area="RURAL"
    )
    (block,) = (b for b in read().blocks if b.kind == "BRANCH")
    (style,) = (c.figure for c in block.columns if c.id == STYLE)
    number, word = style.options[0]
    for unit, share in ((pac_bo, "80"), (other, "85.5")):
        put(begun, unit, STYLE, number)
        put(begun, unit, ATTENDANCE, share)

    told = {c.figure.id: c for _, all_ in comparisons.compare(read()) for c in all_}

    assert (told[STYLE].value, told[STYLE].spread) == (None, f"{word}: 2")
    assert str(told[ATTENDANCE].value) == "82.75"


def differences(sheet):
    return [
        (each.name, each.cell.figure.id, each.before, each.after)
        for each in comparisons.differences(sheet)
    ]


def test_nothing_differs_before_a_second_sending(begun, read, binh):
    assert differences(read()) == []

    reviewing.send(unit_return=begun, by=binh, at=LATER)

    assert differences(read()) == []


def test_what_was_changed_since_the_sending_is_told(
    returned, put, read, pac_bo, clinic, binh
):
    put(returned, pac_bo, TURNS, 1250)
    put(returned, clinic, INSTALLS, 7)
    changed = [
        ("Chi đoàn cơ sở Trung tâm Y tế", INSTALLS, "–", "7"),
        ("Chi đoàn Pác Bó, Đoàn xã Trường Hà", TURNS, "30", "1.250"),
    ]

    assert differences(read()) == changed
    reviewing.send(unit_return=returned, by=binh, at=LATER)
    assert differences(read()) == changed
