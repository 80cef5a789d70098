"""Who was sent to which course, and what became of it."""

from django.urls import reverse

from cadres.choices import CourseKind, Result
from cadres.models import Attendance, Course

from . import columns
from .asking import happened, narrowed, one_of, since_of
from .courses import count_turns
from .listing import Group, Listing, declare

RELATED = ("person", "unit", "post", "course")


def _rows(asked):
    rows = happened(Attendance.objects, asked, "course__begins_on")
    rows = narrowed(rows, asked, course__kind="noi-dung", result="ket-qua")
    rows = rows.select_related(*RELATED)
    return rows.order_by("-course__begins_on", "course", "person__sort_key", "pk")


def _prepare(rows, asked):
    """Tells each row whether its course may be opened: it may be another office's."""
    keys = {row.course_id for row in rows}
    seen = Course.objects.visible_to(asked.user).filter(pk__in=keys)
    seen = set(seen.values_list("pk", flat=True))
    for row in rows:
        row.is_open = row.course_id in seen


def _page(turn):
    return reverse("course", args=[turn.course_id]) if turn.is_open else ""


def _fields(today):
    return since_of(today) | {
        "noi-dung": one_of("Nội dung", CourseKind),
        "ket-qua": one_of("Kết quả", Result),
    }


declare(
    Listing(
        slug="da-cu-di-hoc",
        title="Cán bộ đã được cử đi học",
        group=Group.TRAINING,
        explain="Mỗi dòng là một lượt: ai, đơn vị nào cử, học lớp nào, kết quả.",
        empty="Chưa ghi lượt đi học nào trong thời gian này.",
        permission="cadres.view_attendance",
        columns=(
            columns.person("Học viên"),
            columns.unit("Đơn vị cử"),
            columns.text("Chức danh", "post"),
            columns.text("Lớp", "course.name", _page),
            columns.text("Nội dung", "course.get_kind_display"),
            columns.day("Khai giảng", "course.begins_on"),
            columns.text("Kết quả", "get_result_display"),
            columns.text("Số chứng chỉ", "certificate"),
        ),
        rows=_rows,
        fields=_fields,
        is_past=True,
        prepare=_prepare,
        summary=lambda rows, asked: count_turns(rows),
    ),
)
