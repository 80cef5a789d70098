"""The tree of the sample province says what the figures say."""

from datetime import date

import pytest

from accounts.models import User
from reports.catalogue import BY_ID
from reports.figures import evaluate
from reports.profiles import tally, tree
from unions.choices import Level
from unions.models import Succession, Unit

DAYS = [date(2018, 11, 30), date(2022, 6, 30)]
COUNTED = ("units_grassroots", "branches", "members")


def counts(each):
    return [getattr(each, name) for name in COUNTED]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "code", ["CB", "CB-HAQUANG", "CB-HOAAN", "CB-HAQUANG-TRUONGHA"]
)
def test_parts_make_the_whole_and_equal_the_figures(sample, day, code):
    unit = Unit.objects.get(code=code)
    user = User.objects.get(username="tinhdoan")

    shown = tree.branching(unit, day, user=user)

    whole = shown.node.tally
    parts = tally.total([node.tally for node in shown.children] + [shown.own])
    said = evaluate([BY_ID[name] for name in COUNTED], scope=unit, day=day)
    assert (counts(parts), parts.units) == (counts(whole), whole.units)
    assert whole.units == Unit.objects.under(unit, day).count()
    assert [said[name] for name in COUNTED if said[name] is not None] == [
        getattr(whole, name) for name in COUNTED if said[name] is not None
    ]


@pytest.mark.parametrize(("day", "members"), [(DAYS[0], 37281), (DAYS[1], 30312)])
def test_every_district_equals_the_figures(sample, day, members):
    province = Unit.objects.get(code="CB")
    user = User.objects.get(username="tinhdoan")

    shown = tree.branching(province, day, user=user)

    said = {
        node.unit.code: evaluate(
            [BY_ID[name] for name in COUNTED], scope=node.unit, day=day
        )
        for node in shown.children
    }
    told = {
        node.unit.code: dict(zip(COUNTED, counts(node.tally), strict=True))
        for node in shown.children
    }
    assert told == said
    assert shown.node.tally.members == members


def test_district_of_today_begins_with_what_joined_it(sample):
    user = User.objects.get(username="trungkhanh")

    before, after = (tree.tops(day, user=user) for day in DAYS)

    assert [node.unit.code for node in after] == ["CB-TRUNGKHANH"]
    assert before[0].unit.code == "CB-TRUNGKHANH"
    assert sorted({node.placement.parent.code for node in before[1:]}) == [
        "CB-TRALINH",
        "CB-TRALINH-COMUOI",
        "CB-TRALINH-LUUNGOC",
    ]


def test_every_unit_that_ended_has_its_successor(sample):
    ended = Unit.objects.filter(closed_on__isnull=False)
    districts = Succession.objects.filter(unit__level=Level.DISTRICT)

    assert ended.count() == 938
    assert ended.filter(successors__isnull=True).count() == 0
    assert Succession.objects.count() == 941
    assert sorted(districts.values_list("unit__code", "into__code")) == [
        ("CB-KHOICQ", "CB-KHOICQDN"),
        ("CB-KHOIDN", "CB-KHOICQDN"),
        ("CB-PHUCHOA", "CB-QUANGHOA"),
        ("CB-QUANGUYEN", "CB-QUANGHOA"),
        ("CB-THONGNONG", "CB-HAQUANG"),
        ("CB-TRALINH", "CB-QUANGHOA"),
        ("CB-TRALINH", "CB-TRUNGKHANH"),
    ]
