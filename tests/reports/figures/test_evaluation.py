from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.choices import ReviewState
from cadres.choices import Degree, Employment, PostCode, Subject
from cadres.services import qualifications
from members.choices import Entry, Exit
from members.services import enrolments
from reports.catalogue import BY_ID, DECLARED, FIGURES
from reports.figures import evaluate, evaluate_by_district, read
from reports.models import Period, Return
from tests.factories import (
    PeriodFactory,
    PeriodFigureFactory,
    ReturnFactory,
    ReturnLineFactory,
)
from unions.models import Placement
from unions.services import units

from ..conftest import CLOSING, OPENING, RECORDED


def value(name, scope, day=CLOSING):
    return evaluate(FIGURES, scope=scope, day=day)[name]


def test_every_figure_of_a_day_takes_one_query_a_population(
    small, django_assert_num_queries
):
    with django_assert_num_queries(38):
        read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)


@pytest.mark.parametrize("extra", [1, 3])
def test_queries_do_not_grow_with_rows(
    small, enrol, pac_bo, extra, django_assert_num_queries
):
    for number in range(extra):
        enrol(pac_bo, f"Hà Văn {number}")

    with django_assert_num_queries(38):
        read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)


def test_nothing_can_be_said_of_a_unit_before_it_exists(small, hoa_an):
    readings = read(FIGURES, scope=hoa_an, opening=date(2017, 1, 1), closing=CLOSING)

    assert readings.value("members", "opening") is None
    assert readings.value("members", "change") is None
    assert readings.value("members", "closing") == 1


def test_figure_of_the_province_cannot_be_said_of_a_district(small, ha_quang):
    assert value("committee_members", small) == 0
    assert value("committee_members", ha_quang) is None


def test_share_of_nobody_cannot_be_said(province):
    assert value("members", province) == 0
    assert value("members_school_share", province) is None


def test_share_is_rounded_half_up(small, enrol, lam_son):
    for number in range(4):
        enrol(lam_son, f"Hà Văn {number}")

    assert value("members_admin_share", small) == Decimal("12.50")
    assert value("members_residential_share", small) == Decimal("87.50")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (OPENING, 0),
        (OPENING + timedelta(days=1), 1),
        (CLOSING, 1),
        (CLOSING + timedelta(days=1), 0),
    ],
)
def test_span_excludes_its_opening_and_includes_its_closing(
    small, enrol, giang, pac_bo, lam_son, on, expected
):
    enrol(pac_bo, "Triệu Thị Lan", on=on, entry=Entry.ADMITTED)
    leaver = lam_son.enrolments.get().person
    enrolments.leave(person=leaver, on=on, exit=Exit.TRANSFERRED, by=giang)

    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    assert readings.value("admissions", "span") == expected
    assert readings.value("leavers_transferred", "span") == expected


def test_flows_belong_to_the_district_of_their_day(
    small, enrol, giang, truong_ha, pac_bo, ha_quang, hoa_an
):
    on = date(2020, 2, 1)
    leaver = pac_bo.enrolments.get(person__full_name="Bế Văn Lai").person
    enrolments.leave(person=leaver, on=on, exit=Exit.MATURED, by=giang)
    units.move(unit=truong_ha, parent=hoa_an, on=on, by=giang)
    enrol(pac_bo, "Triệu Thị Lan", on=on, entry=Entry.ADMITTED)

    found = {
        (district.code, name): read(
            FIGURES, scope=district, opening=OPENING, closing=CLOSING
        ).value(name, "span")
        for district in (ha_quang, hoa_an)
        for name in ("leavers", "admissions")
    }

    # The last day of the one was before the move, the first of the other after it.
    assert found == {
        ("CB-HAQUANG", "leavers"): 1,
        ("CB-HAQUANG", "admissions"): 0,
        ("CB-HOAAN", "leavers"): 0,
        ("CB-HOAAN", "admissions"): 1,
    }


@pytest.mark.parametrize(
    ("born_on", "age"),
    [
        (date(1990, 6, 29), 32),
        (date(1990, 6, 30), 32),
        (date(1990, 7, 1), 31),
        (date(1990, 12, 1), 31),
        (date(1991, 1, 31), 31),
    ],
)
def test_age_is_in_whole_years_on_the_day(
    small, enrol, appoint, lam_son, hong_viet, born_on, age
):
    appoint(enrol(lam_son, born_on=born_on), hong_viet)

    assert value("grassroots_secretaries_mean_age", small) == age
    assert value("grassroots_secretaries_min_age", small) == age


def test_mean_age_has_two_decimals(small, enrol, appoint, lam_son, hong_viet, clinic):
    for year, unit in ((1990, hong_viet), (1991, clinic), (1993, lam_son.parent)):
        appoint(enrol(lam_son, born_on=date(year, 1, 1)), unit)

    assert value("grassroots_secretaries_mean_age", small) == Decimal("30.67")


def test_highest_degree_of_the_day_counts(
    small, enrol, appoint, giang, lam_son, hong_viet
):
    person = enrol(lam_son)
    appoint(person, hong_viet)
    for level, on in (
        (Degree.COLLEGE, date(2015, 6, 1)),
        (Degree.BACHELOR, date(2020, 6, 1)),
        (Degree.MASTER, CLOSING + timedelta(days=1)),
    ):
        qualifications.award(
            person=person, subject=Subject.PROFESSIONAL, level=level, on=on, by=giang
        )

    assert value("grassroots_secretaries_college", small, OPENING) == 1
    assert value("grassroots_secretaries_bachelor", small, OPENING) == 0
    assert value("grassroots_secretaries_college", small) == 0
    assert value("grassroots_secretaries_bachelor", small) == 1
    assert value("grassroots_secretaries_postgraduate", small) == 0


def test_staff_with_two_posts_are_one_person(small, enrol, appoint, pac_bo):
    person = enrol(pac_bo)
    for post in (PostCode.SECRETARY, PostCode.HEAD):
        appoint(person, small, post, employment=Employment.FULL_TIME)

    assert value("province_staff", small) == 1


def test_party_member_counts_from_joining_until_leaving(small, enrol, pac_bo):
    enrol(
        pac_bo,
        party_joined_on=date(2020, 1, 1),
        party_left_on=date(2021, 1, 1),
    )

    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1))
    assert [value("members_party", small, day) for day in days] == [0, 1, 1, 0]


def test_enterprise_unit_counts_in_the_year_closed_after_its_founding(
    small, found, ha_quang
):
    on = date(2021, 5, 1)
    found(
        "CB-HQ-DN",
        "BRANCH_UNION",
        "Chi đoàn cơ sở Công ty",
        ha_quang,
        on,
        bloc="ENTERPRISE",
    )

    days = (date(2021, 12, 30), date(2021, 12, 31), CLOSING, date(2022, 12, 31))
    founded = [value("enterprise_unions_founded", small, day) for day in days]

    assert founded == [0, 1, 1, 0]


def test_districts_and_what_stands_under_none_sum_to_the_province(small, found, enrol):
    direct = found(
        "CB-TRUONG", "BRANCH_UNION", "Chi đoàn cơ sở Trường", small, bloc="SCHOOL"
    )
    enrol(direct, "Vi Thị Na")
    figures = [BY_ID["members"], BY_ID["units_grassroots"]]

    by_district = evaluate_by_district(figures, scope=small, day=CLOSING)

    assert sorted(row["members"] for row in by_district.values()) == [1, 1, 3]
    assert sum(row["members"] for row in by_district.values()) == value(
        "members", small
    )
    assert sum(r["units_grassroots"] for r in by_district.values()) == 4


@pytest.fixture
def declare(an):
    """One approved line of a period that ends on `closing`, asked of each cell."""

    def declare(unit, value, closing, figure=TURNS, state=ReviewState.APPROVED):
        period = Period.objects.filter(closing=closing).first() or PeriodFactory(
            opening=closing.replace(day=1), closing=closing
        )
        if not period.figures.filter(figure=figure).exists():
            PeriodFigureFactory(period=period, figure=figure)
        row = Return.objects.filter(period=period, unit=unit.district).first()
        row = row or ReturnFactory(period=period, unit=unit.district, state=state)
        ReturnLineFactory(unit_return=row, unit=unit, figure=figure, value=value)

    return declare


TURNS, MEMBERS = "activity_turns_members", "members_reported"
SENT = ReviewState.SUBMITTED


def test_declared_flow_sums_the_approved_lines_of_the_span(
    small, pac_bo, lam_son, declare
):
    declare(pac_bo, 40, OPENING)
    declare(pac_bo, 300, CLOSING)
    declare(lam_son, 2, date(2020, 12, 31))
    declare(lam_son, 1000, date(2021, 12, 31), state=SENT)
    declare(lam_son, 5000, date(2022, 7, 31))

    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)
    district = read(FIGURES, scope=lam_son.district, opening=OPENING, closing=CLOSING)
    assert readings.value(TURNS, "span") == 302
    assert district.value(TURNS, "span") == 2


def test_declared_sum_needs_both_its_parts(small, pac_bo, declare):
    declare(pac_bo, 300, CLOSING)
    before = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)
    declare(pac_bo, 25, CLOSING, "activity_turns_youth")
    after = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    said = [r.value("activity_participants", "span") for r in (before, after)]
    assert said == [None, 325]


def test_declared_stock_reads_the_last_period_with_an_approved_return(
    small, pac_bo, lam_son, clinic, declare
):
    declare(pac_bo, 2, date(2021, 6, 30), MEMBERS)
    declare(lam_son, 9, date(2021, 6, 30), MEMBERS)
    declare(pac_bo, 3, date(2021, 12, 31), MEMBERS)
    declare(clinic, 4, date(2021, 12, 31), MEMBERS)
    declare(lam_son, 70, date(2022, 6, 30), MEMBERS, state=SENT)

    days = (date(2021, 6, 29), date(2021, 6, 30), date(2021, 12, 30), CLOSING)
    assert [value(MEMBERS, small, day) for day in days] == [None, 11, 11, 7]
    # Nobody of Hòa An is in the last period that tells the figure.
    assert value(MEMBERS, lam_son.district, days[2]) == 9
    assert value(MEMBERS, lam_son.district) is None
    assert value(MEMBERS, pac_bo) == 3


def test_declared_stock_of_each_figure_reads_its_own_last_period(
    small, pac_bo, lam_son, declare
):
    declare(pac_bo, 2, date(2021, 12, 31), MEMBERS)
    declare(pac_bo, 1, date(2021, 12, 31), "branches_with_book")
    declare(lam_son, 1, date(2021, 12, 31), "branches_with_book")
    declare(pac_bo, 5, CLOSING, MEMBERS)

    assert value(MEMBERS, small) == 5
    assert value("branches_with_book", small) == 2
    assert value("branches_with_book_share", small) == 100


def test_declared_stock_is_of_the_units_of_the_day(
    small, giang, pac_bo, lam_son, truong_ha, hoa_an, ha_quang, declare
):
    """What has ended since says nothing more, what has moved says it where it is."""
    on = date(2022, 1, 1)
    declare(pac_bo, 1, date(2021, 12, 31), "branches_with_book")
    declare(lam_son, 1, date(2021, 12, 31), "branches_with_book")
    units.move(unit=truong_ha, parent=hoa_an, on=on, by=giang)

    before, after = date(2021, 12, 31), CLOSING
    told = {
        district.code: [value("branches_with_book", district, d) for d in (before, on)]
        for district in (ha_quang, hoa_an)
    }
    assert told == {"CB-HAQUANG": [1, None], "CB-HOAAN": [1, 2]}
    Placement.objects.filter(unit=lam_son).update(until=on)
    assert value("branches_with_book_share", small, after) == 100


def test_districts_sum_to_what_is_declared_in_the_province(
    small, pac_bo, lam_son, clinic, declare
):
    for unit, number in ((pac_bo, 3), (lam_son, 5), (clinic, 11)):
        declare(unit, number, CLOSING, MEMBERS)

    found = evaluate_by_district([BY_ID[MEMBERS]], scope=small, day=CLOSING)

    assert sorted(row[MEMBERS] for row in found.values()) == [5, 14]
    assert value(MEMBERS, small) == 19


def test_choice_counts_what_tells_and_a_percentage_is_a_mean(
    small, pac_bo, lam_son, declare
):
    for unit, number, share in ((pac_bo, 2, 80), (lam_son, 3, "91.5")):
        declare(unit, number, CLOSING, "branches_improving_style")
        declare(unit, share, CLOSING, "branch_meeting_attendance")

    assert value("branches_improving_style", small) == 1
    assert value("branches_improving_style", lam_son) == 0
    assert value("branches_improving_style_share", small) == 50
    assert value("branch_meeting_attendance", small) == Decimal("85.75")


@pytest.mark.parametrize("figure", [f for f in FIGURES if f.id in DECLARED])
def test_nothing_declared_is_not_zero(small, declare, pac_bo, figure):
    declare(pac_bo, 1, CLOSING, figure.id, state=SENT)
    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    at = "span" if figure.is_flow else "closing"
    assert readings.value(figure.id, at) is None


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow_with_periods(
    small, declare, pac_bo, more, django_assert_num_queries
):
    for year in range(2021, 2021 - more, -1):
        declare(pac_bo, 1, date(year, 6, 30), MEMBERS)

    with django_assert_num_queries(39):
        read(FIGURES, scope=small, opening=date(2018, 2, 1), closing=CLOSING)


def test_records_of_the_first_day_are_counted_on_it(small):
    assert value("members", small, RECORDED) == 4


@pytest.mark.parametrize(
    "name", ["members_religious", "members_ethnic_minority", "members_party"]
)
def test_sensitive_numbers_are_not_said_of_small_units(
    name, province, ha_quang, truong_ha, pac_bo
):
    said = [
        u for u in (province, ha_quang, truong_ha, pac_bo) if BY_ID[name].said_of(u)
    ]

    assert said == [province, ha_quang]
