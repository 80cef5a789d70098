from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.returns import board, progress, sheets
from reports.returns.progress import Progress
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_boards import APPROVED, SUBMITTED, TODAY, moment
from unions.choices import Form
from unions.models import Placement
from unions.services import units


@pytest.fixture
def load(an, asking):
    def load(user=an, opened="", today=TODAY):
        return board.load(period=asking, user=user, today=today, opened=opened)

    return load


def shown(found):
    return {row.unit.code: row.progress for row in found.rows}


def test_totals_of_returns_in_every_state(districts, load):
    assert load().tally == board.Tally(
        expected=7,
        started=5,
        sent=4,
        on_time=3,
        late=1,
        waiting=2,
        returned=1,
        approved=1,
        overdue=2,
        # Hà Quảng asks 8 cells, Hòa An and Thông Nông 5 each, the others 1 each.
        progress=Progress(asked=22, filled=0),
    )


def test_extension_moves_the_due_day(districts, load):
    rows = {row.unit: row for row in load().rows}

    assert rows[districts.ha_lang].is_on_time
    assert not rows[districts.bao_lam].is_overdue
    assert rows[districts.bao_lam].time_left == "còn 5 ngày"
    assert rows[districts.nguyen_binh].time_left == "quá hạn 5 ngày"
    assert rows[districts.hoa_an].is_late


def test_extension_that_was_withdrawn_does_not_count(districts, load):
    districts.period.extensions.update(withdrawn_on=TODAY)

    tally = load().tally

    assert (tally.on_time, tally.late, tally.overdue) == (2, 2, 3)


def test_extension_that_has_expired_still_says_what_was_in_time(districts, load):
    tally = load(today=date(2022, 8, 1)).tally

    assert (tally.on_time, tally.late, tally.overdue) == (3, 1, 3)


def test_whoever_is_told_is_told_once(districts, load):
    tally = load().tally

    assert tally.on_time + tally.late == tally.sent
    assert tally.waiting + tally.returned + tally.approved == tally.sent
    assert tally.sent + tally.missing == tally.expected
    assert tally.sent + tally.writing + tally.untouched == tally.expected


def test_cells_are_those_of_the_form(told, load):
    """The same cells as the grid asks, with the same values."""
    assert shown(load()) == {
        "CB-BAOLAC": Progress(1, 0),
        "CB-BAOLAM": Progress(1, 0),
        "CB-HALANG": Progress(1, 0),
        "CB-HAQUANG": Progress(8, 7),
        "CB-HOAAN": Progress(5, 1),
        "CB-NGUYENBINH": Progress(1, 0),
        "CB-THONGNONG": Progress(5, 1),
    }


def test_board_and_grid_agree(told, load, an):
    grids = {
        row.unit.code: sheets.load(
            period=told.period, scope=row.unit, user=an, today=TODAY
        )
        for row in load().rows
    }

    assert shown(load()) == {
        code: Progress(sheet.asked, sheet.filled) for code, sheet in grids.items()
    }


def test_districts_sum_to_the_total(told, load):
    found = load()

    assert found.tally.progress == Progress(22, 9)
    assert found.tally.progress == sum(shown(found).values(), Progress())


def test_grassroots_units_and_the_rest_sum_to_the_district(told, load, an):
    found = load(opened="CB-HAQUANG")

    parts = {part.unit.code: part.progress for part in found.parts}
    assert parts == {"CB-HQ-TH": Progress(4, 4), "CB-HQ-TTYT": Progress(3, 2)}
    assert found.rest == Progress(1, 1)
    assert sum(parts.values(), found.rest) == found.opened.progress
    assert {
        code: Progress(sheet.asked, sheet.filled)
        for code in parts
        for sheet in [
            sheets.load(
                period=told.period,
                scope=Placement.objects.get(unit__code=code).unit,
                user=an,
                today=TODAY,
            )
        ]
    } == parts


def test_parts_say_what_grassroots_units_handed_in(districts, hand_in, load, binh):
    draft = districts.draft
    commune = units.found(
        code="CB-BL-1",
        form=Form.UNION,
        name="Đoàn xã Cô Ba",
        parent=districts.bao_lac,
        on=date(2018, 1, 1),
        by=binh,
        **RURAL,
    )
    factories.PortionFactory(
        unit_return=draft,
        unit=commune,
        state=SUBMITTED,
        submitted_at=moment(12),
        submitted_by=binh,
    )

    found = load(opened="CB-BAOLAC")

    tally = found.parts_tally
    assert (tally.expected, tally.started, tally.sent, tally.approved) == (1, 1, 1, 0)
    assert found.parts[0].review.submitted_by == binh


def test_parts_of_a_return_that_was_sent_are_sent(districts, load):
    found = load(opened="CB-HAQUANG")

    assert [part.state for part in found.parts] == [APPROVED, APPROVED]


def test_units_stand_where_they_stood_on_the_last_day(told, load, giang):
    """Thông Nông was merged away afterwards, and has still sent its return."""
    units.rename(unit=told.ha_quang, name="Huyện Đoàn Mới", on=TODAY, by=giang)
    units.move(unit=told.coc_lung.grassroots, parent=told.ha_quang, on=TODAY, by=giang)
    units.dissolve(unit=told.thong_nong, on=TODAY, by=giang)

    found = load()

    assert shown(found)["CB-THONGNONG"] == Progress(5, 1)
    assert [row.name for row in found.rows if row.unit == told.ha_quang] == [
        "Huyện Đoàn Hà Quảng"
    ]


def test_grassroots_units_right_below_the_province_send(found, load, province):
    commune = found("CB-X", Form.UNION, "Đoàn xã Mới", province, **RURAL)
    found("CB-X-1", Form.BRANCH, "Chi đoàn Mới", commune, **RURAL)

    board = load()

    # Itself as the sender and as a grassroots unit, and three of its branch.
    assert shown(board) == {"CB-X": Progress(5, 0)}
    assert board.opened is None


def test_district_sees_itself_and_is_opened(told, load, binh):
    found = load(user=binh)

    assert [row.unit for row in found.rows] == [told.ha_quang]
    assert found.opened.unit == told.ha_quang
    assert found.tally.expected == 1


def test_district_cannot_open_another(told, load, chi):
    found = load(user=chi, opened="CB-HAQUANG")

    assert found.opened.unit == told.hoa_an


def test_nobody_sees_nothing(told, load, nobody):
    found = load(user=nobody)

    assert (found.rows, found.opened, found.parts) == ([], None, [])


def test_period_that_asks_nothing_has_no_cells(told, load):
    told.period.figures.all().delete()

    assert load().tally.progress == Progress()


def test_return_older_than_the_day_of_sending(districts, load):
    """As those that were approved before it was kept."""
    districts.approved.first_sent_on = None
    districts.approved.submitted_at = districts.approved.submitted_by = None
    districts.approved.save()

    row = next(row for row in load().rows if row.unit == districts.ha_quang)

    assert row.sent_on == date(2022, 7, 8)
    assert row.is_on_time


def test_queries_do_not_grow(told, load, found, asking):
    def count():
        with CaptureQueriesContext(connection) as queries:
            load(opened="CB-HAQUANG")
        return len(queries)

    one = count()
    for number in range(3):
        district = found(
            f"CB-{number}", Form.LOCAL, f"Huyện Đoàn {number}", told.province
        )
        commune = found(f"CB-{number}-1", Form.UNION, "Xã", district, **RURAL)
        found(f"CB-{number}-2", Form.UNION, "Xã", told.ha_quang, **RURAL)
        row = factories.ReturnFactory(period=asking, unit=district)
        factories.ReturnLineFactory(unit_return=row, unit=commune)
        factories.PortionFactory(unit_return=row, unit=commune)

    assert count() == one


def test_many_periods_are_counted_as_one(told, asking):
    other = factories.PeriodFactory(
        opening=date(2021, 7, 1), closing=date(2021, 12, 31)
    )
    factories.PeriodFigureFactory(period=other, figure="activity_turns_youth")
    grouping = progress.of_senders([told.ha_quang.pk, told.hoa_an.pk])

    with CaptureQueriesContext(connection) as queries:
        found = progress.count([asking, other], grouping)

    assert len(queries) == 3
    assert found == {
        (asking.pk, told.ha_quang.pk): Progress(8, 7),
        (asking.pk, told.hoa_an.pk): Progress(5, 1),
        (other.pk, told.ha_quang.pk): Progress(2, 0),
        (other.pk, told.hoa_an.pk): Progress(1, 0),
    }


def test_full_only_when_nothing_is_missing():
    assert [Progress(3, n).percent for n in range(4)] == [0, 33, 66, 100]
    assert Progress(1000, 999).percent == 99
    assert Progress().percent == 0
