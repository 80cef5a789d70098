from django import forms

from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from cadres.models import Post
from cadres.services import corrections, seats
from unions.forms.corrections import REASON

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


class CorrectSeatForm(ActForm):
    quota = forms.IntegerField(label="Số lượng", min_value=1, max_value=200)
    reason = forms.CharField(**REASON)

    def facts(self):
        return {"quota": self.subject.quota}

    def perform(self, quota, reason):
        footprint = corrections.correct_seat(
            seat=self.subject, quota=quota, reason=reason, by=self.user, at=self.now
        )
        return "Đã đính chính định biên.", self.subject.unit, footprint
