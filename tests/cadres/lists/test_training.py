"""Courses, who was sent to them, who still lacks what; rounds; recruitment."""

from datetime import date

import pytest

from cadres.choices import CourseKind, Degree, Result, School, Subject, Theory
from cadres.lists import Asked, find
from cadres.lists.laying import lay_out
from tests.factories import (
    AttendanceFactory,
    CourseFactory,
    FieldTripFactory,
    FieldVisitFactory,
    PersonFactory,
    QualificationFactory,
    RecruitFactory,
    RecruitmentRoundFactory,
    TenureFactory,
)

BEGAN, EVE = date(2021, 5, 10), date(2021, 5, 9)
DAY = date(2021, 12, 31)
NOTHING = {"tu": None, "noi-dung": "", "phoi-hop": "", "ket-qua": "", "thieu": ""}


@pytest.fixture
def asked(an):
    """What is asked, by An about the end of 2021 unless said otherwise."""

    def asked(user=an, day=DAY, unit=None, **facts):
        facts = {name.replace("_", "-"): value for name, value in facts.items()}
        return Asked(user, day, unit, NOTHING | facts)

    return asked


@pytest.fixture
def course(province):
    return CourseFactory(
        unit=province, name="Lớp A", begins_on=BEGAN, ends_on=date(2021, 5, 14)
    )


@pytest.fixture
def lan(pac_bo):
    return PersonFactory(full_name="Bế Thị Lan", unit=pac_bo)


def rows(slug, asked):
    return list(find(slug).found(asked))


def told(slug, asked):
    """The words of each row by the label of the column."""
    listing = find(slug)
    laid = lay_out(listing, rows(slug, asked), asked, DAY)
    return [{cell.column.label: cell.text for cell in row} for row in laid]


def totals(slug, asked):
    listing = find(slug)
    return dict(listing.summary(listing.found(asked), asked))


def test_courses_are_listed_with_turns_and_persons(asked, course, lan, province):
    other = CourseFactory(unit=province, begins_on=BEGAN, ends_on=BEGAN)
    AttendanceFactory(course=course, person=lan, result=Result.PASSED)
    AttendanceFactory(course=other, person=lan)

    first = told("lop", asked())[0]

    assert (first["Lớp"], first["Số lượt"], first["Hoàn thành"]) == ("Lớp A", "1", "1")
    assert totals("lop", asked()) == {"Số lớp": 2, "Số lượt": 2, "Số người": 1}


@pytest.mark.parametrize(("day", "count"), [(EVE, 0), (BEGAN, 1)])
def test_course_is_listed_from_its_first_day(asked, course, day, count):
    assert len(rows("lop", asked(day=day))) == count


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"tu": BEGAN}, 1),
        ({"tu": date(2021, 5, 11)}, 0),
        ({"noi_dung": CourseKind.UNION_WORK}, 1),
        ({"noi_dung": CourseKind.THEORY}, 0),
        ({"phoi_hop": School.POLITICAL_SCHOOL}, 1),
        ({"phoi_hop": School.NONE}, 0),
    ],
)
def test_courses_are_narrowed(asked, course, facts, count):
    assert len(rows("lop", asked(**facts))) == count


def test_turns_are_for_those_who_send(asked, course, lan, binh, chi):
    turn = AttendanceFactory(course=course, person=lan)

    assert rows("da-cu-di-hoc", asked(binh)) == [turn]
    assert rows("da-cu-di-hoc", asked(chi)) == []
    assert rows("lop", asked(binh)) == []


def test_course_of_another_office_is_not_linked(asked, course, lan, an, binh):
    AttendanceFactory(course=course, person=lan)
    listing = find("da-cu-di-hoc")

    links = []
    for user in (an, binh):
        asking = asked(user)
        [cells] = lay_out(listing, rows("da-cu-di-hoc", asking), asking, DAY)
        links += [cell.url for cell in cells if cell.column.label == "Lớp"]

    assert links == [f"/can-bo/lop/{course.pk}/", ""]


def test_turns_and_persons_are_counted_apart(asked, course, lan, province):
    other = CourseFactory(
        unit=province, begins_on=BEGAN, ends_on=BEGAN, kind=CourseKind.THEORY
    )
    for each in (course, other):
        AttendanceFactory(course=each, person=lan)

    assert totals("da-cu-di-hoc", asked()) == {"Số lượt": 2, "Số người": 1}
    assert len(rows("da-cu-di-hoc", asked(noi_dung=CourseKind.THEORY))) == 1
    assert rows("da-cu-di-hoc", asked(ket_qua=Result.PASSED)) == []


# What is lacking


@pytest.fixture
def secretary(ha_quang, holder):
    """Of Hà Quảng: a bachelor with intermediate theory is asked for."""
    return holder("Nông Thị Hoa", ha_quang)


def studied(tenure, subject, level):
    QualificationFactory(person=tenure.person, subject=subject, level=level)


def lacks(asked, **facts):
    return [
        (row["Cán bộ"], row["Còn thiếu"], row["Nội dung cần học"], row["Đang học"])
        for row in told("con-thieu", asked(**facts))
    ]


def test_cadre_is_told_what_to_learn(asked, secretary, course):
    studied(secretary, Subject.PROFESSIONAL, Degree.COLLEGE)
    AttendanceFactory(course=course, person=secretary.person)

    assert lacks(asked) == [
        (
            "Nông Thị Hoa",
            "Chuyên môn: Đại học (đã có Cao đẳng); Lý luận chính trị: Trung cấp (chưa "
            "ghi)",
            "Chuyên môn; Lý luận chính trị; Nghiệp vụ công tác Đoàn",
            "Lớp A",
        )
    ]


def test_cadre_in_two_posts_is_one_person_to_send(asked, secretary, holder):
    TenureFactory(person=secretary.person, unit=secretary.unit, post_id="DEPUTY")
    holder("Bế Văn Tài", secretary.unit)

    assert totals("con-thieu", asked()) == {"Số người": 2, "Lượt giữ chức danh": 3}


def test_cadre_who_meets_the_standard_is_not_listed(asked, secretary):
    studied(secretary, Subject.PROFESSIONAL, Degree.BACHELOR)
    studied(secretary, Subject.THEORY, Theory.INTERMEDIATE)

    assert lacks(asked) == []


def test_course_of_union_work_counts_once_passed_and_over(asked, secretary, course):
    lacking = ("Nông Thị Hoa", "–", "Nghiệp vụ công tác Đoàn", "–")
    studied(secretary, Subject.PROFESSIONAL, Degree.BACHELOR)
    studied(secretary, Subject.THEORY, Theory.INTERMEDIATE)
    turn = AttendanceFactory(course=course, person=secretary.person)
    untrained = {"thieu": "nghiep-vu"}

    assert lacks(asked, **untrained) == [(*lacking[:3], "Lớp A")]
    turn.result = Result.PASSED
    turn.save()
    assert lacks(asked, day=date(2021, 5, 13), **untrained) == [lacking]
    assert lacks(asked, day=date(2021, 5, 14), **untrained) == []


# Rounds


def test_rounds_at_the_grassroots_tell_who_is_silent(asked, province, lan, ha_quang):
    person = PersonFactory(unit=province)
    trip = FieldTripFactory(unit=province, begins_on=BEGAN, ends_on=BEGAN)
    FieldVisitFactory(trip=trip, person=lan, unit=ha_quang, reported_on=BEGAN)
    FieldVisitFactory(trip=trip, person=person, unit=ha_quang)

    [row] = told("di-co-so", asked())

    assert (row["Số lượt"], row["Chưa báo cáo"]) == ("2", "1")
    assert totals("di-co-so", asked()) == {
        "Số đợt": 1,
        "Số lượt": 2,
        "Số người": 2,
        "Chưa báo cáo": 1,
    }
    assert rows("di-co-so", asked(day=EVE)) == []
    assert rows("di-co-so", asked(tu=date(2021, 5, 11))) == []


def test_recruitment_tells_how_many_came_and_were_taken(asked, province, lan, post):
    held = RecruitmentRoundFactory(unit=province, held_on=BEGAN, wanted=2, applied=30)
    RecruitFactory(round=held, person=lan, post=post("SPECIALIST"))

    [row] = told("tuyen-dung", asked())

    assert (row["Hồ sơ dự tuyển"], row["Trúng tuyển"]) == ("30", "1")
    assert totals("tuyen-dung", asked()) == {
        "Số kỳ": 1,
        "Chỉ tiêu": 2,
        "Hồ sơ dự tuyển": 30,
        "Trúng tuyển": 1,
    }
    assert rows("tuyen-dung", asked(day=EVE)) == []
    assert totals("tuyen-dung", asked(day=EVE))["Hồ sơ dự tuyển"] == 0


@pytest.mark.parametrize("slug", ["lop", "di-co-so", "tuyen-dung"])
def test_lists_of_the_province_are_not_for_districts(
    asked, chi, course, province, slug
):
    FieldTripFactory(unit=province, begins_on=BEGAN, ends_on=BEGAN)
    RecruitmentRoundFactory(unit=province, held_on=BEGAN)

    assert len(rows(slug, asked())) == 1
    assert rows(slug, asked(chi)) == []


@pytest.mark.parametrize(
    "slug", ["lop", "da-cu-di-hoc", "con-thieu", "di-co-so", "tuyen-dung"]
)
def test_lists_have_a_page(client, an, course, secretary, slug):
    client.force_login(an)

    assert client.get(f"/can-bo/{slug}/").status_code == 200
