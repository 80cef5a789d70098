from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from cadres.choices import Outcome
from cadres.models import Destination, Opening, Seat, Tenure
from cadres.services import destinations, openings, tenures
from tests.factories import SeatFactory
from unions.choices import Form
from unions.services import restructurings, units

OPENED, ON = date(2018, 1, 1), date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
TABLES = (Tenure, Seat, Destination, Opening)


def tables():
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in TABLES}


@pytest.fixture
def carry_out(an, dung):
    """Submits, approves and applies a document."""

    def carry_out(document):
        restructurings.submit(restructuring=document, by=an, at=AT)
        restructurings.approve(restructuring=document, by=dung, at=AT)
        restructurings.apply(restructuring=document, by=an, at=AT)

    return carry_out


@pytest.fixture
def settle(an, post):
    def settle(document, tenure, outcome, into="", code=None, **facts):
        return destinations.settle(
            restructuring=document,
            tenure=tenure,
            outcome=outcome,
            into=into,
            post=code and post(code),
            by=an,
            **facts,
        )

    return settle


def test_holders_go_where_the_document_says(
    written, merger, hoa, lan, settle, carry_out, held
):
    document = written(merger)
    settle(document, hoa, Outcome.LOWER_POST, "CB-HQ-SH", "DEPUTY")
    settle(document, lan, Outcome.RESIGNED)

    carry_out(document)

    hoa_was = ("Nông Thị Hoa", "CB-HQ-TH", "SECRETARY", OPENED, ON)
    assert held() == [
        ("Bế Thị Lan", "CB-HQ-TH", "DEPUTY", OPENED, ON, "RESIGNED", "ELECTED", "NONE"),
        (*hoa_was, "UNIT_MERGED", "ELECTED", "FULL_TIME"),
        (
            *("Nông Thị Hoa", "CB-HQ-SH", "DEPUTY", ON, None),
            *("", "APPOINTED", "FULL_TIME"),
        ),
    ]
    assert Event.objects.get(act="tenure.open").detail == {
        "post": "Phó Bí thư",
        "unit": "Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng",
        "on": "2020-02-01",
    }


@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        (Outcome.RESIGNED, "RESIGNED"),
        (Outcome.OVER_AGE, "OVER_AGE"),
        (Outcome.WAITING, "UNIT_MERGED"),
    ],
)
def test_tenure_ends_for_the_reason_of_its_outcome(
    written, merger, hoa, settle, carry_out, outcome, end
):
    document = written(merger)
    settle(document, hoa, outcome)

    carry_out(document)

    hoa.refresh_from_db()
    assert (hoa.until, hoa.end) == (ON, end)
    assert Tenure.objects.filter(person=hoa.person).count() == 1


def test_holder_of_whom_nothing_is_said_is_recorded_to_wait(
    written, merger, hoa, lan, settle, carry_out
):
    document = written(merger)
    settle(document, hoa, Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY")

    carry_out(document)

    rows = Destination.objects.order_by("tenure__person__full_name")
    assert list(rows.values_list("tenure_id", "outcome", "into", "post_id")) == [
        (lan.pk, "WAITING", "", None),
        (hoa.pk, "EQUAL_POST", "CB-HQ-SH", "SECRETARY"),
    ]


def test_employment_may_change_with_the_post(written, merger, hoa, settle, carry_out):
    document = written(merger)
    settle(
        document, hoa, Outcome.LOWER_POST, "CB-HQ-SH", "DEPUTY", employment="ALLOWANCE"
    )

    carry_out(document)

    assert Tenure.objects.get(since=ON).employment == "ALLOWANCE"


def test_new_unit_has_the_seats_of_its_largest_predecessor_and_provisional_leaders(
    written, union, hoa, lan, soc_ha, seated, settle, carry_out, held, seats
):
    seated(soc_ha)
    seated(soc_ha, "DEPUTY", 2)
    document = written(*union)
    settle(document, hoa, Outcome.EQUAL_POST, "CB-HQ-QQ", "SECRETARY")

    carry_out(document)

    assert seats("CB-HQ-QQ") == [("SECRETARY", 1, ON, None), ("DEPUTY", 2, ON, None)]
    assert seats("CB-HQ-TH") == [
        ("SECRETARY", 1, OPENED, ON),
        ("DEPUTY", 1, OPENED, ON),
    ]
    assert seats("CB-HQ-SH") == [
        ("SECRETARY", 1, OPENED, ON),
        ("DEPUTY", 2, OPENED, ON),
    ]
    assert held()[-1] == (
        *("Nông Thị Hoa", "CB-HQ-QQ", "SECRETARY", ON, None),
        *("", "PROVISIONAL", "FULL_TIME"),
    )


def test_seats_of_predecessors_are_those_of_the_eve(
    written, union, soc_ha, post, carry_out, seats
):
    SeatFactory(unit=soc_ha, post=post("DEPUTY"), quota=4, until=ON)

    carry_out(written(*union))

    assert seats("CB-HQ-QQ") == [("SECRETARY", 1, ON, None), ("DEPUTY", 4, ON, None)]


def test_seats_of_a_new_unit_are_as_fixed(written, union, an, post, carry_out, seats):
    document = written(*union)
    for code, quota in (("DEPUTY", 3), ("SECRETARY", 0), ("STANDING_MEMBER", 5)):
        openings.fix(
            restructuring=document,
            unit="CB-HQ-QQ",
            post=post(code),
            quota=quota,
            by=an,
        )

    carry_out(document)

    assert seats("CB-HQ-QQ") == [
        ("DEPUTY", 3, ON, None),
        ("STANDING_MEMBER", 5, ON, None),
    ]


def test_unit_founded_beside_others_has_the_seats_that_are_fixed(
    written, merger, row, an, post, carry_out, seats
):
    line = row(
        2,
        "found",
        code="CB-HQ-MOI",
        name="Đoàn xã Mới",
        parent="CB-HAQUANG",
        form=Form.UNION,
        bloc="RESIDENTIAL",
        area="RURAL",
    )
    document = written(merger, line)
    openings.fix(
        restructuring=document, unit="CB-HQ-MOI", post=post("DEPUTY"), quota=2, by=an
    )

    carry_out(document)

    assert seats("CB-HQ-MOI") == [("DEPUTY", 2, ON, None)]


def test_every_new_part_of_a_split_has_seats(written, row, hoa, lan, carry_out, seats):
    document = written(
        row(1, "split", unit="CB-HQ-TH", code="CB-A", name="Đoàn xã A"),
        row(1, "split", unit="CB-HQ-TH", code="CB-B", name="Đoàn xã B"),
    )

    carry_out(document)

    expected = [("SECRETARY", 1, ON, None), ("DEPUTY", 1, ON, None)]
    assert [seats(code) for code in ("CB-A", "CB-B")] == [expected, expected]


def test_heir_that_stands_keeps_its_own_seats(
    written, merger, soc_ha, seated, carry_out, seats
):
    seated(soc_ha)

    carry_out(written(merger))

    assert seats("CB-HQ-SH") == [("SECRETARY", 1, OPENED, None)]


def test_holder_may_go_to_any_unit_that_stands(
    written, merger, hoa, hoa_an, settle, carry_out
):
    document = written(merger)
    settle(document, hoa, Outcome.EQUAL_POST, "CB-HOAAN", "SPECIALIST")

    carry_out(document)

    new = Tenure.objects.get(since=ON)
    assert (new.unit, new.post_id, new.manner) == (hoa_an, "SPECIALIST", "APPOINTED")


@pytest.mark.parametrize("lines", ["merger", "union"])
def test_undo_puts_every_row_back(
    written, giang, hoa, lan, settle, carry_out, request, lines
):
    lines = request.getfixturevalue(lines)
    document = written(*(lines if isinstance(lines, list) else [lines]))
    into = "CB-HQ-QQ" if isinstance(lines, list) else "CB-HQ-SH"
    settle(document, hoa, Outcome.EQUAL_POST, into, "SECRETARY")
    before = tables()
    carry_out(document)
    assert tables() != before

    restructurings.undo(restructuring=document, by=giang, at=AT)

    assert tables() == before


def test_undo_is_refused_once_somebody_has_left_the_new_post(
    written, merger, giang, an, hoa, lan, settle, carry_out, refused
):
    document = written(merger)
    settle(document, hoa, Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY")
    carry_out(document)
    new = Tenure.objects.get(since=ON)
    tenures.end(tenure=new, on=date(2021, 1, 1), reason="TERM", by=an)
    expected = (
        "Không hoàn tác được, vì đã có thay đổi về sau: Nông Thị Hoa – Bí thư, Đoàn xã "
        "Sóc Hà, Huyện Đoàn Hà Quảng. Hãy hoàn tác hoặc đính chính những thay đổi đó "
        "trước."
    )

    with refused({"__all__": [expected]}):
        restructurings.undo(restructuring=document, by=giang, at=AT)


def test_dissolved_without_a_document_nobody_is_placed(
    giang, truong_ha, soc_ha, hoa, lan, held, seats
):
    units.dissolve(unit=truong_ha, into=soc_ha, on=ON, by=giang)

    ended = ("UNIT_MERGED", "ELECTED")
    assert held() == [
        ("Bế Thị Lan", "CB-HQ-TH", "DEPUTY", OPENED, ON, *ended, "NONE"),
        ("Nông Thị Hoa", "CB-HQ-TH", "SECRETARY", OPENED, ON, *ended, "FULL_TIME"),
    ]
    assert seats("CB-HQ-SH") == []
    assert Destination.objects.count() == 0


def test_receiver_takes_the_same_queries_for_one_holder_and_three(
    written, row, found, ha_quang, soc_ha, holder, seated, settle, carry_out
):
    def count(code, holders):
        unit = found(code, Form.UNION, f"Đoàn xã {code}", ha_quang, bloc="SCHOOL")
        seated(unit, "SPECIALIST", holders)
        rows = [holder(f"Người {n}", unit, "SPECIALIST") for n in range(holders)]
        document = written(
            row(1, "absorb", unit=code, into="CB-HQ-SH"), number=f"{code}-QĐ"
        )
        for tenure in rows:
            settle(document, tenure, Outcome.EQUAL_POST, "CB-HQ-SH", "SPECIALIST")
        with CaptureQueriesContext(connection) as queries:
            carry_out(document)
        return len(queries)

    count("CB-0", 1)
    assert count("CB-1", 1) == count("CB-3", 3)
    assert Tenure.objects.filter(unit=soc_ha, since=ON).count() == 5
