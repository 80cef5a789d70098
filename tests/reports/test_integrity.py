from datetime import date

import pytest

from tests.fixtures_records import change, check, find

LATER = date(2023, 1, 1)

BROKEN = {
    "return_lines_of_strangers": lambda r: [change(r.line, unit=r.province)],
    "return_lines_of_unknown_figures": lambda r: [change(r.line, figure="khong-co")],
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
