"""Courses: how many went, and how many of them passed."""

from django.db.models import Count, OuterRef
from django.urls import reverse

from accounts.subqueries import scalar
from cadres.choices import CourseKind, Result, School
from cadres.models import Attendance, Course

from . import columns
from .asking import happened, narrowed, one_of, since_of
from .listing import Group, Listing, declare


def _rows(asked):
    turns = Attendance.objects.filter(course=OuterRef("pk"))
    rows = happened(Course.objects.select_related("unit"), asked, "begins_on")
    rows = rows.annotate(
        turns=scalar(turns, "COUNT", "pk"),
        passed=scalar(turns.filter(result=Result.PASSED), "COUNT", "pk"),
    )
    rows = narrowed(rows, asked, kind="noi-dung", school="phoi-hop")
    return rows.order_by("-begins_on", "pk")


def _count(rows, asked):
    turns = Attendance.objects.filter(course__in=rows.order_by().values("pk"))
    return [("Số lớp", rows.count()), *count_turns(turns)]


def count_turns(turns):
    """Turns and persons: who went twice is one person."""
    found = turns.order_by().aggregate(
        turns=Count("pk"), people=Count("person", distinct=True)
    )
    return [("Số lượt", found["turns"]), ("Số người", found["people"])]


def _fields(today):
    return since_of(today) | {
        "noi-dung": one_of("Nội dung", CourseKind),
        "phoi-hop": one_of("Phối hợp với", School),
    }


def _page(course):
    return reverse("course", args=[course.pk])


declare(
    Listing(
        slug="lop",
        title="Lớp đào tạo, bồi dưỡng",
        group=Group.TRAINING,
        explain="Các lớp đã khai giảng, với số lượt học viên và số người hoàn thành.",
        empty="Chưa ghi lớp nào khai giảng trong thời gian này.",
        permission="cadres.view_course",
        columns=(
            columns.text("Lớp", "name", _page),
            columns.text("Nội dung", "get_kind_display"),
            columns.text("Phối hợp với", "get_school_display"),
            columns.text("Đơn vị mở lớp", "organiser"),
            columns.day("Khai giảng", "begins_on"),
            columns.day("Bế giảng", "ends_on"),
            columns.number("Số lượt", "turns"),
            columns.number("Hoàn thành", "passed"),
        ),
        rows=_rows,
        fields=_fields,
        is_past=True,
        summary=_count,
    ),
)
