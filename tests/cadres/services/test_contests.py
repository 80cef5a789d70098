from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from cadres.models import Contest, ContestEntry
from cadres.services import contests
from tests.factories import ContestFactory, PersonFactory
from unions.services import units

DAY = date(2019, 10, 15)
AT = datetime(2019, 10, 16, tzinfo=UTC)


@pytest.fixture
def contest(province):
    return ContestFactory(unit=province, name="Bí thư chi đoàn giỏi", on=DAY)


@pytest.fixture
def enter(an, contest):
    def enter(*rows):
        contests.enter(contest=contest, rows=list(rows), by=an, at=AT)

    return enter


def entered():
    rows = ContestEntry.objects.order_by("pk")
    return list(rows.values_list("person__full_name", "unit__code", "prize"))


def test_contest_is_held_by_a_unit_that_stands(an, province, refused):
    facts = {"name": " Hội thi  A ", "unit": province, "tier": "PROVINCE"}
    told = (
        "Tỉnh Đoàn Cao Bằng không hoạt động ngày 31/12/2017; hãy sửa ngày hoặc chọn "
        "đơn vị khác."
    )

    with refused({"unit": [told]}):
        contests.hold(on=date(2017, 12, 31), by=an, at=AT, **facts)
    contests.hold(on=DAY, by=an, at=AT, **facts)

    assert Contest.objects.get().name == "Hội thi A"
    assert Event.objects.get(act="contest.hold").detail == {
        "unit": "Tỉnh Đoàn Cao Bằng",
        "on": "2019-10-15",
    }


def test_entrants_come_from_where_they_hold_a_post(enter, hoa, pac_bo):
    lan = PersonFactory(full_name="Bế Thị Lan", unit=pac_bo)

    enter(ContestEntry(person=hoa.person), ContestEntry(person=lan, prize="FIRST"))

    assert entered() == [
        ("Nông Thị Hoa", "CB-HQ-TH", ""),
        ("Bế Thị Lan", "CB-HQ-TH-PB", "FIRST"),
    ]
    assert Event.objects.get(act="contest.enter").detail == {"people": 2}


def test_nobody_enters_twice(enter, hoa, refused):
    enter(ContestEntry(person=hoa.person))

    with refused(
        {"0": ["Nông Thị Hoa đã có trong “Bí thư chi đoàn giỏi”; hãy bỏ dòng này."]}
    ):
        enter(ContestEntry(person=hoa.person))


def test_prizes_are_written_and_put_right(an, contest, enter, hoa):
    enter(ContestEntry(person=hoa.person))
    entry = ContestEntry.objects.get()

    entry.prize = "SECOND"
    contests.give_prizes(contest=contest, rows=[entry], by=an, at=AT)
    contests.correct_entry(entry=entry, prize="FIRST", reason="Nhầm", by=an, at=AT)

    assert entered() == [("Nông Thị Hoa", "CB-HQ-TH", "FIRST")]
    assert Event.objects.get(act="contest.give_prizes").detail == {"people": 1}
    event = Event.objects.get(act="contestentry.correct")
    assert (event.subject, event.detail["changes"]) == (
        "Bí thư chi đoàn giỏi",
        {"giải": ["Giải nhì", "Giải nhất"]},
    )


def test_contest_is_corrected(an, contest):
    contests.correct(contest=contest, tier="CENTRAL", reason="Nhầm", by=an, at=AT)

    assert Event.objects.get(act="contest.correct").detail["changes"] == {
        "cấp": ["Cấp tỉnh", "Trung ương"]
    }


def test_entry_is_not_corrected_to_a_unit_that_has_ended(
    an, enter, hoa, soc_ha, refused
):
    enter(ContestEntry(person=hoa.person))
    units.dissolve(unit=soc_ha, on=DAY, by=an)
    told = f"{soc_ha} không hoạt động ngày 15/10/2019; hãy sửa ngày hoặc chọn đơn vị "
    told += "khác."

    with refused({"unit": [told]}):
        contests.correct_entry(
            entry=ContestEntry.objects.get(),
            unit=soc_ha,
            reason="Nhầm",
            by=an,
            at=AT,
        )

    assert entered() == [("Nông Thị Hoa", "CB-HQ-TH", "")]


def test_contest_is_not_put_on_a_day_without_the_unit_of_an_entrant(
    an, contest, enter, hoa, soc_ha, refused
):
    enter(ContestEntry(person=hoa.person, unit=soc_ha))
    units.dissolve(unit=soc_ha, on=date(2019, 10, 20), by=an)
    told = f"{soc_ha} không hoạt động ngày 20/10/2019; hãy sửa ngày hoặc chọn đơn vị "
    told += "khác."
    put_right = {"contest": contest, "reason": "Nhầm", "by": an, "at": AT}

    with refused({"on": [told]}):
        contests.correct(on=date(2019, 10, 20), **put_right)
    contests.correct(on=date(2019, 10, 19), **put_right)

    assert Contest.objects.get().on == date(2019, 10, 19)


@pytest.mark.parametrize(
    ("user", "count"), [("an", 1), ("dung", 1), ("binh", 1), ("chi", 0), ("nobody", 0)]
)
def test_entry_is_seen_by_both_ends(enter, hoa, request, user, count):
    enter(ContestEntry(person=hoa.person))

    rows = ContestEntry.objects.visible_to(request.getfixturevalue(user))

    assert rows.count() == count
