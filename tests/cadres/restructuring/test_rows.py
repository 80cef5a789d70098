from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.choices import Outcome
from cadres.restructuring import destinations_of
from cadres.services import destinations, openings
from tests.factories import TenureFactory
from unions.choices import Form
from unions.restructuring import plan_of

OLD = date(1984, 2, 1)


@pytest.fixture
def table(written):
    """The rows of a document with these lines: name, outcome, into, post, recorded."""

    def table(document):
        return [
            (
                row.holder.full_name,
                row.outcome.value,
                row.into,
                row.post and row.post.pk,
                row.is_recorded,
            )
            for row in destinations_of(document, plan_of(document))
        ]

    return table


@pytest.fixture
def choices():
    """{name: [(code, post, room)]}"""

    def choices(document):
        return {
            row.holder.full_name: [(c.into, c.post.pk, c.room) for c in row.choices]
            for row in destinations_of(document, plan_of(document))
        }

    return choices


def test_same_post_is_suggested_where_there_is_room(
    written, merger, soc_ha, seated, table
):
    seated(soc_ha)
    seated(soc_ha, "DEPUTY")

    assert table(written(merger)) == [
        ("Nông Thị Hoa", "EQUAL_POST", "CB-HQ-SH", "SECRETARY", False),
        ("Bế Thị Lan", "EQUAL_POST", "CB-HQ-SH", "DEPUTY", False),
    ]


def test_next_lower_post_is_suggested_where_the_same_is_held(
    written, merger, soc_ha, seated, holder, table
):
    seated(soc_ha)
    seated(soc_ha, "DEPUTY")
    holder("Lý Văn Sơn", soc_ha)

    assert table(written(merger)) == [
        ("Nông Thị Hoa", "LOWER_POST", "CB-HQ-SH", "DEPUTY", False),
        ("Bế Thị Lan", "WAITING", "", None, False),
    ]


def test_office_is_no_step_below_a_committee(written, merger, soc_ha, seated, table):
    seated(soc_ha, "SPECIALIST", 5)

    outcomes = [row[1] for row in table(written(merger))]

    assert outcomes == ["WAITING", "WAITING"]


def test_post_of_ones_own_has_no_lower_one(
    written, row, truong_ha, soc_ha, seated, holder, table
):
    seated(soc_ha, "SPECIALIST", 5)
    holder("Đàm Văn Lái", truong_ha, "DRIVER")
    line = row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH")

    assert table(written(line)) == [("Đàm Văn Lái", "WAITING", "", None, False)]


def test_whoever_came_first_is_suggested_first(
    written, merger, truong_ha, soc_ha, seated, holder, table
):
    seated(soc_ha, "DEPUTY")
    holder("Mã Văn Cũ", truong_ha, "DEPUTY", since=date(2017, 1, 1))

    rows = {row[0]: row[1] for row in table(written(merger))}

    assert rows == {
        "Nông Thị Hoa": "LOWER_POST",
        "Mã Văn Cũ": "WAITING",
        "Bế Thị Lan": "WAITING",
    }


@pytest.mark.parametrize(
    ("born_on", "outcome"), [(OLD, "OVER_AGE"), (date(1984, 2, 2), "EQUAL_POST")]
)
def test_whoever_is_past_age_is_suggested_no_post(
    written, row, truong_ha, soc_ha, seated, holder, table, born_on, outcome
):
    seated(soc_ha)
    holder("Hứa Văn Già", truong_ha, born_on=born_on)
    line = row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH")

    assert [each[1] for each in table(written(line))] == [outcome]


def test_new_unit_has_the_room_of_its_largest_predecessor(
    written, union, truong_ha, soc_ha, seated, holder, choices, table
):
    seated(soc_ha, "DEPUTY", 2)
    for unit, quota in ((truong_ha, 3), (soc_ha, 1)):
        seated(unit, "SPECIALIST", quota)
    holder("Lý Văn Sơn", soc_ha, since=date(2019, 1, 1))
    document = written(*union)

    assert choices(document)["Bế Thị Lan"] == [
        ("CB-HQ-QQ", "SECRETARY", 1),
        ("CB-HQ-QQ", "DEPUTY", 2),
        ("CB-HQ-QQ", "SPECIALIST", 3),
    ]
    assert table(document) == [
        ("Nông Thị Hoa", "EQUAL_POST", "CB-HQ-QQ", "SECRETARY", False),
        ("Lý Văn Sơn", "LOWER_POST", "CB-HQ-QQ", "DEPUTY", False),
        ("Bế Thị Lan", "EQUAL_POST", "CB-HQ-QQ", "DEPUTY", False),
    ]


def test_new_unit_has_the_room_that_is_fixed(written, union, an, post, choices):
    document = written(*union)
    for code, quota in (("SECRETARY", 0), ("DEPUTY", 3)):
        openings.fix(
            restructuring=document,
            unit="CB-HQ-QQ",
            post=post(code),
            quota=quota,
            by=an,
        )

    assert choices(document)["Nông Thị Hoa"] == [("CB-HQ-QQ", "DEPUTY", 3)]


def test_what_is_recorded_wins_and_takes_its_room(
    written, merger, an, lan, soc_ha, seated, post, table, choices
):
    seated(soc_ha)
    seated(soc_ha, "DEPUTY")
    document = written(merger)
    destinations.settle(
        restructuring=document,
        tenure=lan,
        outcome=Outcome.EQUAL_POST,
        into="CB-HQ-SH",
        post=post("SECRETARY"),
        by=an,
    )

    assert table(document) == [
        ("Nông Thị Hoa", "LOWER_POST", "CB-HQ-SH", "DEPUTY", False),
        ("Bế Thị Lan", "EQUAL_POST", "CB-HQ-SH", "SECRETARY", True),
    ]
    assert choices(document)["Nông Thị Hoa"] == [("CB-HQ-SH", "DEPUTY", 1)]


def test_post_that_the_holder_has_there_is_not_offered(
    written, merger, hoa, soc_ha, seated, post, choices
):
    seated(soc_ha, "DEPUTY", 2)
    TenureFactory(person=hoa.person, unit=soc_ha, post=post("DEPUTY"))

    assert choices(written(merger)) == {
        "Nông Thị Hoa": [],
        "Bế Thị Lan": [("CB-HQ-SH", "DEPUTY", 1)],
    }


def test_parts_of_a_split_are_offered_the_main_one_first(
    written, row, hoa, soc_ha, seated, holder, table
):
    seated(soc_ha)
    holder("Lý Văn Sơn", soc_ha)
    document = written(
        row(1, "split", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(1, "split", unit="CB-HQ-TH", code="CB-B", name="Đoàn xã B"),
    )

    assert table(document) == [
        ("Nông Thị Hoa", "EQUAL_POST", "CB-B", "SECRETARY", False)
    ]


def test_table_takes_the_same_queries_for_one_holder_and_three(
    written, row, found, ha_quang, soc_ha, holder, seated
):
    def count(code, holders):
        units = [
            found(f"{code}{n}", Form.UNION, f"Đoàn xã {n}", ha_quang, bloc="SCHOOL")
            for n in range(holders)
        ]
        for unit in units:
            seated(unit)
            holder(f"Người {unit.code}", unit)
        document = written(
            *(
                row(n, "absorb", unit=u.code, into="CB-HQ-SH")
                for n, u in enumerate(units)
            ),
            number=code,
        )
        plan = plan_of(document)
        with CaptureQueriesContext(connection) as queries:
            rows = destinations_of(document, plan)
            for each in rows:
                str(each.holder), str(each.unit), str(each.place), str(each.post)
        assert len(rows) == holders
        return len(queries)

    count("CB-X", 1)
    assert count("CB-1", 1) == count("CB-3", 3)
