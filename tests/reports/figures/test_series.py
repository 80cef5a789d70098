"""The figures of a line are those of its units together, each row counted once."""

from datetime import date
from decimal import Decimal

import pytest

from members.choices import Entry, Exit
from members.services import enrolments
from reports.catalogue import BY_ID, FIGURES
from reports.figures import Counted, evaluate, evaluate_span
from reports.figures.series import series
from unions import lineage
from unions.models import Succession
from unions.services import units

ON = date(2020, 2, 1)
DAYS = [date(2018, 12, 31), date(2019, 12, 31), date(2020, 12, 31)]
BEFORE, EVE, AFTER = DAYS
MEANS = {figure.id for figure in FIGURES if "mean_age" in figure.id}


@pytest.fixture
def merged(small, thong_nong, da_thong, coc_lung, ha_quang, enrol, giang):
    """Thông Nông had three members; it goes to Hà Quảng, its commune with it."""
    for number in range(3):
        enrol(coc_lung, f"Đàm Văn {number}")
    units.move(unit=da_thong, parent=ha_quang, on=ON, by=giang)
    units.dissolve(unit=thong_nong, into=ha_quang, on=ON, by=giang)
    for unit in (ha_quang, thong_nong):
        unit.refresh_from_db()
    return ha_quang


def trace(unit, figures=FIGURES, days=DAYS):
    return series(figures, line=lineage.line(unit), days=days)


def add(parts):
    return None if None in parts else sum(parts)


def values(points, name):
    return [(p.day, p.standing, p.whole[name], p.own[name]) for p in points]


def test_members_of_the_merged_unit_are_counted_while_it_stood(merged):
    assert values(trace(merged), "members") == [
        (BEFORE, 2, 6, 3),
        (EVE, 2, 6, 3),
        (AFTER, 1, 6, 6),
    ]
    assert values(trace(merged), "branches") == [
        (BEFORE, 2, 2, 1),
        (EVE, 2, 2, 1),
        (AFTER, 1, 2, 2),
    ]


def test_every_sum_is_the_sum_over_the_units(
    merged, thong_nong, coc_lung, enrol, giang
):
    lan = enrol(coc_lung, "Lan", on=date(2019, 3, 1), entry=Entry.ADMITTED)
    enrolments.leave(person=lan, on=date(2019, 9, 1), exit=Exit.MATURED, by=giang)
    _, eve, _ = trace(merged)
    apart = [
        evaluate(FIGURES, scope=unit, day=EVE)
        | evaluate_span(FIGURES, scope=unit, opening=BEFORE, closing=EVE)
        for unit in (merged, thong_nong)
    ]

    summed = [f.id for f in FIGURES if isinstance(f, Counted) and f.id not in MEANS]
    assert len(summed) > 100
    assert {name: eve.whole[name] for name in summed} == {
        name: add([values[name] for values in apart]) for name in summed
    }
    assert (eve.whole["admissions"], eve.whole["leavers"]) == (1, 1)


def test_share_is_computed_anew(merged):
    before, _, _ = trace(merged)

    assert before.own["members_admin_share"] == Decimal("33.33")
    assert before.whole["members_admin_share"] == Decimal("16.67")


def test_mean_age_is_of_all_of_them(merged, enrol, appoint, truong_ha, da_thong):
    appoint(enrol(truong_ha.children.get(), born_on=date(1990, 1, 1)), truong_ha)
    for year in (1980, 1982):
        holder = enrol(da_thong.children.get(), f"T {year}", born_on=date(year, 1, 1))
        appoint(holder, da_thong)

    _, eve, _ = trace(merged)

    name = "grassroots_secretaries_mean_age"
    assert (eve.own[name], eve.whole[name]) == (29, Decimal("35.00"))


def test_split_unit_is_counted_with_its_first_heir(
    small, found, truong_ha, pac_bo, enrol
):
    first, second = (
        found(code, "BRANCH", f"Chi đoàn {code}", truong_ha, bloc="SCHOOL")
        for code in ("B1", "B2")
    )
    enrol(second, "Hà Thị Hai")
    for heir in (first, second):
        Succession.objects.create(unit=pac_bo, into=heir, on=ON)

    assert trace(first)[0].whole["members"] == 2
    assert trace(second)[0].whole["members"] == 1


def test_predecessor_of_another_level_is_counted(small, pac_bo, clinic):
    Succession.objects.create(unit=pac_bo, into=clinic, on=ON)

    before, *_ = trace(clinic)

    assert (before.own["members"], before.whole["members"]) == (1, 3)


def test_flows_run_from_day_to_day(merged, coc_lung, enrol):
    enrol(coc_lung, "Một", on=date(2019, 5, 1), entry=Entry.ADMITTED)
    enrol(coc_lung, "Hai", on=date(2020, 5, 1), entry=Entry.ADMITTED)

    points = trace(merged)

    assert "admissions" not in points[0].whole
    assert values(points[1:], "admissions") == [(EVE, 2, 1, 0), (AFTER, 1, 1, 1)]
    assert [point.since for point in points] == [None, BEFORE, EVE]


def test_sensitive_sum_is_not_told_of_a_lower_unit(merged, hong_viet):
    name = "members_ethnic_minority"
    figures = [BY_ID[name]]
    assert trace(merged, figures)[0].whole == {name: 6}

    Succession.objects.create(unit=hong_viet, into=merged, on=ON)

    assert trace(merged, figures)[0].whole == {}
    assert trace(merged, figures)[0].own == {name: 3}


@pytest.mark.parametrize("more", [0, 2])
def test_queries_do_not_grow_with_the_line(
    merged, found, province, more, django_assert_num_queries
):
    for number in range(more):
        extra = found(f"X{number}", "LOCAL", f"Huyện Đoàn {number}", province)
        Succession.objects.create(unit=extra, into=merged, on=ON)
    line = lineage.line(merged)
    figures = [BY_ID["branches"], BY_ID["members"]]

    # Two populations, alone and with the line, on three days.
    with django_assert_num_queries(2 * 2 * 3):
        series(figures, line=line, days=DAYS)


def test_unit_without_predecessors_is_counted_once(
    small, hoa_an, django_assert_num_queries
):
    line = lineage.line(hoa_an)

    with django_assert_num_queries(1):
        (point,) = series([BY_ID["members"]], line=line, days=[EVE])
    assert point.whole == point.own == {"members": 1}
