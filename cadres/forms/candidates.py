"""What is filled in about the people on a list of succession."""

from django import forms

from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from cadres.models import Post
from cadres.services import candidates
from members.forms.person_field import PersonField
from members.models import Person

from .posts import posts_for


class Expected(ActForm):
    expected_on = DayField(label="Dự kiến đảm nhiệm từ ngày")
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class ProposeForm(Expected):
    """The subject is a review."""

    person = PersonField(label="Cán bộ")
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")

    field_order = ["person", "post"]

    def facts(self):
        review = self.subject
        since = review.plan.term_since
        return {"expected_on": since} if since > review.on else {}

    def prepare(self):
        self.fields["person"].rows = Person.objects.visible_to(self.user)
        self.fields["post"].queryset = posts_for(self.user)

    def perform(self, **facts):
        row = candidates.propose(review=self.subject, by=self.user, **facts)
        return f"Đã đưa vào quy hoạch: {row}.", row


class ReviseForm(Expected):
    """The subject is a candidate."""

    def facts(self):
        row = self.subject
        return {"expected_on": row.expected_on, "note": row.note}

    def perform(self, **facts):
        row = candidates.revise(candidate=self.subject, by=self.user, **facts)
        return f"Đã ghi: {row}.", row.review


class DropForm(ActForm):
    """The subject is a candidate."""

    reason = forms.CharField(label="Lý do", max_length=300, required=False)

    def perform(self, reason):
        row = candidates.drop(candidate=self.subject, reason=reason, by=self.user)
        return f"Đã đưa ra khỏi quy hoạch: {row}.", row.review
