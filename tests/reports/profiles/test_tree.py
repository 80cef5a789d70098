from datetime import date, timedelta

import pytest

from reports.profiles import tally, tree
from reports.profiles.tally import Tally
from tests.factories import EnrolmentFactory, UnitFactory
from unions.choices import Form
from unions.services import units

DAY = date(2022, 6, 30)
MOVED = date(2020, 1, 1)
EVE = MOVED - timedelta(1)


def named(nodes):
    return [(node.placement.name, node.tally) for node in nodes]


def test_children_come_with_everything_below_them(small, an, ha_quang):
    shown = tree.branching(small, DAY, user=an)

    assert named(shown.children) == [
        ("Huyện Đoàn Hà Quảng", Tally(4, 2, 1, 3, 1)),
        ("Huyện Đoàn Hòa An", Tally(3, 1, 1, 1, 0)),
    ]
    assert shown.own == Tally(units=1)
    assert shown.node.tally == Tally(8, 3, 2, 4, 1)
    assert (shown.elsewhere, shown.beyond) == (0, Tally())


def test_children_of_a_union_are_its_branches(small, an, truong_ha):
    shown = tree.branching(truong_ha, DAY, user=an)

    assert named(shown.children) == [("Chi đoàn Pác Bó", Tally(1, 0, 1, 2, 1))]
    assert shown.own == Tally(units=1, units_grassroots=1)
    assert [node.can_open for node in shown.children] == [False]


def test_branch_has_no_children(small, an, pac_bo):
    shown = tree.branching(pac_bo, DAY, user=an)

    assert shown.children == []
    assert shown.own == shown.node.tally == Tally(1, 0, 1, 2, 1)


def test_level_may_be_skipped(small, an, province, truong_ha, giang):
    units.move(unit=truong_ha, parent=province, on=MOVED, by=giang)

    shown = tree.branching(province, DAY, user=an)

    assert [node.unit.code for node in shown.children] == [
        "CB-HAQUANG",
        "CB-HOAAN",
        "CB-HQ-TH",
    ]
    assert shown.children[2].tally == Tally(2, 1, 1, 2, 1)


def test_unit_stands_where_and_as_it_stood(small, an, hoa_an, truong_ha, giang):
    units.move(unit=truong_ha, parent=hoa_an, on=MOVED, by=giang)
    units.rename(unit=truong_ha, name="Đoàn xã Sóc Hà", on=MOVED, by=giang)

    before = tree.branching(hoa_an, EVE, user=an)
    after = tree.branching(hoa_an, MOVED, user=an)

    assert [node.placement.name for node in before.children] == ["Đoàn xã Hồng Việt"]
    assert [node.placement.name for node in after.children] == [
        "Đoàn xã Hồng Việt",
        "Đoàn xã Sóc Hà",
    ]
    assert (before.node.tally.members, after.node.tally.members) == (1, 3)


def test_closed_unit_stands_on_its_days(small, an, thong_nong, giang):
    units.dissolve(unit=thong_nong, on=MOVED, by=giang)

    def codes(day):
        shown = tree.branching(small, day, user=an)
        return [node.unit.code for node in shown.children]

    assert codes(EVE) == ["CB-HAQUANG", "CB-HOAAN", "CB-THONGNONG"]
    assert codes(MOVED) == ["CB-HAQUANG", "CB-HOAAN"]
    assert tree.branching(thong_nong, MOVED, user=an) is None


def test_unit_that_left_the_scope_is_counted_without_its_name(
    small, binh, ha_quang, hoa_an, truong_ha, giang
):
    units.move(unit=truong_ha, parent=hoa_an, on=MOVED, by=giang)

    shown = tree.branching(ha_quang, EVE, user=binh)

    assert [node.unit.code for node in shown.children] == ["CB-HQ-TTYT"]
    assert (shown.elsewhere, shown.beyond) == (1, Tally(2, 1, 1, 2, 1))
    assert shown.node.tally == Tally(4, 2, 1, 3, 1)


def test_tree_begins_at_the_mandate(small, an, binh, nobody):
    assert [node.unit.code for node in tree.tops(DAY, user=an)] == ["CB"]
    assert named(tree.tops(DAY, user=binh)) == [
        ("Huyện Đoàn Hà Quảng", Tally(4, 2, 1, 3, 1))
    ]
    assert tree.tops(DAY, user=nobody) == []


def test_unit_that_came_into_the_scope_begins_a_tree_of_its_own(
    small, chi, hoa_an, truong_ha, giang
):
    units.move(unit=truong_ha, parent=hoa_an, on=MOVED, by=giang)

    assert named(tree.tops(EVE, user=chi)) == [
        ("Huyện Đoàn Hòa An", Tally(3, 1, 1, 1, 0)),
        ("Đoàn xã Trường Hà", Tally(2, 1, 1, 2, 1)),
    ]
    assert [node.unit for node in tree.tops(MOVED, user=chi)] == [hoa_an]


def test_trail_names_what_the_user_may_see(small, an, binh, pac_bo):
    def names(user):
        placement = pac_bo.placements.get()
        return [row.name for row in tree.trail(placement, DAY, user=user)]

    assert names(an) == [
        "Tỉnh Đoàn Cao Bằng",
        "Huyện Đoàn Hà Quảng",
        "Đoàn xã Trường Hà",
    ]
    assert names(binh) == ["Huyện Đoàn Hà Quảng", "Đoàn xã Trường Hà"]


def test_somebody_with_two_posts_counts_once(small, an, appoint, enrol, pac_bo, clinic):
    mai = enrol(pac_bo, "Hoàng Thị Mai")
    appoint(mai, pac_bo, post="DEPUTY")
    appoint(mai, clinic)

    shown = tree.branching(small, DAY, user=an)

    assert shown.children[0].tally.cadres == 2
    assert tally.right_below(shown.children[0].unit, DAY)[clinic.pk].cadres == 1


@pytest.mark.parametrize(("page", "names"), [(1, ["A", "B"]), (2, ["C"]), (9, ["C"])])
def test_children_come_in_pages(an, province, page, names):
    for name in "CAB":
        UnitFactory(parent=province, name=name, form=Form.BRANCH)

    shown = tree.branching(province, DAY, user=an, page=page, per_page=2)

    assert [node.placement.name for node in shown.children] == names
    assert (shown.pages, shown.count) == (2, 3)


@pytest.mark.parametrize("more", [0, 2])
def test_branching_takes_the_same_queries(
    an, province, more, django_assert_num_queries
):
    for unit in UnitFactory.create_batch(1 + more, parent=province):
        EnrolmentFactory(unit=unit, person__unit=unit)

    with django_assert_num_queries(9):
        shown = tree.branching(province, DAY, user=an)
    assert len(shown.children) == 1 + more
