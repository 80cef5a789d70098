"""How ready somebody is: just inside and just outside of each bound."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadres.choices import CourseKind, Degree, Result, Subject, Theory
from cadres.models import Post
from cadres.succession import candidates_of, judge, lay_out
from tests.factories import (
    AttendanceFactory,
    CourseFactory,
    PersonFactory,
    QualificationFactory,
    TenureFactory,
)
from tests.fixtures_succession import EXPECTED

DAY = date(2026, 8, 1)
TOO_OLD_FIRST = (
    "31 tuổi khi dự kiến đảm nhiệm; nhiều nhất 30 tuổi khi giữ chức danh lần đầu."
)
TOO_OLD = "36 tuổi khi dự kiến đảm nhiệm; nhiều nhất 35 tuổi."


@pytest.fixture
def someone(truong_ha):
    """A person with a degree and the theory that the posts of a district ask for."""

    def someone(born_on=date(2000, 1, 1), degree=Degree.BACHELOR, theory=2):
        person = PersonFactory(full_name="Lý Thị Mai", unit=truong_ha, born_on=born_on)
        for subject, level in (
            (Subject.PROFESSIONAL, degree),
            (Subject.THEORY, theory),
        ):
            if level:
                QualificationFactory(
                    person=person,
                    subject=subject,
                    level=level,
                    obtained_on=date(2022, 1, 1),
                )
        return person

    return someone


@pytest.fixture
def judged(draft, propose):
    """What is said of a person on the list for a post."""

    def judged(person, post="DEPUTY", day=DAY):
        propose(draft, person, post)
        rows = candidates_of([draft]).filter(person=person, post=post)
        [found] = judge(rows, day)
        return found

    return judged


@pytest.mark.parametrize(
    ("born_on", "lacks"),
    [
        (date(1996, 1, 2), []),
        (date(1996, 1, 1), [TOO_OLD_FIRST]),
        (None, ["Chưa ghi ngày sinh."]),
    ],
)
def test_age_at_the_first_time(someone, judged, born_on, lacks):
    found = judged(someone(born_on))

    assert found.lacks == lacks
    assert found.is_ready == (not lacks)


@pytest.mark.parametrize(
    ("born_on", "lacks"),
    [(date(1991, 1, 2), []), (date(1991, 1, 1), [TOO_OLD])],
)
def test_age_of_whoever_held_the_post_before(someone, judged, born_on, lacks, ha_quang):
    person = someone(born_on)
    TenureFactory(person=person, unit=ha_quang, post_id="DEPUTY")

    assert judged(person).lacks == lacks


def test_the_same_post_on_another_level_does_not_count(someone, judged, truong_ha):
    person = someone(date(1996, 1, 1))
    TenureFactory(person=person, unit=truong_ha, post_id="DEPUTY")

    assert judged(person).lacks == [TOO_OLD_FIRST]


def test_special_ground_has_an_age_of_its_own(someone, judged, ha_quang):
    person = someone(date(1991, 1, 1))
    TenureFactory(person=person, unit=ha_quang, post_id="DEPUTY")
    ha_quang.placements.update(special_area=True)

    assert judged(person).lacks == []


@pytest.mark.parametrize(
    ("degree", "theory", "lacks"),
    [
        (Degree.BACHELOR, Theory.INTERMEDIATE, []),
        (
            Degree.COLLEGE,
            Theory.INTERMEDIATE,
            ["Chuyên môn: cần từ Đại học trở lên (mới có Cao đẳng)."],
        ),
        (
            Degree.MASTER,
            Theory.ELEMENTARY,
            ["Lý luận chính trị: cần từ Trung cấp trở lên (mới có Sơ cấp)."],
        ),
        (
            None,
            None,
            [
                "Chuyên môn: cần từ Đại học trở lên.",
                "Lý luận chính trị: cần từ Trung cấp trở lên.",
            ],
        ),
    ],
)
def test_schooling(someone, judged, degree, theory, lacks):
    assert judged(someone(degree=degree, theory=theory)).lacks == lacks


def test_degree_counts_from_its_day(someone, judged):
    found = judged(someone(), day=date(2021, 12, 31))

    assert found.lacks == [
        "Chuyên môn: cần từ Đại học trở lên.",
        "Lý luận chính trị: cần từ Trung cấp trở lên.",
    ]


def test_post_without_standards_asks_nothing(someone, judged):
    found = judged(someone(None, None, None), "HEAD")

    assert (found.lacks, found.age) == ([], None)


def test_what_is_known_of_a_candidate(someone, judged, truong_ha):
    person = someone()
    TenureFactory(person=person, unit=truong_ha, post_id="SECRETARY")
    for kind, result in (
        (CourseKind.SKILLS, Result.PASSED),
        (CourseKind.UNION_WORK, Result.PASSED),
        (CourseKind.THEORY, Result.LEARNING),
    ):
        course = CourseFactory(kind=kind)
        AttendanceFactory(course=course, person=person, unit=truong_ha, result=result)

    found = judged(person)

    assert found.age == 27
    assert found.posts == ["Bí thư, Đoàn xã Trường Hà"]
    assert (found.degree, found.theory) == ("Đại học", "Trung cấp")
    assert found.courses == ["Nghiệp vụ công tác Đoàn", "Kỹ năng khác"]


@pytest.mark.parametrize(
    ("day", "courses"),
    [(date(2019, 5, 9), []), (date(2019, 5, 10), ["Nghiệp vụ công tác Đoàn"])],
)
def test_course_counts_from_its_last_day(someone, judged, truong_ha, day, courses):
    person = someone()
    AttendanceFactory(
        course=CourseFactory(ends_on=date(2019, 5, 10)),
        person=person,
        unit=truong_ha,
        result=Result.PASSED,
    )

    assert judged(person, day=day).courses == courses


@pytest.mark.parametrize(
    ("day", "is_late"), [(EXPECTED, False), (EXPECTED + timedelta(1), True)]
)
def test_expected_day_may_have_gone_by(someone, judged, day, is_late):
    found = judged(someone(), day=day)

    assert (found.is_late, found.is_ready) == (is_late, True)


def test_as_many_queries_for_one_as_for_three(draft, propose, someone, lien):
    propose(draft, lien, "SECRETARY")

    def count():
        with CaptureQueriesContext(connection) as queries:
            judge(candidates_of([draft]), DAY)
        return len(queries)

    alone = count()
    propose(draft, someone(), "SECRETARY", "DEPUTY")
    assert count() == alone == 7


def test_sheet_is_laid_out_by_posts(listed, propose, someone):
    propose(listed, someone(), "DEPUTY", "HEAD")

    sheet = lay_out(listed, DAY)

    told = [
        (section.post.pk, [row.candidate.person.full_name for row in section.rows])
        for section in sheet.sections
    ]
    assert told == [
        ("SECRETARY", ["Hoàng Thị Liên"]),
        ("DEPUTY", ["Hoàng Thị Liên", "Lý Thị Mai"]),
        ("HEAD", ["Lý Thị Mai"]),
    ]
    assert (sheet.people, len(sheet.rows), sheet.ready) == (2, 4, 2)
    assert not sheet.is_empty
    assert Post.objects.get(pk="DEPUTY") == sheet.sections[1].post
    assert sheet.rows[0].candidate.expected_on == EXPECTED
