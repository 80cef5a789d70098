"""Which units were inspected, and what was concluded."""

from django import forms

from accounts import vietnamese
from accounts.forms.act import CorrectionForm
from cadres.models import InspectedUnit
from cadres.services import inspections
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .rosters import Line, OutcomeForm, RosterForm


class ConclusionFields(forms.Form):
    conclusion = forms.CharField(
        label="Kết luận, kiến nghị",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UnitLine(Line, ConclusionFields):
    unit = UnitField(label="Đơn vị")

    field_order = ["unit"]


class ConclusionLine(Line, ConclusionFields):
    pass


class IncludeForm(RosterForm):
    """The subject is an inspection."""

    line = UnitLine
    slug = "don-vi"
    title = "Ghi đơn vị được kiểm tra, giám sát"
    deed = "Ghi vào danh sách"
    permission = "cadres.add_inspectedunit"
    hint = "Kết luận có thể ghi sau."

    def perform(self, lines):
        rows = [InspectedUnit(**line.cleaned_data) for line in lines]
        footprint = inspections.include(
            inspection=self.subject, rows=rows, by=self.user, at=self.now
        )
        count = vietnamese.number(len(rows))
        return f"Đã ghi {count} đơn vị vào {self.subject}.", footprint


class ConcludeForm(OutcomeForm):
    """The subject is an inspection."""

    line = ConclusionLine
    slug = "ket-luan"
    title = "Ghi kết luận"
    deed = "Ghi kết luận"
    lead = "Đơn vị"
    permission = "cadres.change_inspectedunit"

    def rows(self):
        rows = InspectedUnit.objects.filter(inspection=self.subject)
        rows = rows.visible_to(self.user).select_related("inspection", "unit")
        return rows.order_by("unit__sort_key", "pk")

    def head(self, row):
        return row.unit

    def perform(self, lines):
        rows = self.filled(lines)
        footprint = inspections.conclude(
            inspection=self.subject, rows=rows, by=self.user, at=self.now
        )
        return f"Đã ghi kết luận về {len(rows)} đơn vị.", footprint


class CorrectInspectedUnitForm(CorrectionForm, ConclusionFields):
    unit = UnitField(label="Đơn vị")

    field_order = ["unit"]

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)

    def perform(self, **facts):
        footprint = self.correct(
            inspections.correct_unit, inspected=self.subject, **facts
        )
        return "Đã đính chính kết luận.", self.subject, footprint
