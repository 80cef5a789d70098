from datetime import UTC, date, datetime

import pytest

from cadres.choices import Degree, Subject, TenureEnd
from cadres.services import qualifications, tenures
from members.choices import Campaign, Exit, TransferState
from members.models import Transfer
from members.services import enrolments
from reports.profiles import discipline
from reports.profiles import person as profiles
from tests.factories import PersonFactory, TenureFactory
from unions.services import units

JOINED, MOVED, LEFT = date(2019, 3, 26), date(2020, 2, 1), date(2022, 5, 19)
TODAY = date(2022, 6, 30)


@pytest.fixture
def lan(pac_bo):
    return PersonFactory(full_name="Nông Thị Lan", unit=pac_bo)


@pytest.fixture
def admit(giang):
    def admit(person, unit, on=JOINED, **facts):
        facts = {"decision": "12-QĐ/ĐTN"} | facts
        enrolments.admit(person=person, unit=unit, decided_on=on, by=giang, **facts)

    return admit


@pytest.fixture
def show(an):
    def show(person, user=an, today=TODAY):
        person.refresh_from_db()
        return profiles.profile(person, user=user, today=today)

    return show


def told(shown):
    return [
        (row.on, row.title, str(row.place or ""), *row.details)
        for row in shown.timeline
    ]


def test_timeline_is_the_whole_history_the_newest_first(
    show, admit, lan, pac_bo, lam_son, appoint, giang
):
    admit(lan, pac_bo, campaign=Campaign.CLASS_90)
    tenure = appoint(lan, pac_bo, on=date(2019, 9, 1))
    qualifications.award(
        person=lan,
        subject=Subject.PROFESSIONAL,
        level=Degree.BACHELOR,
        on=date(2019, 7, 1),
        by=giang,
    )
    tenures.end(tenure=tenure, on=MOVED, reason=TenureEnd.MOVED, by=giang)
    enrolments.move(person=lan, unit=lam_son, on=MOVED, by=giang)
    enrolments.leave(person=lan, on=LEFT, exit=Exit.MATURED, by=giang)

    here = "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
    there = "Chi đoàn Lam Sơn, Đoàn xã Hồng Việt, Huyện Đoàn Hòa An"
    assert told(show(lan)) == [
        (LEFT, "Trưởng thành đoàn", there),
        (
            MOVED,
            "Thôi chức danh Bí thư",
            here,
            "Chuyển công tác",
            "Giữ từ 01/09/2019 đến hết 31/01/2020",
        ),
        (
            MOVED,
            "Chuyển sinh hoạt trong tỉnh",
            there,
            f"Trước đó sinh hoạt tại {here}",
        ),
        (date(2019, 9, 1), "Giữ chức danh Bí thư", here, "Bầu; Kiêm nhiệm"),
        (date(2019, 7, 1), "Chuyên môn: Đại học", ""),
        (
            JOINED,
            "Kết nạp đoàn viên",
            here,
            "Quyết định số 12-QĐ/ĐTN ngày 26/03/2019",
            "Đợt: Lớp đoàn viên 90 năm",
        ),
    ]


def test_units_bear_the_names_of_the_day(show, admit, lan, pac_bo, giang, found):
    admit(lan, pac_bo)
    heir = found(
        "CB-HQ-TH-CB", pac_bo.form, "Chi đoàn Cốc Bó", pac_bo.parent, bloc=pac_bo.bloc,
        area="RURAL",
    )  # fmt: skip
    units.dissolve(unit=pac_bo, on=MOVED, into=heir, by=giang)
    units.rename(unit=heir, name="Chi đoàn Mới", on=LEFT, by=giang)

    (merged, admitted) = show(lan).timeline

    assert (merged.title, merged.place.name) == (
        "Theo đơn vị sáp nhập",
        "Chi đoàn Cốc Bó",
    )
    above = "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
    assert merged.details == (f"Trước đó sinh hoạt tại Chi đoàn Pác Bó, {above}",)
    assert admitted.place.name == "Chi đoàn Pác Bó"
    assert show(lan).place.name == "Chi đoàn Mới"


def test_departure_and_return_are_told_apart(show, admit, lan, pac_bo, giang):
    admit(lan, pac_bo)
    enrolments.leave(person=lan, on=MOVED, exit=Exit.TRANSFERRED, by=giang)
    enrolments.enrol(person=lan, unit=pac_bo, on=LEFT, entry="TRANSFERRED", by=giang)

    assert [(row.on, row.title) for row in show(lan).timeline] == [
        (LEFT, "Chuyển đến từ ngoài tỉnh"),
        (MOVED, "Chuyển ra ngoài tỉnh"),
        (JOINED, "Kết nạp đoàn viên"),
    ]


def test_departure_and_return_of_one_day_are_no_move(show, admit, lan, pac_bo, giang):
    admit(lan, pac_bo)
    enrolments.leave(person=lan, on=MOVED, exit=Exit.TRANSFERRED, by=giang)
    enrolments.enrol(person=lan, unit=pac_bo, on=MOVED, entry="TRANSFERRED", by=giang)

    assert [(row.on, row.title, row.details) for row in show(lan).timeline[:2]] == [
        (MOVED, "Chuyển đến từ ngoài tỉnh", ()),
        (MOVED, "Chuyển ra ngoài tỉnh", ()),
    ]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (TransferState.REQUESTED, "Chờ tiếp nhận"),
        (TransferState.REFUSED, "Từ chối: Không có tên trong sổ"),
    ],
)
def test_proposed_transfer_is_told(show, lan, pac_bo, lam_son, giang, state, words):
    waits = state == TransferState.REQUESTED
    Transfer.objects.create(
        person=lan,
        source=pac_bo,
        target=lam_son,
        requested_on=MOVED,
        moves_on=MOVED,
        state=state,
        reason="" if waits else "Không có tên trong sổ",
        requested_by=giang,
        settled_at=None if waits else datetime(2020, 3, 1, tzinfo=UTC),
        settled_by=None if waits else giang,
    )

    assert told(show(lan)) == [
        (
            MOVED,
            "Đề nghị chuyển sinh hoạt",
            "Chi đoàn Lam Sơn, Đoàn xã Hồng Việt, Huyện Đoàn Hòa An",
            "Từ Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
            words,
        )
    ]


def test_discipline_is_not_on_the_timeline(show, admit, lan, pac_bo, appoint, giang):
    admit(lan, pac_bo)
    tenure = appoint(lan, pac_bo, on=JOINED)
    tenures.end(tenure=tenure, on=MOVED, reason=TenureEnd.DISMISSED, by=giang)
    enrolments.leave(person=lan, on=LEFT, exit=Exit.EXPELLED, by=giang)

    shown = show(lan)

    assert [(row.title, row.details) for row in shown.timeline[:2]] == [
        ("Ra khỏi tổ chức Đoàn", ()),
        ("Thôi chức danh Bí thư", ("Giữ từ 26/03/2019 đến hết 31/01/2020",)),
    ]
    assert [(row.on, row.words) for row in discipline.of(lan)] == [
        (LEFT, f"Khai trừ, {pac_bo}"),
        (MOVED, f"Cách chức Bí thư, {pac_bo}"),
    ]


def test_history_elsewhere_is_named_without_a_link(
    show, admit, lan, pac_bo, lam_son, giang, chi, an
):
    admit(lan, pac_bo)
    enrolments.move(person=lan, unit=lam_son, on=MOVED, by=giang)

    assert told(show(lan, chi)) == told(show(lan, an))
    assert set(show(lan, chi).links) == {lam_son.pk}
    assert set(show(lan, an).links) == {pac_bo.pk, lam_son.pk}


def test_today_is_told_from_the_past(show, admit, lan, pac_bo, appoint, giang):
    admit(lan, pac_bo)
    held = appoint(lan, pac_bo, on=JOINED)

    now, before = show(lan), show(lan, today=date(2019, 1, 1))

    assert (now.enrolment.unit, now.place.name) == (pac_bo, "Chi đoàn Pác Bó")
    assert [(tenure, place.name) for tenure, place in now.tenures] == [
        (held, "Chi đoàn Pác Bó")
    ]
    assert (before.enrolment, before.tenures) == (None, [])


@pytest.mark.parametrize(
    ("born", "is_year_only", "words"),
    [
        (date(2000, 6, 30), False, "30/06/2000 (22 tuổi)"),
        (date(2000, 7, 1), False, "01/07/2000 (21 tuổi)"),
        (date(2000, 1, 1), True, "2000 (khoảng 22 tuổi)"),
        (None, False, ""),
    ],
)
def test_birth_is_told_with_the_age(lan, born, is_year_only, words):
    lan.born_on, lan.is_birth_year_only = born, is_year_only

    assert profiles.birth(lan, TODAY) == words


@pytest.mark.parametrize("more", [0, 2])
def test_profile_takes_the_same_queries(
    show, lan, pac_bo, more, django_assert_num_queries
):
    for tenure in TenureFactory.create_batch(1 + more, person=lan, unit=pac_bo):
        assert tenure.unit == pac_bo

    with django_assert_num_queries(21):
        assert len(show(lan).timeline) == 1 + more
