from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import Tier
from cadres.services import contests
from unions.forms.unit_field import UnitField
from unions.models import Unit


class ContestFacts(forms.Form):
    name = forms.CharField(label="Hội thi", max_length=200)
    unit = UnitField(label="Đơn vị tổ chức")
    tier = forms.ChoiceField(label="Cấp", choices=Tier)
    on = DayField(label="Ngày tổ chức")

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)


class HoldContestForm(ContestFacts, ActForm):
    def facts(self):
        return {"on": self.today}

    def perform(self, **facts):
        contest, footprint = contests.hold(by=self.user, at=self.now, **facts)
        return f"Đã ghi {contest}; hãy ghi thí sinh.", contest, footprint


class CorrectContestForm(ContestFacts, CorrectionForm):
    def perform(self, **facts):
        footprint = self.correct(contests.correct, contest=self.subject, **facts)
        return "Đã đính chính hội thi.", self.subject, footprint
