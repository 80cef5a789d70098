from django import forms

from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from unions.choices import DocumentKind
from unions.services import corrections

from .units import Placing

REASON = {
    "label": "Lý do đính chính",
    "max_length": 300,
    "help_text": "Ghi vào nhật ký cùng giá trị cũ và mới.",
}


class CorrectPlacementForm(Placing):
    name = forms.CharField(label="Tên", max_length=200)
    reason = forms.CharField(**REASON)
    form = None

    field_order = ["name"]

    def facts(self):
        names = [name for name in self.base_fields if name != "reason"]
        return {name: getattr(self.subject, name) for name in names}

    def perform(self, reason, **facts):
        footprint = corrections.correct_placement(
            placement=self.subject, reason=reason, by=self.user, at=self.now, **facts
        )
        return (
            "Đã đính chính; số liệu mọi ngày của giai đoạn theo giá trị mới.",
            self.subject.unit,
            footprint,
        )


class ShiftPlacementForm(ActForm):
    on = DayField(label="Ngày bắt đầu đúng")
    reason = forms.CharField(**REASON)

    def facts(self):
        return {"on": self.subject.since}

    def perform(self, on, reason):
        footprint = corrections.shift_placement(
            placement=self.subject, on=on, reason=reason, by=self.user, at=self.now
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


class CorrectDocumentForm(DocumentFacts):
    reason = forms.CharField(**REASON)

    def facts(self):
        return {name: getattr(self.subject, name) for name in DocumentFacts.base_fields}

    def perform(self, reason, **facts):
        footprint = corrections.correct_document(
            document=self.subject, reason=reason, by=self.user, at=self.now, **facts
        )
        return "Đã đính chính văn bản.", self.subject, footprint
