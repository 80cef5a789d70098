from datetime import date, timedelta

import pytest

from members.choices import Entry
from members.services import enrolments
from reports.profiles import unit as profiles
from tests.factories import EnrolmentFactory, PersonFactory
from unions.choices import Area
from unions.services import units

DAY, TODAY = date(2019, 6, 30), date(2022, 6, 30)
MOVED = date(2020, 1, 1)
EVE = MOVED - timedelta(1)


@pytest.fixture
def show(an):
    def show(unit, day=TODAY, user=an, page=1):
        unit.refresh_from_db()
        return profiles.profile(unit, user=user, day=day, last=TODAY, page=page)

    return show


def told(counts):
    return [(count.figure.id, count.then, count.now, count.change) for count in counts]


def test_counts_of_the_day_stand_beside_the_last(small, show, ha_quang, enrol, pac_bo):
    enrol(pac_bo, "Lý Thị Mới", on=date(2021, 1, 1), entry=Entry.TRANSFERRED)

    assert told(show(ha_quang, DAY).counts) == [
        ("units_grassroots", 2, 2, ""),
        ("branches", 1, 1, ""),
        ("members", 3, 4, "tăng 1"),
    ]


def test_counts_are_those_that_can_be_said(small, show, pac_bo, clinic):
    assert [row.figure.id for row in show(pac_bo).counts] == ["members"]
    assert [row.figure.id for row in show(clinic).counts] == ["members"]


def test_nothing_is_counted_where_the_unit_did_not_stand(
    small, show, thong_nong, giang
):
    units.dissolve(unit=thong_nong, on=MOVED, by=giang)

    shown = show(thong_nong, MOVED)

    assert (shown.placement, shown.counts, shown.children) == (None, [], None)
    assert shown.members is None


def test_spans_tell_what_changed(small, show, pac_bo, truong_ha, hoa_an, giang):
    units.rename(unit=pac_bo, name="Chi đoàn Cốc Bó", on=DAY, by=giang)
    units.move(unit=truong_ha, parent=hoa_an, on=MOVED, by=giang)
    units.change(unit=pac_bo, area=Area.URBAN, on=TODAY, by=giang)

    spans = show(pac_bo).spans

    assert [(s.placement.since, s.last, s.change) for s in spans] == [
        (TODAY, None, "Đổi địa bàn"),
        (MOVED, TODAY - timedelta(1), "Theo cấp trên chuyển đơn vị"),
        (DAY, EVE, "Đổi tên"),
        (date(2018, 1, 1), DAY - timedelta(1), "Thành lập"),
    ]
    assert [s.above for s in spans] == [
        "Đoàn xã Trường Hà, Huyện Đoàn Hòa An",
        "Đoàn xã Trường Hà, Huyện Đoàn Hòa An",
        "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
        "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
    ]


def test_posts_are_listed_with_holders_and_vacancies(
    small, show, pac_bo, seat, appoint, enrol
):
    seat(pac_bo, "DEPUTY", 2)
    lan = enrol(pac_bo, "Nông Thị Lan")
    appoint(lan, pac_bo, "COMMITTEE_MEMBER", on=MOVED)

    def posts(day):
        return [
            (row.post.pk, row.quota, [str(t.person) for t in row.holders], row.vacant)
            for row in show(pac_bo, day).posts
        ]

    before = [("SECRETARY", 1, ["Nông Thị Mai"], 0), ("DEPUTY", 2, [], 2)]
    assert posts(EVE) == before
    assert posts(MOVED) == [
        *before,
        ("COMMITTEE_MEMBER", None, ["Nông Thị Lan"], 0),
    ]


def test_members_are_those_of_the_day(small, show, truong_ha, pac_bo, giang, lam_son):
    hoa = EnrolmentFactory(unit=pac_bo, person__unit=pac_bo).person
    enrolments.move(person=hoa, unit=lam_son, on=MOVED, by=giang)

    def members(unit, day):
        return sorted(str(row.person) for row in show(unit, day).members)

    two = ["Bế Văn Lai", "Nông Thị Mai"]
    assert members(truong_ha, EVE) == sorted([*two, str(hoa)])
    assert members(truong_ha, MOVED) == two
    assert members(lam_son, MOVED) == sorted(["Lý Văn Sơn", str(hoa)])


def test_members_of_the_upper_levels_are_not_listed(small, show, ha_quang, province):
    assert show(ha_quang).members is None
    assert show(province).members is None


def test_whoever_left_the_scope_is_named_without_a_link(
    small, show, binh, pac_bo, giang, lam_son
):
    hoa = EnrolmentFactory(unit=pac_bo, person__unit=pac_bo).person
    enrolments.move(person=hoa, unit=lam_son, on=MOVED, by=giang)

    shown = show(pac_bo, EVE, binh)

    listed = {row.person_id for row in shown.members}
    assert hoa.pk in listed
    assert set(shown.people) == listed - {hoa.pk}


def test_predecessors_and_successors_know_each_other(
    show, province, thong_nong, ha_quang, giang, binh
):
    units.dissolve(unit=thong_nong, on=MOVED, by=giang, into=ha_quang)
    units.rename(unit=ha_quang, name="Huyện Đoàn Mới", on=MOVED, by=giang)

    new, old = show(ha_quang), show(thong_nong, EVE)

    told = [("Huyện Đoàn Thông Nông", "Huyện Đoàn Mới", MOVED)]
    for shown in (new, old):
        steps = shown.lineage.steps
        assert [(str(s.unit), str(s.into), s.on) for s in steps] == told
    assert show(province).lineage is None
    assert set(new.links) == {thong_nong.pk}
    assert show(ha_quang, user=binh).links == {}


@pytest.mark.parametrize("more", [0, 2])
def test_profile_takes_the_same_queries(
    small, show, pac_bo, appoint, more, django_assert_num_queries
):
    for person in PersonFactory.create_batch(1 + more, unit=pac_bo):
        EnrolmentFactory(person=person, unit=pac_bo)
        appoint(person, pac_bo, "COMMITTEE_MEMBER")

    with django_assert_num_queries(22):
        shown = show(pac_bo)
        assert len(list(shown.members)) == 3 + more
        assert [str(t.person) for row in shown.posts for t in row.holders]
