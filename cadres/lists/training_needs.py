"""What each cadre still has to learn."""

from django import forms
from django.db.models import Exists, OuterRef

from cadres.choices import CourseKind, Degree, Result, Theory
from cadres.models import Attendance, Tenure
from cadres.standards import below_standard
from unions.choices import Level

from . import columns
from .ages import HOLDER, ORDER, RELATED
from .listing import Group, Listing, declare

UNTRAINED = "nghiep-vu"
# What a course of the kind helps to reach.
SCALES = {
    CourseKind.PROFESSIONAL: ("degree", "Chuyên môn", Degree),
    CourseKind.THEORY: ("theory", "Lý luận chính trị", Theory),
}


def _rows(asked):
    untrained = asked["thieu"] == UNTRAINED
    rows = _untrained(asked.day) if untrained else below_standard(asked.day)
    return rows.select_related(*RELATED).order_by(*ORDER)


def _untrained(day):
    """Those in posts above the branches who have passed no course of union work."""
    passed = _passed(day).filter(
        person=OuterRef("person"), course__kind=CourseKind.UNION_WORK
    )
    rows = Tenure.objects.on(day).exclude(unit__level=Level.BRANCH)
    return rows.filter(~Exists(passed))


def _passed(day):
    return Attendance.objects.filter(result=Result.PASSED, course__ends_on__lte=day)


def _count(rows, asked):
    """Posts and persons: whoever holds two posts is one person to send."""
    people = rows.order_by().values("person").distinct()
    return [("Số người", people.count()), ("Lượt giữ chức danh", rows.count())]


def _prepare(rows, asked):
    """Reads which courses the holders attend on the day, and which kinds they have
    passed."""
    people = {row.person_id for row in rows}
    turns = Attendance.objects.filter(person__in=people).select_related("course")
    now = turns.filter(result=Result.LEARNING, course__begins_on__lte=asked.day)
    learning, done = {}, {}
    for turn in now.order_by("course__begins_on", "pk"):
        learning.setdefault(turn.person_id, []).append(turn.course.name)
    for turn in _passed(asked.day).filter(person__in=people).select_related("course"):
        done.setdefault(turn.person_id, set()).add(turn.course.kind)
    for row in rows:
        row.learning = "; ".join(learning.get(row.person_id, []))
        row.done = done.get(row.person_id, set())


def _lacking(tenure, asked):
    """ "Lý luận chính trị: Trung cấp (đã có Sơ cấp)"."""
    told = []
    for name, label, scale in SCALES.values():
        wanted, held = _levels(tenure, name)
        if wanted and held < wanted:
            had = f"đã có {scale(held).label}" if held else "chưa ghi"
            told.append(f"{label}: {scale(wanted).label} ({had})")
    return "; ".join(told)


def _levels(tenure, name):
    asked = getattr(tenure, f"{name}_asked", None)
    return asked, getattr(tenure, f"{name}_held", 0)


def _kinds(tenure, asked):
    """The kinds of courses that would help."""
    kinds = [] if CourseKind.UNION_WORK in tenure.done else [CourseKind.UNION_WORK]
    for kind, (name, _, _) in SCALES.items():
        wanted, held = _levels(tenure, name)
        kinds += [kind] if wanted and held < wanted else []
    return "; ".join(kind.label for kind in CourseKind if kind in kinds)


def _fields(today):
    choices = [
        ("", "Trình độ theo tiêu chuẩn chức danh"),
        (UNTRAINED, "Bồi dưỡng nghiệp vụ công tác Đoàn"),
    ]
    lacking = forms.ChoiceField(label="Còn thiếu", choices=choices, required=False)
    return {"thieu": lacking}


declare(
    Listing(
        slug="con-thieu",
        title="Cán bộ cần cử đi học",
        group=Group.TRAINING,
        explain="Cán bộ chưa đủ trình độ của chức danh, hoặc chưa qua bồi dưỡng nghiệp "
        "vụ, với nội dung cần học và lớp đang học. Hãy cử đi học, hoặc bổ sung trình "
        "độ đã đạt.",
        empty="Không cán bộ nào còn thiếu nội dung này vào ngày đã chọn.",
        permission="cadres.view_attendance",
        columns=(
            *HOLDER[:3],
            columns.text("Còn thiếu", _lacking),
            columns.text("Nội dung cần học", _kinds),
            columns.text("Đang học", "learning"),
        ),
        rows=_rows,
        fields=_fields,
        prepare=_prepare,
        summary=_count,
    ),
)
