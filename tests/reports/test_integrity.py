from datetime import UTC, date, datetime

import pytest

from tests import factories
from tests.fixtures_records import change, check, find

LATER = date(2023, 1, 1)
AT = datetime(2022, 7, 1, tzinfo=UTC)


def _unasked(records):
    factories.PeriodFigureFactory(
        period=records.unit_return.period, figure="app_installs"
    )
    return records.line


def _approved(records, **facts):
    """A line with the value 2 in an approved return of Hà Quảng that was sent."""
    return factories.ReturnLineFactory(
        unit_return__unit=records.ha_quang,
        unit_return__period__closing=date(2022, 6, 30),
        unit_return__state="APPROVED",
        unit_return__rounds=1,
        value=2,
        **facts,
    )


def _overtaken(records):
    """Two have written, the line tells of the first."""
    line = _written(records, 2, 2, version=1)
    factories.WritingFactory(line=line, version=2, value=2, at=AT, by=records.binh)
    return line


def _written(records, value, written, **facts):
    """A line with a value, and a history of one writing."""
    by = records.binh
    line = factories.ReturnLineFactory(
        unit_return__unit=records.ha_quang,
        unit_return__period__closing=date(2022, 6, 30),
        value=value,
        written_at=AT,
        written_by=by,
        **facts,
    )
    factories.WritingFactory(line=line, version=1, value=written, at=AT, by=by)
    return line


BROKEN = {
    "return_lines_of_strangers": lambda r: [change(r.line, unit=r.province)],
    "return_lines_of_unknown_figures": lambda r: [change(r.line, figure="khong-co")],
    "return_lines_not_asked": lambda r: [_unasked(r)],
    "return_lines_unlike_sent": lambda r: [_approved(r, sent=3), _approved(r)],
    "return_lines_unlike_writings": lambda r: [
        _written(r, 2, 1, version=1),
        _written(r, 2, 2, version=3),
        _written(r, 2, 2, version=1, reason="Sổ thiếu"),
        _written(r, None, 2, version=1),
        _overtaken(r),
    ],
    "returns_of_wrong_senders": lambda r: [change(r.unit_return, unit=r.truong_ha)],
    "returns_of_absent_units": lambda r: [change(r.unit_return, unit=r.bo_bam)],
}


@pytest.mark.parametrize("rule_id", BROKEN)
def test_rule_finds_what_is_broken(records, rule_id):
    check(rule_id, records, BROKEN[rule_id])


def test_line_belongs_to_where_its_unit_stood_when_the_period_closed(records):
    [placement] = records.clinic.placements.all()
    change(placement, until=LATER)

    assert list(find("return_lines_of_strangers")) == []
    change(placement, until=date(2022, 6, 30))
    assert list(find("return_lines_of_strangers")) == [records.line]


def test_return_of_a_unit_founded_after_the_period_is_broken(records):
    change(records.ha_quang, founded_on=LATER)

    assert list(find("returns_of_absent_units")) == [records.unit_return]


def test_what_was_approved_before_returns_were_sent_is_sound(records):
    change(records.unit_return, state="APPROVED")

    assert list(find("return_lines_unlike_sent")) == []


def test_line_that_says_what_was_sent_and_written_last_is_sound(records):
    line = _written(records, 2, 2, version=1)
    empty = _written(records, None, None, version=1)
    for each in (line, empty):
        change(each.unit_return, state="APPROVED", rounds=1)
    change(line, sent=2)

    for rule in ("return_lines_unlike_sent", "return_lines_unlike_writings"):
        assert list(find(rule)) == []
