"""Courses: opened, people sent to them, what they brought home."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections
from cadres.choices import Result
from cadres.models import Attendance, Course

from . import recording, roster_faults, rosters
from .rosters import Roster

TURNS = Roster(model=Attendance, link="course", once="person")
OUTCOME = ["result", "certificate", "certified_on"]


@transaction.atomic
def open_course(*, by, at, **facts):
    """Records a course (Conclusion 07, I.3.3) of name, kind, tier, school, organiser,
    unit, place, begins_on and ends_on, both days inclusive. Returns (course,
    footprint). Raises ValidationError by field, also when the unit does not exist on
    the first day, or has the course already."""
    course = Course(**recording.clean(facts))
    _check(course)
    footprint = recording.save(
        course, by=by, at=at, act="course.open", about=course, unit=course.unit
    )
    return course, footprint


@transaction.atomic
def correct(*, course, reason, by, at, **facts):
    """Puts right what was recorded wrongly of a course. Returns the footprint."""
    row = Course.objects.select_for_update().get(pk=course.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        follow=lambda trail: _check(row),
    )


def _check(course):
    recording.check_stands(course.unit, course.begins_on)
    same = Course.objects.filter(
        unit=course.unit, name=course.name, begins_on=course.begins_on
    )
    if same.exclude(pk=course.pk).exists():
        raise ValidationError(
            {"name": f"Lớp “{course.name}” khai giảng ngày này đã được ghi."}
        )


def enrol(*, course, rows, by, at):
    """Sends people to `course`: `rows` are Attendance, not saved, without the course;
    without a unit or a post they take the highest that the person held on the first
    day. Returns the footprint. Raises ValidationError by the place of the row."""
    return rosters.put(
        roster=TURNS,
        parent=course,
        rows=rows,
        day=course.begins_on,
        act="course.enrol",
        by=by,
        at=at,
        check=check_outcome,
    )


def record_results(*, course, rows, by, at):
    """Writes the result, certificate and certified_on of attendances of `course`, each
    as long as it is open. Returns the footprint. Raises ValidationError by the place of
    the row, where one is told already: that is corrected."""
    return rosters.complete(
        roster=TURNS,
        parent=course,
        rows=rows,
        fields=OUTCOME,
        act="course.results",
        by=by,
        at=at,
        check=check_outcome,
    )


def check_outcome(row):
    """The sentences against the outcome of an attendance of a known course."""
    has_paper = bool(row.certificate or row.certified_on)
    if has_paper and row.result != Result.PASSED:
        yield (
            f"{row.person}: chỉ người hoàn thành mới có chứng chỉ; hãy chọn kết quả "
            "“Hoàn thành” hoặc bỏ trống chứng chỉ."
        )
    if row.certified_on and row.certified_on < row.course.begins_on:
        yield (
            f"{row.person}: chứng chỉ cấp ngày {vietnamese.day(row.certified_on)}, "
            f"trước ngày khai giảng {vietnamese.day(row.course.begins_on)}; hãy kiểm "
            "tra lại ngày."
        )


@transaction.atomic
def correct_attendance(*, attendance, reason, by, at, **facts):
    """Puts right unit, post, result, certificate or certified_on of a turn. Returns the
    footprint."""
    rows = Attendance.objects.select_for_update(of=("self",))
    row = rows.select_related("course", "person").get(pk=attendance.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        about=row.course,
        follow=lambda trail: _check_turn(row),
    )


def _check_turn(attendance):
    recording.check_stands(attendance.unit, attendance.course.begins_on)
    roster_faults.refuse(check_outcome(attendance))
