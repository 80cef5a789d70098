from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from cadres.models import Post, Recruit, RecruitmentRound
from cadres.services import recruitment
from tests.factories import PersonFactory, RecruitmentRoundFactory

HELD = date(2021, 9, 15)
AT = datetime(2021, 9, 16, tzinfo=UTC)


@pytest.fixture
def held(province):
    return RecruitmentRoundFactory(
        unit=province, name="Thi tuyển 2021", held_on=HELD, wanted=2, applied=3
    )


@pytest.fixture
def taken(province):
    """So many people who were taken, not saved."""

    def taken(count):
        post = Post.objects.get(code="SPECIALIST")
        people = PersonFactory.create_batch(count, unit=province)
        return [Recruit(person=each, unit=province, post=post) for each in people]

    return taken


def test_round_is_recorded_once(an, province, refused):
    facts = {"name": "Thi tuyển", "unit": province, "organiser": "Tỉnh ủy"}
    facts |= {"held_on": HELD, "wanted": 2, "applied": 30, "by": an, "at": AT}

    recruitment.open_round(**facts)
    with refused({"__all__": ["Kỳ tuyển dụng này đã được ghi."]}):
        recruitment.open_round(**facts)

    assert RecruitmentRound.objects.get().applied == 30


def test_round_is_of_a_unit_that_stands(an, province, refused):
    told = (
        "Tỉnh Đoàn Cao Bằng không hoạt động ngày 31/12/2017; hãy sửa ngày hoặc chọn "
        "đơn vị khác."
    )

    with refused({"unit": [told]}):
        recruitment.open_round(
            name="Thi tuyển",
            unit=province,
            organiser="Tỉnh ủy",
            held_on=date(2017, 12, 31),
            wanted=2,
            applied=30,
            by=an,
            at=AT,
        )


def test_no_more_are_taken_than_were_wanted(an, held, taken, refused):
    told = (
        "Thi tuyển 2021: 3 người trúng tuyển, nhiều hơn chỉ tiêu 2; hãy bớt dòng, hoặc "
        "đính chính chỉ tiêu."
    )

    with refused({"__all__": [told]}):
        recruitment.take(held=held, rows=taken(3), by=an, at=AT)
    assert Recruit.objects.count() == 0
    recruitment.take(held=held, rows=taken(2), by=an, at=AT)

    assert Recruit.objects.count() == 2
    assert Event.objects.get(act="recruitmentround.take").detail == {"people": 2}


def test_correction_leaves_room_for_those_taken(an, held, taken, refused):
    recruitment.take(held=held, rows=taken(2), by=an, at=AT)
    done = {"reason": "Nhầm", "by": an, "at": AT}
    told = (
        "Thi tuyển 2021: 2 người trúng tuyển, nhiều hơn số hồ sơ dự tuyển 1; hãy bớt "
        "dòng, hoặc đính chính số hồ sơ dự tuyển."
    )

    with refused({"__all__": [told]}):
        recruitment.correct(held=held, applied=1, **done)
    recruitment.correct(held=held, applied=2, **done)

    held.refresh_from_db()
    assert held.applied == 2


def test_recruit_is_corrected(an, held, taken, ha_quang):
    recruitment.take(held=held, rows=taken(1), by=an, at=AT)

    recruitment.correct_recruit(
        recruit=Recruit.objects.get(), unit=ha_quang, reason="Nhầm", by=an, at=AT
    )

    assert Recruit.objects.get().unit == ha_quang
