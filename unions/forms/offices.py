from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from accounts.models import User
from unions.models import Unit
from unions.services import documents, mandates

from .corrections import DocumentFacts
from .unit_field import UnitField


class RegisterDocumentForm(DocumentFacts):
    def perform(self, **facts):
        document = documents.register(by=self.user, **facts)
        return f"Đã ghi {document}.", document


class GrantForm(ActForm):
    user = forms.ModelChoiceField(User.objects.none(), label="Người dùng")
    unit = UnitField(label="Đơn vị phụ trách")
    on = DayField(label="Từ ngày")

    def facts(self):
        return {"on": self.today}

    def prepare(self):
        users = User.objects.visible_to(self.user).filter(is_active=True)
        self.fields["user"].queryset = users.order_by("username")
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)

    def perform(self, user, unit, on):
        mandate = mandates.grant(user=user, unit=unit, on=on, by=self.user)
        return f"{user} phụ trách {unit} từ ngày {vietnamese.day(on)}.", mandate


class EndMandateForm(ActForm):
    on = DayField(label="Thôi phụ trách từ ngày")

    def facts(self):
        return {"on": self.today}

    def perform(self, on):
        mandates.end(mandate=self.subject, on=on, by=self.user)
        return f"{self.subject.user} thôi phụ trách {self.subject.unit}.", self.subject
