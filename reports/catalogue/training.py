"""B.I.3.3 and B.II.2.2: courses, and who was sent to them; a turn is one person in one
course, a person counts once."""

from django.db.models import Q

from cadres.choices import CourseKind, School
from reports.figures.algebra import DOWN_TO_DISTRICT, PROVINCE, Counted
from unions.choices import Form

from .happenings import COURSES, TRIPS, TURNS, VISITS
from .terms import COMMUNE, DISTRICT_FORMS, people, rows

SECTION = "B.I.3.3"
HELD_WITH = {
    "political_school": (School.POLITICAL_SCHOOL, "Trường Chính trị tỉnh"),
    "district": (School.DISTRICT_CENTRE, "trung tâm bồi dưỡng chính trị cấp huyện"),
}
# Courses that the union holds itself are told apart from those it sends people to.
SENT = ~Q(course__school__in=[school for school, _ in HELD_WITH.values()])
TURN = (
    "Mỗi người trong danh sách một lớp khai giảng trong kỳ là một lượt, tính ở đơn vị "
    "cử đi; lớp mở cùng Trường Chính trị tỉnh, trung tâm chính trị cấp huyện tính "
    "riêng, các lớp khác theo cấp của đơn vị cử và nội dung."
)
LEVELS = {
    "district": (
        Q(form__in=DISTRICT_FORMS),
        "cán bộ đoàn cấp huyện và tương đương",
        DOWN_TO_DISTRICT,
    ),
    "commune": (COMMUNE, "cán bộ đoàn xã, phường, thị trấn", DOWN_TO_DISTRICT),
}
KINDS = {
    "professional": (CourseKind.PROFESSIONAL, "chuyên môn"),
    "theory": (CourseKind.THEORY, "lý luận chính trị"),
}


def _turns(id, label, condition, definition, levels):
    return Counted(
        id=id,
        label=label,
        unit="lượt",
        section=SECTION,
        definition=definition,
        levels=levels,
        over=TURNS,
        take=rows(condition),
    )


def _held(name, school, partner):
    """Courses held with a partner, their turns, and the people behind the turns."""
    turns = f"course_turns_{name}" + ("_courses" if name == "district" else "")
    taught = Q(course__school=school)
    return (
        Counted(
            id=f"courses_{name}",
            label=f"Lớp bồi dưỡng phối hợp với {partner}",
            unit="lớp",
            section=SECTION,
            definition="Lớp khai giảng trong kỳ, theo đơn vị phối hợp mở lớp.",
            levels=DOWN_TO_DISTRICT,
            over=COURSES,
            take=rows(Q(school=school)),
        ),
        _turns(
            turns,
            f"Lượt học ở các lớp phối hợp với {partner}",
            taught,
            TURN,
            DOWN_TO_DISTRICT,
        ),
        Counted(
            id=turns.replace("turns", "people"),
            label=f"Người học ở các lớp phối hợp với {partner}",
            unit="người",
            section=SECTION,
            definition="Như số lượt, nhưng người học nhiều lớp chỉ tính một lần.",
            levels=DOWN_TO_DISTRICT,
            over=TURNS,
            take=people(taught),
        ),
    )


def _sent(level, kind):
    who, whose, levels = LEVELS[level]
    code, content = KINDS[kind]
    return _turns(
        f"course_turns_{level}_{kind}",
        f"Lượt {whose} học {content}",
        SENT & who & Q(course__kind=code),
        TURN,
        levels,
    )


FIGURES = (
    *(figure for name, held in HELD_WITH.items() for figure in _held(name, *held)),
    _turns(
        "course_turns_province_staff",
        "Lượt cán bộ cơ quan Tỉnh Đoàn được cử đi học",
        SENT & Q(form=Form.PROVINCIAL),
        TURN,
        PROVINCE,
    ),
    *(_sent(level, kind) for level in LEVELS for kind in KINDS),
    Counted(
        id="field_trip_rounds",
        label="Đợt đi cơ sở",
        unit="đợt",
        section=SECTION,
        definition="Đợt đi cơ sở theo chế độ 1+2 bắt đầu trong kỳ.",
        levels=DOWN_TO_DISTRICT,
        over=TRIPS,
        take=rows(),
    ),
    Counted(
        id="field_trip_turns",
        label="Lượt cán bộ đi cơ sở",
        unit="lượt",
        section=SECTION,
        definition="Mỗi cán bộ trong một đợt đi cơ sở bắt đầu trong kỳ là một lượt.",
        levels=DOWN_TO_DISTRICT,
        over=VISITS,
        take=rows(),
    ),
)
