from datetime import UTC, date, datetime

import pytest

from accounts.choices import ReviewState
from cadres.choices import (
    AwardForm,
    AwardTitle,
    MoveKind,
    ObjectKind,
    Prize,
    Rank,
    Result,
    Sphere,
    Tier,
)
from cadres.models import Post
from reports.profiles import person as profiles
from tests import factories

TODAY = date(2022, 6, 30)
AT = datetime(2022, 1, 10, tzinfo=UTC)
HERE = "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"


@pytest.fixture
def lan(pac_bo):
    return factories.PersonFactory(full_name="Nông Thị Lan", unit=pac_bo)


@pytest.fixture
def secretary(db):
    return Post.objects.get(pk="SECRETARY")


@pytest.fixture
def told(an):
    """The timeline of a person, as lines."""

    def told(person, user=an):
        shown = profiles.profile(person, user=user, today=TODAY)
        return [
            (row.on, row.title, str(row.place or ""), *row.details)
            for row in shown.timeline
        ]

    return told


def test_course_is_told_with_its_result(told, lan):
    course = factories.CourseFactory(name="lớp bí thư chi đoàn")
    factories.AttendanceFactory(
        course=course,
        person=lan,
        result=Result.PASSED,
        certificate="15/CC",
        certified_on=date(2019, 6, 1),
    )
    other = factories.CourseFactory(name="lớp kỹ năng", begins_on=date(2018, 5, 6))
    factories.AttendanceFactory(course=other, person=lan)

    assert told(lan) == [
        (
            date(2019, 5, 6),
            "Học lớp bí thư chi đoàn",
            HERE,
            "Nghiệp vụ công tác Đoàn; Tỉnh Đoàn",
            "Hoàn thành; chứng chỉ số 15/CC ngày 01/06/2019",
        ),
        (
            date(2018, 5, 6),
            "Học lớp kỹ năng",
            HERE,
            "Nghiệp vụ công tác Đoàn; Tỉnh Đoàn",
            "Đang học",
        ),
    ]


def test_move_out_of_the_union_is_told(told, lan, secretary):
    factories.MoveFactory(
        person=lan, post=secretary, is_over_age=True, decision="7-QĐ/TU"
    )

    assert told(lan) == [
        (
            date(2020, 9, 1),
            "Điều động",
            HERE,
            "Từ chức danh Bí thư đến Ban Dân vận Tỉnh ủy",
            "Bố trí khi hết tuổi công tác Đoàn",
            "Quyết định số 7-QĐ/TU",
        )
    ]


def test_secondment_and_its_end_are_told(told, lan, secretary, hoa_an):
    factories.MoveFactory(
        person=lan,
        kind=MoveKind.SECONDMENT,
        post=secretary,
        sphere=Sphere.UNION,
        tier=Tier.DISTRICT,
        into=hoa_an,
        into_post=Post.objects.get(pk="DEPUTY"),
        place="",
        planned_until=date(2021, 9, 1),
        returned_on=date(2021, 3, 1),
    )

    assert told(lan) == [
        (date(2021, 3, 1), "Kết thúc đi thực tế", HERE),
        (
            date(2020, 9, 1),
            "Cử đi thực tế có thời hạn",
            HERE,
            "Từ chức danh Bí thư đến Phó Bí thư, Huyện Đoàn Hòa An",
            "Dự kiến về ngày 01/09/2021",
        ),
    ]


def test_elected_office_is_told_from_beginning_to_end(told, lan):
    factories.ElectedOfficeFactory(person=lan, until=date(2022, 2, 1))

    assert told(lan) == [
        (
            date(2022, 2, 1),
            "Thôi tham gia Hội đồng nhân dân, cấp xã",
            HERE,
            "Nhiệm kỳ 2021–2026",
        ),
        (
            date(2021, 6, 1),
            "Trúng cử Hội đồng nhân dân, cấp xã",
            HERE,
            "Nhiệm kỳ 2021–2026",
        ),
    ]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (
            AwardTitle.BRANCH_SECRETARY,
            "Giấy khen, cấp tỉnh: Bí thư chi đoàn tiêu biểu",
        ),
        (AwardTitle.OTHER, "Giấy khen, cấp tỉnh"),
    ],
)
def test_award_is_told(told, lan, title, words):
    factories.AwardFactory(
        person=lan, unit=lan.unit, form=AwardForm.MERIT, title=title, decision="9-QĐ"
    )

    assert told(lan) == [
        (
            date(2021, 3, 26),
            words,
            HERE,
            "Kỷ niệm ngày thành lập Đoàn",
            "Quyết định số 9-QĐ",
        )
    ]


@pytest.mark.parametrize(("prize", "words"), [(Prize.FIRST, ["Giải nhất"]), ("", [])])
def test_contest_is_told(told, lan, prize, words):
    contest = factories.ContestFactory(name="hội thi Bí thư chi đoàn giỏi")
    factories.ContestEntryFactory(contest=contest, person=lan, prize=prize)

    assert told(lan) == [
        (date(2019, 10, 15), "Dự hội thi Bí thư chi đoàn giỏi", HERE, *words)
    ]


@pytest.mark.parametrize(
    ("reported", "words"),
    [(date(2019, 3, 20), "Báo cáo ngày 20/03/2019"), (None, "Chưa có báo cáo")],
)
def test_field_visit_is_told_where_it_led(told, lan, hong_viet, reported, words):
    trip = factories.FieldTripFactory(name="đợt I")
    factories.FieldVisitFactory(
        trip=trip, person=lan, unit=hong_viet, reported_on=reported
    )

    assert told(lan) == [
        (
            date(2019, 3, 1),
            "Đi cơ sở: đợt I",
            "Đoàn xã Hồng Việt, Huyện Đoàn Hòa An",
            "Từ 01/03/2019 đến hết 15/03/2019",
            words,
        )
    ]


def test_recruitment_is_told(told, lan, province):
    sat = factories.RecruitmentRoundFactory(name="Kỳ thi năm 2021", unit=province)
    post = Post.objects.get(pk="SPECIALIST")
    factories.RecruitFactory(round=sat, person=lan, post=post)

    assert told(lan) == [
        (
            date(2021, 9, 15),
            "Trúng tuyển Chuyên viên",
            "Tỉnh Đoàn Cao Bằng",
            "Kỳ thi năm 2021",
        )
    ]


@pytest.fixture
def evaluate(giang, province, lan):
    """An evaluation of Lan in a campaign, closed unless told otherwise."""

    def evaluate(year=2021, is_closed=True, **facts):
        closed = {"closed_at": AT, "closed_by": giang} if is_closed else {}
        campaign = factories.EvaluationCampaignFactory(
            year=year, kind=ObjectKind.MEMBER, **closed
        )
        return factories.EvaluationFactory(
            campaign=campaign, unit=lan.unit, decider=province, person=lan, **facts
        )

    return evaluate


def decided(giang, **facts):
    stamps = ("submitted", "decided")
    acts = {f"{name}_at": AT for name in stamps} | {f"{n}_by": giang for n in stamps}
    return {"state": ReviewState.APPROVED} | acts | facts


def test_evaluation_of_a_closed_campaign_is_told(told, lan, evaluate, giang):
    evaluate(2021, **decided(giang, rank=Rank.EXCELLENT, decision="5-QĐ"))
    evaluate(2020, **decided(giang, unrated="Mới kết nạp"))
    evaluate(2019)

    assert told(lan) == [
        (
            date(2021, 12, 31),
            "Năm 2021: Hoàn thành xuất sắc nhiệm vụ",
            HERE,
            "Xếp loại chất lượng",
            "Quyết định số 5-QĐ",
        ),
        (
            date(2020, 12, 31),
            "Năm 2020: Chưa xếp loại (Mới kết nạp)",
            HERE,
            "Xếp loại chất lượng",
        ),
        (
            date(2019, 12, 31),
            "Năm 2019: Chưa xếp loại",
            HERE,
            "Xếp loại chất lượng",
        ),
    ]


def test_open_campaign_and_whoever_left_it_are_not_told(told, lan, evaluate):
    evaluate(2021, is_closed=False)
    evaluate(2020, is_out=True)

    assert told(lan) == []


@pytest.fixture
def plan(giang, truong_ha, lan, secretary):
    """Lan stands in two approved reviews of Trường Hà's plan, and in others not."""
    plan = factories.SuccessionPlanFactory(unit=truong_ha)
    facts = decided(giang)

    def stand(year, on, expected, is_dropped=False, **facts):
        review = factories.SuccessionReviewFactory(plan=plan, year=year, on=on, **facts)
        factories.CandidateFactory(
            review=review,
            person=lan,
            post=secretary,
            expected_on=expected,
            is_dropped=is_dropped,
        )

    stand(2020, date(2020, 6, 1), date(2023, 1, 1), **facts)
    stand(2021, date(2021, 6, 1), date(2024, 1, 1), **facts)
    stand(2022, date(2022, 6, 1), date(2025, 1, 1))
    stand(2023, date(2023, 6, 1), date(2025, 1, 1), is_dropped=True, **facts)
    return plan


def test_succession_is_told_once_a_post(told, lan, plan):
    assert told(lan) == [
        (
            date(2020, 6, 1),
            "Quy hoạch chức danh Bí thư",
            "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
            "Dự kiến đảm nhiệm từ 01/01/2024",
            "Rà soát năm 2020, 2021",
        )
    ]


def without(user, right):
    """The user, whose role no longer has a right."""
    group = user.groups.get()
    group.permissions.remove(*group.permissions.filter(codename=right))
    return type(user).objects.get(pk=user.pk)


def test_succession_is_told_to_those_who_may_read_it(told, lan, plan, binh, chi, an):
    assert len(told(lan, binh)) == 1
    assert told(lan, chi) == []
    assert told(lan, without(an, "view_candidate")) == []


def test_evaluation_is_told_to_those_who_may_read_it(told, lan, evaluate, an):
    evaluate()

    assert len(told(lan, an)) == 1
    assert told(lan, without(an, "view_evaluation")) == []


def test_tenure_tells_the_congress(told, lan, secretary):
    congress = factories.CongressFactory(unit=lan.unit, name="Đại hội XI")
    factories.TenureFactory(
        person=lan, post=secretary, since=date(2022, 5, 10), congress=congress
    )

    assert told(lan) == [
        (
            date(2022, 5, 10),
            "Giữ chức danh Bí thư",
            HERE,
            "Bầu; Kiêm nhiệm",
            "Đại hội XI, nhiệm kỳ 2022–2027",
        )
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_timeline_of_work_takes_the_same_queries(
    told, lan, evaluate, secretary, count, django_assert_num_queries
):
    for number in range(count):
        day = date(2020, 1, 1 + number)
        factories.AttendanceFactory(person=lan)
        factories.MoveFactory(person=lan, post=secretary, on=day)
        factories.ContestEntryFactory(person=lan)
        factories.FieldVisitFactory(person=lan)
        factories.RecruitFactory(person=lan)
        factories.CandidateFactory(person=lan)
        evaluate(2018 + number)

    with django_assert_num_queries(20):
        assert len(told(lan)) == 6 * count
