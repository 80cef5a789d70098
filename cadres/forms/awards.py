from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import AwardForm, AwardTitle, Tier
from cadres.services import awards
from members.forms.person_field import PersonField
from members.models import Person
from unions.forms.unit_field import UnitField
from unions.models import Unit


class Commending(forms.Form):
    """The decision, and what for."""

    form = forms.ChoiceField(label="Hình thức", choices=AwardForm)
    title = forms.ChoiceField(label="Danh hiệu", choices=AwardTitle)
    tier = forms.ChoiceField(label="Cấp khen", choices=Tier)
    occasion = forms.CharField(label="Thành tích, dịp", max_length=300)
    decision = forms.CharField(label="Số quyết định", max_length=120)
    on = DayField(label="Ngày quyết định")

    def prepare(self):
        for name, model in (("unit", Unit), ("person", Person)):
            if name in self.fields:
                self.fields[name].rows = model.objects.visible_to(self.user)

    def commend(self, record, **facts):
        """Calls the service; the record is shown next, by default the award."""
        award, footprint = awards.record(by=self.user, at=self.now, **facts)
        return f"Đã ghi {award}.", record or award, footprint


class CommendForm(Commending, ActForm):
    unit = UnitField(label="Đơn vị")
    person = PersonField(
        label="Cá nhân",
        required=False,
        help_text="Để trống khi khen tập thể đơn vị.",
    )

    field_order = ["unit", "person"]

    def facts(self):
        return {"on": self.today}

    def perform(self, **facts):
        return self.commend(None, **facts)


class CommendUnitForm(Commending, ActForm):
    """The subject is a unit."""

    def facts(self):
        return {"on": self.today}

    def perform(self, **facts):
        return self.commend(self.subject, unit=self.subject, **facts)


class CommendPersonForm(Commending, ActForm):
    """The subject is a person."""

    unit = UnitField(label="Đơn vị")

    field_order = ["unit"]

    def facts(self):
        return {"unit": self.subject.unit, "on": self.today}

    def perform(self, **facts):
        return self.commend(self.subject, person=self.subject, **facts)


class CorrectAwardForm(Commending, CorrectionForm):
    unit = UnitField(label="Đơn vị")
    person = PersonField(label="Cá nhân", required=False)

    field_order = ["unit", "person"]

    def perform(self, **facts):
        footprint = self.correct(awards.correct, award=self.subject, **facts)
        return "Đã đính chính khen thưởng.", self.subject, footprint
