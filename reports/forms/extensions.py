from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from reports.models import Period
from reports.services import extensions
from unions.forms.unit_field import UnitField
from unions.models import Unit


class GrantExtensionForm(ActForm):
    period = forms.ModelChoiceField(Period.objects.none(), label="Kỳ báo cáo")
    unit = UnitField(label="Đơn vị lập biểu")
    expires_on = DayField(label="Gia hạn đến hết ngày")
    reason = forms.CharField(label="Lý do gia hạn", max_length=300)

    def prepare(self):
        periods = Period.objects.visible_to(self.user).in_order()
        self.fields["period"].queryset = periods
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)

    def perform(self, **facts):
        extension = extensions.grant(by=self.user, on=self.today, **facts)
        day = vietnamese.day(extension.expires_on)
        told = f"{extension.unit.name} được gia hạn {extension.period} đến hết {day}."
        return told, extension


class WithdrawExtensionForm(ActForm):
    reason = forms.CharField(label="Lý do rút", max_length=300)

    def consequences(self):
        subject = self.subject
        return [
            f"{subject.unit.name} trở lại hạn nộp chung của {subject.period}: "
            f"{vietnamese.day(subject.period.due_on)}."
        ]

    def perform(self, reason):
        extensions.withdraw(
            extension=self.subject, reason=reason, by=self.user, on=self.today
        )
        return f"Đã rút gia hạn của {self.subject.unit.name}.", self.subject
