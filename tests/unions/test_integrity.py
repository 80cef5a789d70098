from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.choices import ReviewState
from tests import factories
from tests.fixtures_records import (
    DAY,
    ENDED,
    RENAMED,
    change,
    check,
    copy,
    find,
    unguard,
)
from unions.choices import Form, Level
from unions.models import Placement, Unit
from unions.services import units

AT = datetime(2020, 2, 3, tzinfo=UTC)


def now(unit):
    return unit.placements.get(until__isnull=True)


def without_placement(r):
    unit = Unit(code="CB-X", level=Level.BRANCH, form=Form.BRANCH, founded_on=ENDED)
    unit.save()
    return [unit]


def placed_twice(r):
    unguard(Placement, "unions_placement_one_open")
    copy(now(r.pac_bo), since=ENDED)
    return [r.pac_bo]


def overlapping(r):
    unguard(Placement)
    first, second = r.pac_bo.placements.order_by("since")
    return [change(first, until=date(2020, 1, 2)), second]


def ended_silently(r):
    change(now(r.pac_bo), until=ENDED)
    return [r.pac_bo]


def with_a_gap(r):
    first = r.pac_bo.placements.get(until=RENAMED)
    return [change(first, until=date(2019, 12, 31))]


def outside_parent(r):
    change(r.truong_ha, closed_on=ENDED)
    return [now(r.pac_bo), now(r.na_lung)]


def under_another(parent):
    return lambda r: [change(now(r.pac_bo), parent=getattr(r, parent))]


def submitted(r):
    """One that waits, beside one that was decided on."""
    review = {"submitted_at": AT, "submitted_by": factories.UserFactory()}
    decided = {"decided_at": AT, "decided_by": factories.UserFactory()}
    factories.RestructuringFactory(
        authority=r.province, state=ReviewState.APPROVED, **review, **decided
    )
    return [
        factories.RestructuringFactory(
            authority=r.province, state=ReviewState.SUBMITTED, **review
        )
    ]


def due(r):
    """One in force, beside one that is not yet and one that is applied."""
    facts = {"authority": r.province, "state": ReviewState.APPROVED}
    late = DAY + timedelta(1)
    factories.RestructuringFactory(effective_on=late, **facts)
    by = factories.UserFactory()
    factories.RestructuringFactory(applied_at=AT, applied_by=by, **facts)
    return [factories.RestructuringFactory(effective_on=DAY, **facts)]


def roots(r):
    return [r.province, factories.ProvinceFactory()]


BROKEN = {
    "units_without_placement": without_placement,
    "units_placed_twice": placed_twice,
    "units_ended_silently": ended_silently,
    "units_closed_but_placed": lambda r: [change(r.pac_bo, closed_on=ENDED)],
    "units_founded_otherwise": lambda r: [
        change(r.pac_bo, founded_on=date(2017, 12, 31))
    ],
    "units_closed_otherwise": lambda r: [change(r.bo_bam, closed_on=RENAMED)],
    "placements_with_a_gap": with_a_gap,
    "placements_overlapping": overlapping,
    "placements_outside_parent": outside_parent,
    "placements_under_a_lower_level": under_another("na_lung"),
    "placements_of_another_level": lambda r: [
        change(now(r.clinic), form=Form.AFFILIATED)
    ],
    "placements_under_a_branch_union": under_another("clinic"),
    "placements_off_the_path": lambda r: [change(now(r.pac_bo), district=r.hoa_an)],
    "units_unlike_their_placement": lambda r: [change(r.pac_bo, name="Khác")],
    "restructurings_to_approve": submitted,
    "restructurings_to_apply": due,
    "units_several_roots": roots,
    "units_with_the_same_code": lambda r: [
        change(r.clinic, code="cb-hq-th-pb"),
        r.pac_bo,
    ],
    "mandates_over_closed_units": lambda r: [
        factories.MandateFactory(user=r.binh, unit=r.bo_bam)
    ],
}


@pytest.mark.parametrize("rule_id", BROKEN)
def test_rule_finds_what_is_broken(records, rule_id):
    check(rule_id, records, BROKEN[rule_id])


@pytest.mark.parametrize("link", ["parent", "province", "district", "grassroots"])
def test_snapshot_is_compared_by_each_link(records, link):
    change(records.pac_bo, **{link: records.hoa_an})

    assert list(find("units_unlike_their_placement")) == [records.pac_bo]


def test_closed_unit_is_compared_with_its_last_placement(records):
    change(records.bo_bam, form=Form.BRANCH, bloc="")

    assert list(find("units_unlike_their_placement")) == [records.bo_bam]


def test_path_names_the_unit_itself_at_its_own_level(records):
    row = change(now(records.clinic), grassroots=records.truong_ha)

    assert list(find("placements_off_the_path")) == [row]


def test_path_is_that_of_the_parent_on_the_same_days(records, giang):
    """The past stays under the old path when a commune moves."""
    units.move(unit=records.truong_ha, parent=records.hoa_an, on=ENDED, by=giang)

    assert list(find("placements_off_the_path")) == []


def test_provinces_of_different_times_are_one_root(records):
    change(factories.ProvinceFactory(), closed_on=ENDED)

    assert list(find("units_several_roots")) == []
