"""Constraints of courses, rounds at the grassroots and recruitment."""

from datetime import date

from cadres.choices import Result
from cadres.models import (
    Attendance,
    Course,
    FieldTrip,
    FieldVisit,
    Post,
    Recruit,
    RecruitmentRound,
)
from tests.factories import (
    AttendanceFactory,
    CourseFactory,
    FieldTripFactory,
    FieldVisitFactory,
    PersonFactory,
    RecruitFactory,
    RecruitmentRoundFactory,
)

BEFORE = date(2017, 1, 1)
COURSE, TRIP, ROUND = 901, 902, 903

BROKEN = {
    "cadres_course_ends_after_begins": (
        Course,
        {"ends_on": BEFORE},
        "Ngày bế giảng phải từ ngày khai giảng trở đi.",
    ),
    "cadres_attendance_once": (
        Attendance,
        {"course_id": COURSE},
        "Học viên đã có trong danh sách lớp.",
    ),
    "cadres_attendance_certificate_if_passed": (
        Attendance,
        {"result": Result.FAILED},
        "Chỉ người hoàn thành mới có chứng chỉ.",
    ),
    "cadres_fieldtrip_ends_after_begins": (
        FieldTrip,
        {"ends_on": BEFORE},
        "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    ),
    "cadres_fieldvisit_once": (
        FieldVisit,
        {"trip_id": TRIP},
        "Cán bộ đã có trong đợt đi cơ sở này.",
    ),
    "cadres_recruitmentround_once": (
        RecruitmentRound,
        {"name": "Thi tuyển 2021"},
        "Kỳ tuyển dụng này đã được ghi.",
    ),
    "cadres_recruit_once": (
        Recruit,
        {"round_id": ROUND},
        "Người này đã có trong danh sách trúng tuyển.",
    ),
}

MODELS = [Course, Attendance, FieldTrip, FieldVisit, RecruitmentRound, Recruit]


def rows(pac_bo):
    """A good row of each model, not saved; its neighbour with the same keys is."""
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    post = Post.objects.get(code="SPECIALIST")
    course = CourseFactory(pk=COURSE, unit=pac_bo)
    trip = FieldTripFactory(pk=TRIP, unit=pac_bo)
    held = RecruitmentRoundFactory(pk=ROUND, unit=pac_bo, name="Thi tuyển 2021")
    AttendanceFactory(course=course, person=person)
    FieldVisitFactory(trip=trip, person=person)
    RecruitFactory(round=held, person=person, post=post)
    return {
        Course: CourseFactory.build(unit=pac_bo),
        Attendance: AttendanceFactory.build(
            course=CourseFactory(unit=pac_bo),
            person=person,
            result=Result.PASSED,
            certificate="15/CC",
        ),
        FieldTrip: FieldTripFactory.build(unit=pac_bo),
        FieldVisit: FieldVisitFactory.build(
            trip=FieldTripFactory(unit=pac_bo), person=person
        ),
        RecruitmentRound: RecruitmentRoundFactory.build(unit=pac_bo),
        Recruit: RecruitFactory.build(
            round=RecruitmentRoundFactory(unit=pac_bo), person=person, post=post
        ),
    }
