from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.models import Post, Recruit
from cadres.services import recruitment
from members.forms.person_field import PersonField
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .posts import posts_for
from .rosters import Line, RosterForm


class RoundFacts(ActForm):
    name = forms.CharField(label="Kỳ tuyển dụng", max_length=200)
    unit = UnitField(label="Đơn vị")
    organiser = forms.CharField(label="Cơ quan tuyển dụng", max_length=200)
    held_on = DayField(label="Ngày có kết quả")
    wanted = forms.IntegerField(label="Chỉ tiêu", min_value=1, max_value=999)
    applied = forms.IntegerField(
        label="Số hồ sơ dự tuyển", min_value=0, max_value=99_999
    )

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)


class OpenRoundForm(RoundFacts):
    def perform(self, **facts):
        held, footprint = recruitment.open_round(by=self.user, at=self.now, **facts)
        return f"Đã ghi {held}; hãy ghi người trúng tuyển.", held, footprint


class CorrectRoundForm(CorrectionForm, RoundFacts):
    def perform(self, **facts):
        footprint = self.correct(recruitment.correct, held=self.subject, **facts)
        return "Đã đính chính kỳ tuyển dụng.", self.subject, footprint


class RecruitLine(Line):
    person = PersonField(label="Người trúng tuyển")
    unit = UnitField(label="Cơ quan nhận")
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")


class TakeForm(RosterForm):
    """The subject is a recruitment round."""

    line = RecruitLine
    slug = "trung-tuyen"
    title = "Ghi người trúng tuyển"
    deed = "Ghi người trúng tuyển"
    permission = "cadres.add_recruit"
    hint = "Người chưa có hồ sơ thì lập hồ sơ trước."

    def perform(self, lines):
        rows = [Recruit(**line.cleaned_data) for line in lines]
        footprint = recruitment.take(
            held=self.subject, rows=rows, by=self.user, at=self.now
        )
        return f"Đã ghi {len(rows)} người trúng tuyển {self.subject}.", footprint


class CorrectRecruitForm(CorrectionForm):
    unit = UnitField(label="Cơ quan nhận")
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)
        self.fields["post"].queryset = posts_for(self.user)

    def perform(self, **facts):
        footprint = self.correct(
            recruitment.correct_recruit, recruit=self.subject, **facts
        )
        return "Đã đính chính người trúng tuyển.", self.subject, footprint
