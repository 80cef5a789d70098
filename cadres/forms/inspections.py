from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import InspectionSubject
from cadres.services import inspections
from unions.forms.unit_field import UnitField
from unions.models import Unit


class InspectionFacts(forms.Form):
    name = forms.CharField(label="Đợt kiểm tra, giám sát", max_length=200)
    subject = forms.ChoiceField(label="Nội dung", choices=InspectionSubject)
    unit = UnitField(label="Đơn vị chủ trì")
    begins_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến hết ngày")
    document = forms.CharField(
        label="Kế hoạch, quyết định", max_length=120, required=False
    )

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)


class HoldInspectionForm(InspectionFacts, ActForm):
    def facts(self):
        return {"begins_on": self.today, "ends_on": self.today}

    def perform(self, **facts):
        inspection, footprint = inspections.hold(by=self.user, at=self.now, **facts)
        done = f"Đã ghi {inspection}; hãy ghi các đơn vị."
        return done, inspection, footprint


class CorrectInspectionForm(InspectionFacts, CorrectionForm):
    def perform(self, **facts):
        footprint = self.correct(inspections.correct, inspection=self.subject, **facts)
        return "Đã đính chính đợt kiểm tra, giám sát.", self.subject, footprint
