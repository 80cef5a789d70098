from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from cadres.choices import Degree, Employment, PostCode, Subject
from cadres.services import qualifications
from members.choices import Entry, Exit
from members.services import enrolments
from reports.catalogue import BY_ID, FIGURES
from reports.figures import evaluate, evaluate_by_district, read
from tests.factories import ReturnLineFactory
from unions.services import units

from ..conftest import CLOSING, OPENING, RECORDED


def value(name, scope, day=CLOSING):
    return evaluate(FIGURES, scope=scope, day=day)[name]


def test_every_figure_of_a_day_takes_one_query_a_population(
    small, django_assert_num_queries
):
    with django_assert_num_queries(14):
        read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)


@pytest.mark.parametrize("extra", [1, 3])
def test_queries_do_not_grow_with_rows(
    small, enrol, pac_bo, extra, django_assert_num_queries
):
    for number in range(extra):
        enrol(pac_bo, f"Hà Văn {number}")

    with django_assert_num_queries(14):
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


def test_declared_figure_sums_the_approved_lines_of_the_span(
    small, pac_bo, lam_son, an
):
    def declare(unit, value, closing, approved=True):
        stamp = {"approved_at": datetime(2022, 7, 5, tzinfo=UTC), "approved_by": an}
        ReturnLineFactory(
            unit_return__unit=unit,
            unit_return__period__opening=closing.replace(day=1),
            unit_return__period__closing=closing,
            value=value,
            **({f"unit_return__{k}": v for k, v in stamp.items()} if approved else {}),
        )

    declare(pac_bo, 40, OPENING)
    declare(pac_bo, 300, CLOSING)
    declare(lam_son, 2, date(2020, 12, 31))
    declare(lam_son, 1000, date(2021, 12, 31), approved=False)
    declare(lam_son, 5000, date(2022, 7, 31))

    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)
    district = read(FIGURES, scope=lam_son.district, opening=OPENING, closing=CLOSING)
    assert readings.value("activity_participants", "span") == 302
    assert district.value("activity_participants", "span") == 2


def test_nothing_declared_is_not_zero(small):
    readings = read(FIGURES, scope=small, opening=OPENING, closing=CLOSING)

    assert readings.value("activity_participants", "span") is None


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
