from django.contrib import admin

from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.attendances import CorrectAttendanceForm
from cadres.forms.courses import CorrectCourseForm, OpenCourseForm
from cadres.models import Attendance, Course


@admin.register(Course)
class CourseAdmin(BaseAdmin):
    list_display = ["name", "kind", "school", "unit", "begins_on", "ends_on"]
    list_filter = ["kind", "school", "tier"]
    list_select_related = ["unit"]
    search_fields = ["name"]
    ordering = ["-begins_on", "pk"]
    acts = [
        Act("mo", "Ghi lớp", OpenCourseForm, "cadres.add_course", opens=True),
        Page("hoc-vien", "Ghi học viên", "course-hoc-vien", "cadres.add_attendance"),
        Page("ket-qua", "Ghi kết quả", "course-ket-qua", "cadres.change_attendance"),
        Page("danh-sach", "Danh sách học viên", "course", "cadres.view_course"),
        Act("dinh-chinh", "Đính chính", CorrectCourseForm, "cadres.change_course"),
    ]


@admin.register(Attendance)
class AttendanceAdmin(BaseAdmin):
    list_display = ["person", "course", "unit", "post", "result", "certificate"]
    list_filter = ["result", "course__kind", "course__school"]
    list_select_related = ["person", "course", "unit", "post"]
    search_fields = ["person__search_name", "unit__search_name"]
    ordering = ["-course__begins_on", "pk"]
    acts = [
        Act(
            "dinh-chinh",
            "Đính chính",
            CorrectAttendanceForm,
            "cadres.change_attendance",
        )
    ]
