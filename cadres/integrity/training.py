"""Standing rules: courses, rounds at the grassroots and recruitment are of units that
stood, and what became of people is told."""

from django.db.models import Count, Exists, F, OuterRef, Q

from accounts.integrity import Kind, StandingRule, declare
from cadres.choices import Result
from cadres.models import Attendance, Course, FieldTrip, FieldVisit, RecruitmentRound


def _not_standing(unit, day):
    """The rows whose `unit` (a relation) does not exist on their `day` (a column)."""
    return Q(**{f"{unit}__founded_on__gt": F(day)}) | Q(
        **{f"{unit}__closed_on__lte": F(day)}
    )


def _courses_outside_unit(day):
    return Course.objects.filter(_not_standing("unit", "begins_on"))


def _turns_outside_unit(day):
    return Attendance.objects.filter(_not_standing("unit", "course__begins_on"))


def _early_certificates(day):
    return Attendance.objects.filter(certified_on__lt=F("course__begins_on"))


def _without_result(day):
    return Attendance.objects.filter(result=Result.LEARNING, course__ends_on__lt=day)


def _empty_courses(day):
    pupils = Attendance.objects.filter(course=OuterRef("pk"))
    return Course.objects.filter(~Exists(pupils), begins_on__lte=day)


def _trips_outside_unit(day):
    lost = FieldVisit.objects.filter(
        _not_standing("unit", "trip__begins_on"), trip=OuterRef("pk")
    )
    return FieldTrip.objects.filter(_not_standing("unit", "begins_on") | Exists(lost))


def _without_reports(day):
    """Rounds that are over and of which somebody has not reported, or nobody went."""
    visits = FieldVisit.objects.filter(trip=OuterRef("pk"))
    silent = visits.filter(reported_on__isnull=True)
    over = FieldTrip.objects.filter(ends_on__lt=day)
    return over.filter(Exists(silent) | ~Exists(visits))


def _too_many_taken(day):
    rounds = RecruitmentRound.objects.annotate(taken=Count("recruits"))
    return rounds.filter(Q(taken__gt=F("wanted")) | Q(taken__gt=F("applied")))


def _rounds_outside_unit(day):
    return RecruitmentRound.objects.filter(_not_standing("unit", "held_on"))


declare(
    StandingRule(
        id="courses_outside_unit",
        label="Lớp bồi dưỡng của đơn vị không hoạt động",
        explanation="Ngày khai giảng, đơn vị theo dõi lớp chưa thành lập hoặc đã kết "
        "thúc. Hãy đính chính ngày hoặc đơn vị.",
        model=Course,
        find=_courses_outside_unit,
    ),
    StandingRule(
        id="attendances_outside_unit",
        label="Lượt đi học do đơn vị không hoạt động cử",
        explanation="Ngày khai giảng, đơn vị cử chưa thành lập hoặc đã kết thúc. Hãy "
        "đính chính đơn vị cử.",
        model=Attendance,
        find=_turns_outside_unit,
    ),
    StandingRule(
        id="certificates_before_course",
        label="Chứng chỉ cấp trước ngày khai giảng",
        explanation="Ngày cấp chứng chỉ không thể đúng. Hãy đối chiếu chứng chỉ rồi "
        "đính chính.",
        model=Attendance,
        find=_early_certificates,
    ),
    StandingRule(
        id="field_trips_outside_unit",
        label="Đợt đi cơ sở của, hoặc đến, đơn vị không hoạt động",
        explanation="Ngày đầu của đợt, cơ quan cử hoặc một đơn vị đến chưa thành lập "
        "hoặc đã kết thúc. Hãy đính chính ngày hoặc đơn vị.",
        model=FieldTrip,
        find=_trips_outside_unit,
    ),
    StandingRule(
        id="recruitment_outside_unit",
        label="Kỳ tuyển dụng của đơn vị không hoạt động",
        explanation="Ngày có kết quả, đơn vị chưa thành lập hoặc đã kết thúc. Hãy đính "
        "chính ngày hoặc đơn vị.",
        model=RecruitmentRound,
        find=_rounds_outside_unit,
    ),
    StandingRule(
        id="recruitment_overfilled",
        label="Người trúng tuyển nhiều hơn chỉ tiêu hoặc số hồ sơ",
        explanation="Danh sách trúng tuyển dài hơn chỉ tiêu hoặc số hồ sơ dự tuyển. "
        "Hãy đính chính một trong hai.",
        model=RecruitmentRound,
        find=_too_many_taken,
    ),
    StandingRule(
        id="attendances_without_result",
        label="Lớp đã bế giảng, học viên chưa có kết quả",
        explanation="Học viên vẫn ghi là đang học sau ngày bế giảng. Hãy ghi kết quả ở "
        "trang của lớp.",
        model=Attendance,
        find=_without_result,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="courses_without_pupils",
        label="Lớp đã khai giảng chưa ghi học viên",
        explanation="Lớp chưa có danh sách nên lượt đi học bị tính thiếu. Hãy ghi học "
        "viên ở trang của lớp.",
        model=Course,
        find=_empty_courses,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="field_trips_without_reports",
        label="Đợt đi cơ sở còn thiếu báo cáo",
        explanation="Đợt đã kết thúc mà chưa ghi cán bộ đi, hoặc có cán bộ chưa báo "
        "cáo. Hãy ghi ở trang của đợt.",
        model=FieldTrip,
        find=_without_reports,
        kind=Kind.ATTENTION,
    ),
)
