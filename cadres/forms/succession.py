"""What is filled in about plans of succession and their reviews."""

from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.services import succession_plans, succession_reviews
from unions.forms.unit_field import UnitField
from unions.models import Unit


class DrawUpForm(ActForm):
    unit = UnitField(label="Đơn vị")
    term_since = DayField(label="Nhiệm kỳ từ ngày")
    term_until = DayField(label="Nhiệm kỳ đến trước ngày")

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)

    def perform(self, **facts):
        plan = succession_plans.draw_up(by=self.user, at=self.now, **facts)
        return f"Đã lập {_lower(plan)}.", plan


class CorrectPlanForm(CorrectionForm):
    term_since = DayField(label="Nhiệm kỳ từ ngày")
    term_until = DayField(label="Nhiệm kỳ đến trước ngày")

    def perform(self, **facts):
        footprint = self.correct(succession_plans.correct, plan=self.subject, **facts)
        return "Đã đính chính nhiệm kỳ của quy hoạch.", self.subject, footprint


class BeginForm(ActForm):
    """The subject is a plan; the year of the review is that of its day."""

    on = DayField(label="Ngày rà soát")

    def facts(self):
        return {"on": self.today}

    def perform(self, on):
        review = succession_reviews.begin(
            plan=self.subject, year=on.year, on=on, by=self.user, at=self.now
        )
        carried = review.candidates.count()
        told = vietnamese.number(carried)
        taken = f", với {told} dòng của danh sách trước" if carried else ""
        return f"Đã bắt đầu rà soát năm {review.year}{taken}.", review


class SubmitForm(ActForm):
    """The subject is a review."""

    def perform(self):
        row = succession_reviews.submit(review=self.subject, by=self.user, at=self.now)
        return (
            f"Đã gửi danh sách rà soát năm {row.year}. Kết quả phê duyệt hiện tại đây.",
            row,
        )


class ApproveForm(ActForm):
    decision = forms.CharField(
        label="Số quyết định phê duyệt",
        max_length=120,
        help_text="Ví dụ 12-QĐ/TĐTN.",
    )

    def perform(self, decision):
        row = succession_reviews.approve(
            review=self.subject, decision=decision, by=self.user, at=self.now
        )
        return f"Đã phê duyệt danh sách rà soát năm {row.year}.", row


class ReturnForm(ActForm):
    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Người lập danh sách đọc lý do này để hoàn thiện.",
    )

    def perform(self, reason):
        row = succession_reviews.send_back(
            review=self.subject, reason=reason, by=self.user, at=self.now
        )
        return f"Đã trả lại danh sách rà soát năm {row.year}.", row


def _lower(row):
    words = str(row)
    return words[:1].lower() + words[1:]
