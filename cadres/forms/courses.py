from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import CourseKind, School, Tier
from cadres.services import courses
from unions.forms.unit_field import UnitField
from unions.models import Unit


class CourseFacts(ActForm):
    name = forms.CharField(label="Tên lớp", max_length=200)
    kind = forms.ChoiceField(label="Nội dung", choices=CourseKind)
    tier = forms.ChoiceField(label="Cấp tổ chức", choices=Tier)
    school = forms.ChoiceField(label="Phối hợp với", choices=School)
    organiser = forms.CharField(label="Đơn vị mở lớp", max_length=200)
    unit = UnitField(
        label="Đơn vị theo dõi",
        help_text="Đơn vị mở lớp, hoặc đơn vị cử cán bộ đi học. Nhập mã hoặc tên.",
    )
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    begins_on = DayField(label="Khai giảng")
    ends_on = DayField(label="Bế giảng")

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)


class OpenCourseForm(CourseFacts):
    def perform(self, **facts):
        course, footprint = courses.open_course(by=self.user, at=self.now, **facts)
        return f"Đã ghi lớp {course}; hãy ghi học viên.", course, footprint


class CorrectCourseForm(CorrectionForm, CourseFacts):
    def perform(self, **facts):
        footprint = self.correct(courses.correct, course=self.subject, **facts)
        return "Đã đính chính lớp bồi dưỡng.", self.subject, footprint
