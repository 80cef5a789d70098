"""The resolutions of 2020 as documents: what stands before, what they did, what stands
after. places_2020.csv and mergers_2020.csv hold the facts of public lists (GSO/NSO
danhmuchanhchinh, resolutions 864/NQ-UBTVQH14 and 897/NQ-UBTVQH14)."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import User
from cadres.models import Destination
from members.models import Enrolment
from unions.models import Placement, Restructuring, Succession, Unit
from unions.services import restructurings

HERE = Path(__file__).parent
DAY = timedelta(1)
EVE, MERGED, REDISTRICTED = date(2020, 1, 31), date(2020, 2, 1), date(2020, 3, 1)
TODAY = datetime(2022, 7, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
COMMUNE = Q(form="UNION", bloc="RESIDENTIAL")


def facts(name):
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(day):
    """(official code, name, name of the district) of districts and communes."""
    rows = Placement.objects.on(day).filter(COMMUNE | Q(form="LOCAL"))
    districts = dict(rows.filter(form="LOCAL").values_list("unit", "name"))
    told = rows.values_list("official_code", "name", "unit", "district")
    return sorted(
        (code, name, "" if unit == above else districts[above])
        for code, name, unit, above in told
    )


def test_2019_and_the_resolutions_make_the_places_of_2020(sample):
    told = sorted(tuple(row.values()) for row in facts("places_2020"))

    assert len(told) == 10 + 161
    assert places(REDISTRICTED) == told


def test_resolutions_act_on_their_days(sample):
    counts = {
        day: (
            Placement.objects.on(day).filter(form="LOCAL").count(),
            Placement.objects.on(day).filter(COMMUNE).count(),
        )
        for day in (EVE, MERGED, REDISTRICTED - DAY, REDISTRICTED)
    }

    assert list(counts.values()) == [(13, 199), (12, 161), (12, 161), (10, 161)]


def test_successions_are_the_mergers_of_the_resolutions(sample):
    ours = Q(unit__form="LOCAL") | Q(unit__form="UNION", unit__bloc="RESIDENTIAL")
    rows = Succession.objects.filter(ours).select_related("unit", "into")

    told = [
        (str(row.on), *_then(row.unit, row.on - DAY), *_then(row.into, row.on))
        for row in rows
    ]

    assert sorted(told) == sorted(tuple(row.values()) for row in facts("mergers_2020"))


def _then(unit, day):
    placement = unit.placements.get(
        Q(until__isnull=True) | Q(until__gt=day), since__lte=day
    )
    return placement.official_code, placement.name


def test_every_succession_is_by_a_document(sample):
    assert not Succession.objects.filter(restructuring__isnull=True).exists()
    assert Succession.objects.count() == 941


def test_branches_fall_from_3040_to_2346_by_documents(sample):
    opening, closing = date(2018, 11, 30), date(2022, 6, 30)
    there = Placement.objects.filter(form="BRANCH")
    founded = Unit.objects.filter(form="BRANCH", founded_on__gt=opening)
    merged = Succession.objects.filter(unit__form="BRANCH")

    assert there.on(opening).count() == 3040
    assert (merged.values("unit").distinct().count(), founded.count()) == (800, 106)
    assert there.on(closing).count() == 3040 - 800 + 106 == 2346


def test_documents_were_written_and_approved_by_different_people(sample):
    rows = Restructuring.objects.order_by("applied_at")
    told = set(
        rows.values_list(
            "submitted_by__username", "decided_by__username", "applied_by__username"
        )
    )

    assert rows.count() == rows.applied().count() == 18
    assert told == {("tinhdoan", "lanhdao", "tinhdoan")}
    assert all(row.applied_at.date() <= row.effective_on for row in rows)


@pytest.mark.parametrize(
    ("number", "decided_on", "effective_on"),
    [
        ("864/NQ-UBTVQH14", date(2020, 1, 10), MERGED),
        ("897/NQ-UBTVQH14", date(2020, 2, 11), REDISTRICTED),
    ],
)
def test_resolutions_bear_their_number_and_days(
    sample, number, decided_on, effective_on
):
    row = Restructuring.objects.get(number=number)

    assert (row.decided_on, row.effective_on) == (decided_on, effective_on)


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("CB-PHUCHOA-HONGDAI", ["CB-PHUCHOA-BEVANDAN", "CB-PHUCHOA-CACHLINH"]),
        ("CB-NGUYENBINH-BACHOP", ["CB-NGUYENBINH-MINHTAM", "CB-NGUYENBINH-VUMINH"]),
    ],
)
def test_branches_of_split_communes_go_their_ways(sample, code, parts):
    below = Placement.objects.on(EVE).filter(parent__code=code).values("unit")
    after = Placement.objects.on(MERGED).filter(unit__in=below)

    assert sorted(set(after.values_list("parent__code", flat=True))) == parts


def test_members_are_neither_gained_nor_lost_by_documents(sample):
    left = Enrolment.objects.filter(exit="UNIT_MERGED").values_list("person", "until")
    came = Enrolment.objects.filter(entry="UNIT_MERGED").values_list("person", "since")
    days = set(Restructuring.objects.values_list("effective_on", flat=True))

    assert sorted(left) == sorted(came)
    assert len(came) == 5510
    assert {day for _, day in came} < days


def test_holders_of_vanishing_seats_have_a_destination(sample):
    rows = Destination.objects.applied()
    communes = rows.filter(tenure__unit__form="UNION", tenure__unit__bloc="RESIDENTIAL")
    told = communes.order_by().values_list("tenure__post", "outcome")

    assert rows.count() == 957
    assert sorted(told) == sorted(
        [("SECRETARY", "EQUAL_POST")] * 18
        + [("SECRETARY", "LOWER_POST")] * 16
        + [("DEPUTY", "EQUAL_POST")] * 13
        + [("DEPUTY", "RESIGNED")] * 6
    )


def test_document_of_which_nobody_has_left_since_can_be_undone(sample):
    row = Restructuring.objects.get(number="09-QĐ/TĐTN")
    union = Unit.objects.get(code="CB-KHOICQ-DNSNT")
    day = row.effective_on
    admin = User.objects.get(username="admin")
    assert not Placement.objects.on(day).filter(unit=union).exists()

    restructurings.undo(restructuring=row, by=admin, at=TODAY)

    assert Placement.objects.on(day).get(unit=union).until is None
    assert Placement.objects.on(day).filter(parent=union).count() == 4
    assert not Succession.objects.filter(unit=union).exists()


def test_document_on_which_later_records_rest_is_not_undone(sample):
    row = Restructuring.objects.get(number="897/NQ-UBTVQH14")
    admin = User.objects.get(username="admin")

    with pytest.raises(ValidationError, match="Không hoàn tác được, vì đã có thay đổi"):
        restructurings.undo(restructuring=row, by=admin, at=TODAY)

    assert Unit.objects.get(code="CB-TRALINH").closed_on == REDISTRICTED
