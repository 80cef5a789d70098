from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import OfficeBody, Tier
from cadres.services import elected_offices
from members.forms.person_field import PersonField
from members.models import Person
from unions.forms.unit_field import UnitField
from unions.models import Unit


class OfficeFacts(forms.Form):
    unit = UnitField(label="Đơn vị Đoàn của cán bộ")
    body = forms.ChoiceField(label="Cơ quan dân cử, cấp ủy", choices=OfficeBody)
    tier = forms.ChoiceField(label="Cấp", choices=Tier)
    term = forms.CharField(
        label="Nhiệm kỳ", max_length=20, help_text="Ví dụ 2021–2026."
    )

    def prepare(self):
        for name, model in (("unit", Unit), ("person", Person)):
            if name in self.fields:
                self.fields[name].rows = model.objects.visible_to(self.user)


class ElectPersonForm(OfficeFacts, ActForm):
    """The subject is a person."""

    on = DayField(label="Trúng cử từ ngày")

    def facts(self):
        return {"unit": self.subject.unit, "on": self.today}

    def perform(self, **facts):
        return self.elect(person=self.subject, **facts)

    def elect(self, **facts):
        office, footprint = elected_offices.record(by=self.user, at=self.now, **facts)
        return f"Đã ghi {office}.", office, footprint


class ElectForm(ElectPersonForm):
    person = PersonField(label="Cán bộ")

    field_order = ["person"]

    def facts(self):
        return {"on": self.today}

    def perform(self, **facts):
        return self.elect(**facts)


class EndOfficeForm(ActForm):
    on = DayField(label="Thôi từ ngày")

    def facts(self):
        return {"on": self.today}

    def perform(self, on):
        footprint = elected_offices.end(
            office=self.subject, on=on, by=self.user, at=self.now
        )
        day = vietnamese.day(on)
        return f"{self.subject}: thôi từ ngày {day}.", self.subject, footprint


class CorrectOfficeForm(OfficeFacts, CorrectionForm):
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến trước ngày", required=False)

    def perform(self, **facts):
        footprint = self.correct(elected_offices.correct, office=self.subject, **facts)
        return "Đã đính chính việc trúng cử.", self.subject, footprint
