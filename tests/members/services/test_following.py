"""What becomes of members, records and waiting transfers when their unit ends."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from accounts.services import footprints
from accounts.services.footprints import Trail
from members.models import Allotment, Enrolment, Person, Transfer
from members.services import allotments, following
from tests.factories import (
    AllotmentFactory,
    EnrolmentFactory,
    PersonFactory,
    SuccessionFactory,
    TransferFactory,
)
from unions.choices import Form
from unions.models import Succession, Unit
from unions.services import restructurings, units
from unions.signals import End

ON = date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
MODELS = (Enrolment, Person, Transfer, Allotment)


def dump():
    rows = [row for model in MODELS for row in model.objects.order_by("pk")]
    return serializers.serialize("json", rows)


def stays(person):
    rows = person.enrolments.order_by("since").select_related("unit")
    return [(r.unit.code, r.since, r.until, r.entry, r.exit) for r in rows]


@pytest.fixture
def member(pac_bo):
    """A member of Pác Bó, or elsewhere."""

    def member(name="Nông Thị Hoa", unit=pac_bo, **facts):
        person = PersonFactory(full_name=name, unit=unit)
        EnrolmentFactory(person=person, **facts)
        return person

    return member


@pytest.fixture
def na_lung(found, truong_ha):
    return found("CB-HQ-TH-NL", Form.BRANCH, "Chi đoàn Nà Lừng", truong_ha, **RURAL)


@pytest.fixture
def split(row, truong_ha, pac_bo, na_lung):
    """Pác Bó is split between a new branch, first, and Nà Lừng."""
    return [
        row(1, "split", unit="CB-HQ-TH-PB", name="Chi đoàn Khuổi Nặm", code="CB-KN"),
        row(1, "split", unit="CB-HQ-TH-PB", into="CB-HQ-TH-NL"),
    ]


# Of one unit that ends


@pytest.fixture
def follow(pac_bo, lam_son, giang):
    """Pác Bó ends, into Lam Sơn unless told otherwise."""

    def follow(unit=pac_bo, into=lam_son, keeper=None, trail=None, **known):
        end = End(unit, into, keeper or into or unit.parent)
        following.follow([end], on=ON, by=giang, trail=trail or Trail(), **known)

    return follow


def test_members_and_records_follow(follow, member, pac_bo, lam_son):
    hoa, kept = member(), PersonFactory(unit=pac_bo)

    follow()

    hoa.refresh_from_db()
    kept.refresh_from_db()
    assert stays(hoa) == [
        ("CB-HQ-TH-PB", date(2018, 1, 1), ON, "RECORDED", "UNIT_MERGED"),
        ("CB-HA-HV-LS", ON, None, "UNIT_MERGED", ""),
    ]
    assert (hoa.unit, kept.unit) == (lam_son, lam_son)


def test_records_go_to_the_keeper_where_nobody_takes_over(
    follow, pac_bo, hoa_an, truong_ha
):
    person = PersonFactory(unit=pac_bo)

    follow(into=None, keeper=hoa_an)
    person.refresh_from_db()
    assert person.unit == hoa_an

    Person.objects.update(unit=pac_bo)
    follow(into=None)
    person.refresh_from_db()
    assert person.unit == truong_ha


def test_record_kept_elsewhere_stays_there(follow, member, pac_bo, hoa_an):
    person = member()
    Person.objects.update(unit=hoa_an)

    follow()

    person.refresh_from_db()
    assert person.unit == hoa_an


@pytest.mark.parametrize(
    "facts",
    [
        {"since": ON},
        {"since": date(2020, 5, 1)},
        {"until": date(2020, 5, 1), "exit": "MATURED"},
    ],
)
def test_members_who_come_or_leave_later_are_refused(follow, member, refused, facts):
    member(**facts)
    before = dump()

    with refused(
        {
            "__all__": [
                "Có đoàn viên vào đơn vị đúng hoặc sau ngày sáp nhập, hoặc ra sau ngày "
                "đó; hãy chọn ngày muộn hơn hoặc chuyển sinh hoạt các đoàn viên đó "
                "trước."
            ]
        }
    ):
        follow()

    assert dump() == before


def test_members_left_without_a_unit_are_refused(follow, member, refused):
    member()

    with refused(
        {
            "into": [
                "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng còn 1 đoàn "
                "viên; hãy chọn đơn vị tiếp nhận đoàn viên."
            ]
        }
    ):
        follow(into=None)


def test_heir_that_holds_no_members_is_refused(follow, member, hong_viet, refused):
    member()

    with refused(
        {
            "unit": [
                "Đoàn xã Hồng Việt, Huyện Đoàn Hòa An không trực tiếp quản lý đoàn "
                "viên; hãy chọn chi đoàn hoặc chi đoàn cơ sở."
            ]
        }
    ):
        follow(into=hong_viet)


def test_heir_that_has_ended_is_refused(follow, member, lam_son, giang, refused):
    member()
    units.dissolve(unit=lam_son, on=ON, by=giang)

    with refused({"unit": [f"{lam_son} không hoạt động suốt từ ngày 01/02/2020."]}):
        follow()


# Queries

# On PostgreSQL the keys of the new rows are drawn first; COPY is not told.
WITH_MEMBERS = 8 if connection.vendor == "postgresql" else 7


def queries(run):
    with CaptureQueriesContext(connection) as told:
        run()
    return [query["sql"] for query in told if "SAVEPOINT" not in query["sql"]]


@pytest.fixture
def document(written, an):
    return written()


def test_unit_without_members_costs_three_queries(follow, document, lam_son, pac_bo):
    SuccessionFactory(unit=pac_bo, into=lam_son, restructuring=document)

    run = partial(follow, restructuring=document, trail=Trail(), keeper=lam_son)
    assert len(queries(run)) == 3


@pytest.mark.parametrize("times", [1, 3])
def test_unit_with_members_costs_as_many_queries_for_one_as_for_three(
    follow, member, document, lam_son, pac_bo, times
):
    SuccessionFactory(unit=pac_bo, into=lam_son, restructuring=document)
    for number in range(times):
        member(f"Nông Văn {number}")

    run = partial(follow, restructuring=document, trail=Trail(), keeper=lam_son)
    assert len(queries(run)) == WITH_MEMBERS
    assert lam_son.enrolments.count() == times


@pytest.mark.parametrize("times", [1, 3])
def test_split_with_transfers_costs_as_many_queries_for_one_as_for_three(
    follow, member, document, lam_son, pac_bo, coc_lung, clinic, times
):
    for heir in (lam_son, coc_lung):
        SuccessionFactory(unit=pac_bo, into=heir, restructuring=document)
    for number in range(times):
        for code in ("CB-HA-HV-LS", "CB-TN-DT-CL"):
            person = member(f"Nông Văn {number}")
            TransferFactory(person=person, target=clinic)
            AllotmentFactory(restructuring=document, person=person, into=code)

    run = partial(follow, restructuring=document, trail=Trail(), keeper=lam_son)
    # The allotments, the records of the second part, the transfers, the event.
    assert len(queries(run)) == WITH_MEMBERS + 4
    assert (lam_son.people.count(), coc_lung.people.count()) == (times, times)


# Transfers that wait


def test_waiting_transfers_follow_from_either_end(
    follow, member, pac_bo, lam_son, clinic, giang
):
    away = TransferFactory(person=member(), target=clinic)
    here = TransferFactory(person=member(unit=clinic), target=pac_bo)
    other = TransferFactory(person=member(unit=clinic))
    ends = (other.source, other.target)

    follow()

    for transfer in (away, here, other):
        transfer.refresh_from_db()
    assert (away.source, away.target, away.state) == (lam_son, clinic, "REQUESTED")
    assert (here.source, here.target, here.state) == (clinic, lam_son, "REQUESTED")
    assert (other.source, other.target) == ends
    event = Event.objects.get(act="transfer.follow")
    assert (event.subject, event.by) == (str(pac_bo), "giang")
    assert event.detail == {"transfers": 2, "cancelled": 0, "on": "2020-02-01"}


def test_transfer_between_what_becomes_one_unit_is_cancelled(
    follow, member, pac_bo, lam_son, giang
):
    transfer = TransferFactory(
        person=member(),
        target=lam_son,
        requested_on=date(2020, 1, 5),
        reason="Chuyển chỗ ở",
    )

    follow()

    transfer.refresh_from_db()
    assert (transfer.source, transfer.target) == (pac_bo, lam_son)
    assert (transfer.state, transfer.settled_by) == ("CANCELLED", giang)
    assert transfer.settled_at.isoformat() == "2020-01-31T17:00:00+00:00"
    assert transfer.reason == (
        "Nơi đi và nơi đến nhập làm một là Chi đoàn Lam Sơn từ ngày 01/02/2020; Chuyển "
        "chỗ ở"
    )
    assert Event.objects.get(act="transfer.follow").detail == {
        "transfers": 0,
        "cancelled": 1,
        "on": "2020-02-01",
    }


@pytest.mark.parametrize("heir", [None, "truong_ha"])
def test_transfer_to_a_unit_that_nobody_takes_over_is_cancelled(
    follow, member, clinic, lam_son, request, heir
):
    into = heir and request.getfixturevalue(heir)
    transfer = TransferFactory(person=member(unit=lam_son), target=clinic)

    follow(unit=clinic, into=into)

    transfer.refresh_from_db()
    assert (transfer.source, transfer.target) == (lam_son, clinic)
    assert (transfer.state, transfer.reason) == (
        "CANCELLED",
        "Chi đoàn cơ sở Trung tâm Y tế kết thúc hoạt động, không có đơn vị tiếp nhận "
        "đoàn viên từ ngày 01/02/2020",
    )
    transfer.full_clean()


def test_settled_transfer_stays_as_it_is(follow, member, clinic, giang):
    TransferFactory(
        person=member(),
        target=clinic,
        state="CANCELLED",
        settled_at=AT,
        settled_by=giang,
    )
    before = serializers.serialize("json", Transfer.objects.all())

    follow()

    assert serializers.serialize("json", Transfer.objects.all()) == before
    assert Event.objects.filter(act="transfer.follow").count() == 0


# By a document


def test_members_of_a_split_unit_go_where_they_are_allotted(
    approved, split, member, an, pac_bo, clinic
):
    hoa, lan, mai = member(), member("Bế Thị Lan"), member("Lục Thị Mai")
    kept = PersonFactory(unit=pac_bo)
    leaving = TransferFactory(person=lan, target=clinic)
    document = approved(*split)
    allotments.allot(
        restructuring=document, into="CB-HQ-TH-NL", people=[lan, mai], by=an
    )

    restructurings.apply(restructuring=document, by=an, at=AT)

    for row in (hoa, lan, mai, kept, leaving):
        row.refresh_from_db()
    went = {p.full_name: stays(p)[-1][:2] for p in (hoa, lan, mai)}
    assert went == {
        "Nông Thị Hoa": ("CB-KN", ON),
        "Bế Thị Lan": ("CB-HQ-TH-NL", ON),
        "Lục Thị Mai": ("CB-HQ-TH-NL", ON),
    }
    own = [person.unit.code for person in (hoa, lan, mai, kept)]
    assert own == ["CB-KN", "CB-HQ-TH-NL", "CB-HQ-TH-NL", "CB-KN"]
    assert leaving.source.code == "CB-HQ-TH-NL"


def test_allotment_to_what_is_no_part_any_more_goes_to_the_first_part(
    approved, split, member, an
):
    hoa = member()
    document = approved(*split)
    AllotmentFactory(restructuring=document, person=hoa, into="CB-HA-HV-LS")

    restructurings.apply(restructuring=document, by=an, at=AT)

    assert stays(hoa)[-1][0] == "CB-KN"


def test_undo_puts_members_records_and_transfers_back(
    approved, split, row, member, an, giang, clinic, lam_son, coc_lung
):
    hoa, lan, mai = member(), member("Bế Thị Lan"), member("Lục Thị Mai", coc_lung)
    TransferFactory(person=lan, target=lam_son)
    TransferFactory(person=hoa, target=clinic)
    TransferFactory(person=mai, target=lam_son)
    absorbed = [
        row(2, "absorb", unit="CB-TN-DT-CL", into="CB-HA-HV-LS"),
        row(3, "dissolve", unit="CB-HQ-TTYT", into="CB-HQ-TH"),
    ]
    document = approved(*split, *absorbed)
    AllotmentFactory(restructuring=document, person=lan, into="CB-HQ-TH-NL")
    before = dump()
    restructurings.apply(restructuring=document, by=an, at=AT)
    after = {t.person.full_name: t.state for t in Transfer.objects.all()}
    assert after == {
        "Bế Thị Lan": "REQUESTED",
        "Nông Thị Hoa": "CANCELLED",
        "Lục Thị Mai": "CANCELLED",
    }

    restructurings.undo(restructuring=document, by=giang, at=AT)

    assert dump() == before
    restructurings.apply(restructuring=document, by=an, at=AT)
    assert {t.person.full_name: t.state for t in Transfer.objects.all()} == after


def test_trail_of_one_dissolution_puts_everything_back(
    member, pac_bo, lam_son, clinic, giang
):
    TransferFactory(person=member(), target=clinic)
    PersonFactory(unit=pac_bo)
    before = dump()

    footprint = units.undoable(
        units.dissolve, unit=pac_bo, on=ON, into=lam_son, by=giang, at=AT
    )
    assert dump() != before
    footprints.undo(footprint=footprint, by=giang, at=AT)

    assert (dump(), Succession.objects.count()) == (before, 0)
    assert Unit.objects.get(pk=pac_bo.pk).closed_on is None
