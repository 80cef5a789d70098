from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from accounts.services import footprints
from cadres.choices import CourseKind, Result, School, Tier
from cadres.models import Attendance, Course, Post
from cadres.services import courses
from tests.factories import CourseFactory, PersonFactory, TenureFactory

BEGAN, ENDED = date(2019, 5, 6), date(2019, 5, 10)
AT = datetime(2019, 6, 1, tzinfo=UTC)
TOO_EARLY = (
    "Tỉnh Đoàn Cao Bằng không hoạt động ngày 31/12/2017; hãy sửa ngày hoặc chọn đơn vị "
    "khác."
)
NO_PAPER = (
    "Nông Thị Hoa: chỉ người hoàn thành mới có chứng chỉ; hãy chọn kết quả “Hoàn "
    "thành” hoặc bỏ trống chứng chỉ."
)


@pytest.fixture
def facts(province):
    return {
        "name": "Bồi dưỡng bí thư",
        "kind": CourseKind.UNION_WORK,
        "tier": Tier.PROVINCE,
        "school": School.POLITICAL_SCHOOL,
        "organiser": "Tỉnh Đoàn",
        "unit": province,
        "begins_on": BEGAN,
        "ends_on": ENDED,
    }


@pytest.fixture
def course(province):
    return CourseFactory(unit=province, name="Bồi dưỡng bí thư", begins_on=BEGAN)


@pytest.fixture
def lan(pac_bo):
    """In no post: a member of Pác Bó."""
    return PersonFactory(full_name="Bế Thị Lan", unit=pac_bo)


@pytest.fixture
def enrol(an, course):
    def enrol(*rows):
        return courses.enrol(course=course, rows=list(rows), by=an, at=AT)

    return enrol


@pytest.fixture
def tell(an, course):
    """Writes facts of the one attendance there is."""

    def tell(**facts):
        row = Attendance.objects.select_related("course", "person").get()
        for name, value in facts.items():
            setattr(row, name, value)
        return courses.record_results(course=course, rows=[row], by=an, at=AT)

    return tell


def turns():
    rows = Attendance.objects.order_by("pk")
    return list(
        rows.values_list("person__full_name", "unit__code", "post_id", "result")
    )


def test_course_is_opened_once(an, facts, refused):
    courses.open_course(by=an, at=AT, **facts | {"name": " Bồi dưỡng  bí thư "})

    again = "Lớp “Bồi dưỡng bí thư” khai giảng ngày này đã được ghi."
    with refused({"name": [again]}):
        courses.open_course(by=an, at=AT, **facts)
    assert [course.name for course in Course.objects.all()] == ["Bồi dưỡng bí thư"]
    assert Event.objects.get(act="course.open").detail == {"unit": "Tỉnh Đoàn Cao Bằng"}


def test_same_name_on_another_day_is_another_course(an, facts):
    courses.open_course(by=an, at=AT, **facts)
    courses.open_course(by=an, at=AT, **facts | {"begins_on": ENDED})

    assert Course.objects.count() == 2


@pytest.mark.parametrize(
    ("begins_on", "told"), [(date(2017, 12, 31), TOO_EARLY), (date(2018, 1, 1), None)]
)
def test_course_is_of_a_unit_that_stands(an, facts, refused, begins_on, told):
    facts["begins_on"] = begins_on
    if told is None:
        courses.open_course(by=an, at=AT, **facts)
        return

    with refused({"unit": [told]}):
        courses.open_course(by=an, at=AT, **facts)


def test_course_is_corrected_with_a_reason(an, course, refused):
    done = {"reason": "Gõ nhầm", "by": an, "at": AT}

    courses.correct(course=course, name="Bồi dưỡng phó bí thư", **done)
    with refused({"unit": [TOO_EARLY]}):
        courses.correct(course=course, begins_on=date(2017, 12, 31), **done)

    course.refresh_from_db()
    assert (course.name, course.begins_on) == ("Bồi dưỡng phó bí thư", BEGAN)


def test_pupils_come_from_where_they_hold_the_highest_post(enrol, hoa, lan):
    deputy = Post.objects.get(code="DEPUTY")
    TenureFactory(person=hoa.person, unit=lan.unit, post=deputy)

    enrol(Attendance(person=hoa.person), Attendance(person=lan))

    assert turns() == [
        ("Nông Thị Hoa", "CB-HQ-TH", "SECRETARY", "LEARNING"),
        ("Bế Thị Lan", "CB-HQ-TH-PB", None, "LEARNING"),
    ]
    assert Event.objects.get(act="course.enrol").detail == {"people": 2}


def test_post_is_the_one_in_the_unit_that_sends(enrol, hoa, pac_bo):
    deputy = Post.objects.get(code="DEPUTY")
    TenureFactory(person=hoa.person, unit=pac_bo, post=deputy)

    enrol(Attendance(person=hoa.person, unit=pac_bo))

    assert turns() == [("Nông Thị Hoa", "CB-HQ-TH-PB", "DEPUTY", "LEARNING")]


def test_pupils_are_enrolled_all_or_none(enrol, hoa, lan, refused):
    twice = "Bế Thị Lan đã có trong “Bồi dưỡng bí thư”; hãy bỏ dòng này."
    rows = [Attendance(person=hoa.person), Attendance(person=lan)]

    with refused({"2": [twice]}):
        enrol(*rows, Attendance(person=lan))
    assert turns() == []

    enrol(Attendance(person=lan))
    with refused({"1": [twice]}):
        enrol(*rows)
    assert [turn[0] for turn in turns()] == ["Bế Thị Lan"]


def test_enrolment_is_taken_back(an, enrol, lan):
    footprints.undo(footprint=enrol(Attendance(person=lan)), by=an, at=AT)

    assert turns() == []


def test_only_who_passed_has_a_certificate(enrol, hoa, refused):
    row = {"person": hoa.person, "certificate": "15/CC"}

    with refused({"0": [NO_PAPER]}):
        enrol(Attendance(**row))
    enrol(Attendance(**row, result=Result.PASSED))

    assert [turn[3] for turn in turns()] == ["PASSED"]


@pytest.mark.parametrize("day", [date(2019, 5, 5), BEGAN])
def test_certificate_is_not_older_than_the_course(enrol, lan, refused, day):
    row = Attendance(person=lan, result=Result.PASSED, certified_on=day)
    if day == BEGAN:
        enrol(row)
        return

    told = (
        "Bế Thị Lan: chứng chỉ cấp ngày 05/05/2019, trước ngày khai giảng 06/05/2019; "
        "hãy kiểm tra lại ngày."
    )
    with refused({"0": [told]}):
        enrol(row)


def test_results_are_told_once_and_then_corrected(an, enrol, tell, lan, refused):
    enrol(Attendance(person=lan))

    tell(result=Result.PASSED)
    tell(certificate="15/CC")
    told = "Bế Thị Lan: kết quả đã được ghi; muốn sửa thì hãy đính chính."
    with refused({"0": [told]}):
        tell(result=Result.FAILED)

    row = Attendance.objects.get()
    assert (row.result, row.certificate) == ("PASSED", "15/CC")
    courses.correct_attendance(
        attendance=row,
        result=Result.FAILED,
        certificate="",
        reason="Nhầm",
        by=an,
        at=AT,
    )
    assert turns() == [("Bế Thị Lan", "CB-HQ-TH-PB", None, "FAILED")]


def test_results_are_taken_back(an, enrol, tell, lan):
    enrol(Attendance(person=lan))

    footprints.undo(footprint=tell(result=Result.PASSED), by=an, at=AT)

    assert [turn[3] for turn in turns()] == ["LEARNING"]


def test_turn_of_another_course_is_not_written(an, enrol, lan, province, refused):
    enrol(Attendance(person=lan))
    row = Attendance.objects.get()
    other = CourseFactory(unit=province)

    told = "Bế Thị Lan: dòng này không còn trong danh sách; hãy tải lại trang."
    with refused({"0": [told]}):
        courses.record_results(course=other, rows=[row], by=an, at=AT)


def test_correction_keeps_the_certificate_to_those_who_passed(an, enrol, hoa, refused):
    enrol(Attendance(person=hoa.person))

    with refused({"__all__": ["Chỉ người hoàn thành mới có chứng chỉ."]}):
        courses.correct_attendance(
            attendance=Attendance.objects.get(),
            certified_on=ENDED,
            reason="Bổ sung",
            by=an,
            at=AT,
        )
