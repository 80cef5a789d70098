"""Who is sent to a course, and what becomes of them."""

from django import forms

from accounts import vietnamese
from accounts.forms.act import CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import Result
from cadres.models import Attendance, Post
from cadres.services import courses
from members.forms.person_field import PersonField
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .posts import posts_for
from .rosters import Line, OutcomeForm, RosterForm


class OutcomeFields(forms.Form):
    result = forms.ChoiceField(label="Kết quả", choices=Result, initial=Result.LEARNING)
    certificate = forms.CharField(label="Số chứng chỉ", max_length=60, required=False)
    certified_on = DayField(label="Ngày cấp", required=False)


class PupilFields(forms.Form):
    person = PersonField(label="Học viên")
    unit = UnitField(label="Đơn vị cử", required=False)


class PupilLine(Line, OutcomeFields, PupilFields):
    """The fields of the last base stand first."""


class ResultLine(Line, OutcomeFields):
    pass


class EnrolForm(RosterForm):
    """The subject is a course."""

    line = PupilLine
    slug = "hoc-vien"
    title = "Ghi học viên"
    deed = "Ghi vào danh sách lớp"
    permission = "cadres.add_attendance"
    hint = "Đơn vị cử để trống thì là nơi giữ chức danh cao nhất ngày khai giảng."

    def perform(self, lines):
        rows = [Attendance(**line.cleaned_data) for line in lines]
        footprint = courses.enrol(
            course=self.subject, rows=rows, by=self.user, at=self.now
        )
        count = vietnamese.number(len(rows))
        return f"Đã ghi {count} học viên vào lớp {self.subject}.", footprint


class ResultsForm(OutcomeForm):
    """The subject is a course."""

    line = ResultLine
    lead = "Học viên"
    fill = ("Chọn “Hoàn thành” cho người đang học", "result", Result.PASSED)
    slug = "ket-qua"
    title = "Ghi kết quả"
    deed = "Ghi kết quả"
    permission = "cadres.change_attendance"

    def rows(self):
        rows = Attendance.objects.filter(course=self.subject).visible_to(self.user)
        rows = rows.select_related("course", "person", "unit")
        return rows.order_by("person__sort_key", "pk")

    def perform(self, lines):
        rows = self.filled(lines)
        footprint = courses.record_results(
            course=self.subject, rows=rows, by=self.user, at=self.now
        )
        return f"Đã ghi kết quả của {len(rows)} học viên.", footprint


class CorrectAttendanceForm(CorrectionForm):
    unit = UnitField(label="Đơn vị cử")
    post = forms.ModelChoiceField(
        Post.objects.none(),
        label="Chức danh khi được cử",
        required=False,
        empty_label="– Không –",
    )
    result = forms.ChoiceField(label="Kết quả", choices=Result)
    certificate = forms.CharField(label="Số chứng chỉ", max_length=60, required=False)
    certified_on = DayField(label="Ngày cấp chứng chỉ", required=False)

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)
        self.fields["post"].queryset = posts_for(self.user)

    def perform(self, **facts):
        footprint = self.correct(
            courses.correct_attendance, attendance=self.subject, **facts
        )
        return "Đã đính chính lượt đi học.", self.subject, footprint
