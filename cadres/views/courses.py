"""The pages of a course."""

from cadres.forms.attendances import CorrectAttendanceForm, EnrolForm, ResultsForm
from cadres.lists import columns
from cadres.models import Attendance, Course
from cadres.services.courses import TURNS

from .rosters import RosterPage


def list_pupils(course):
    rows = Attendance.objects.filter(course=course)
    rows = rows.select_related("person", "unit", "post")
    return rows.order_by("person__sort_key", "pk")


COURSE = RosterPage(
    model=Course,
    name="course",
    listing="lop",
    roster=TURNS,
    title="Học viên",
    empty="Chưa ghi học viên nào của lớp này.",
    facts=(
        columns.text("Nội dung", "get_kind_display"),
        columns.text("Cấp tổ chức", "get_tier_display"),
        columns.text("Phối hợp với", "get_school_display"),
        columns.text("Đơn vị mở lớp", "organiser"),
        columns.unit("Đơn vị theo dõi"),
        columns.text("Địa điểm", "place"),
        columns.day("Khai giảng", "begins_on"),
        columns.day("Bế giảng", "ends_on"),
    ),
    columns=(
        columns.person("Học viên"),
        columns.unit("Đơn vị cử"),
        columns.text("Chức danh khi được cử", "post"),
        columns.text("Kết quả", "get_result_display"),
        columns.text("Số chứng chỉ", "certificate"),
        columns.day("Ngày cấp", "certified_on"),
    ),
    rows=list_pupils,
    forms=(EnrolForm, ResultsForm),
    correction=CorrectAttendanceForm,
)
