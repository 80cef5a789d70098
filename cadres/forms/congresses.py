from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.services import congresses


class CongressFacts(ActForm):
    name = forms.CharField(
        label="Đại hội",
        max_length=120,
        help_text="Ví dụ: Đại hội lần thứ XI, nhiệm kỳ 2022–2027.",
    )
    held_on = DayField(label="Ngày đại hội")
    term_until = DayField(label="Nhiệm kỳ đến trước ngày")
    document = forms.CharField(
        label="Quyết định chuẩn y", max_length=120, required=False
    )


class CorrectCongressForm(CorrectionForm, CongressFacts):
    def perform(self, **facts):
        footprint = self.correct(congresses.correct, congress=self.subject, **facts)
        return "Đã đính chính đại hội.", self.subject, footprint
