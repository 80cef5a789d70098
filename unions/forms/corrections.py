from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from unions.choices import DocumentKind
from unions.services import corrections

from .units import Placing


class CorrectPlacementForm(CorrectionForm, Placing):
    name = forms.CharField(label="Tên", max_length=200)
    form = None

    field_order = ["name"]

    def perform(self, **facts):
        footprint = self.correct(
            corrections.correct_placement, placement=self.subject, **facts
        )
        return (
            "Đã đính chính; số liệu mọi ngày của giai đoạn theo giá trị mới.",
            self.subject.unit,
            footprint,
        )


class ShiftPlacementForm(CorrectionForm):
    on = DayField(label="Ngày bắt đầu đúng")

    def facts(self):
        return {"on": self.subject.since}

    def perform(self, **facts):
        footprint = self.correct(
            corrections.shift_placement, placement=self.subject, **facts
        )
        return "Đã đính chính ngày bắt đầu của giai đoạn.", self.subject.unit, footprint


class DocumentFacts(ActForm):
    symbol = forms.CharField(
        label="Số, ký hiệu", max_length=60, help_text="Ví dụ 07-KL/TWĐTN-BTC"
    )
    kind = forms.ChoiceField(label="Loại văn bản", choices=DocumentKind)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    issued_on = DayField(label="Ngày ban hành", required=False)
    summary = forms.CharField(
        label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class CorrectDocumentForm(CorrectionForm, DocumentFacts):
    def perform(self, **facts):
        footprint = self.correct(
            corrections.correct_document, document=self.subject, **facts
        )
        return "Đã đính chính văn bản.", self.subject, footprint
