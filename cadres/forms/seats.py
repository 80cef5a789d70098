from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.models import Post
from cadres.services import corrections, seats

from .posts import posts_for


class FixSeatForm(ActForm):
    """The subject is a unit."""

    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")
    quota = forms.IntegerField(
        label="Số lượng", min_value=0, max_value=200, help_text="0 khi bỏ định biên."
    )
    on = DayField(label="Từ ngày")

    def facts(self):
        return {"on": self.today}

    def prepare(self):
        self.fields["post"].queryset = posts_for(self.user)

    def perform(self, **seat):
        seats.fix(unit=self.subject, by=self.user, **seat)
        return f"Đã ghi định biên {seat['quota']} {seat['post']}.", self.subject


class CorrectSeatForm(CorrectionForm):
    quota = forms.IntegerField(label="Số lượng", min_value=1, max_value=200)

    def perform(self, **facts):
        footprint = self.correct(corrections.correct_seat, seat=self.subject, **facts)
        return "Đã đính chính định biên.", self.subject.unit, footprint
