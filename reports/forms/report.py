from django import forms

from accounts.forms.day import DayField
from reports import periods
from unions.choices import Level
from unions.models import Unit


class ReportForm(forms.Form):
    """Which report to show. The unit is chosen among the upper levels that the user
    answers for, and the unit already shown."""

    unit = forms.ChoiceField(
        label="Đơn vị",
        error_messages={
            "invalid_choice": "%(value)s không phải là đơn vị được xem; hãy chọn "
            "một đơn vị trong danh sách."
        },
    )
    tu = DayField(label="Từ ngày", help_text="Ví dụ 30/11/2018")
    den = DayField(label="Đến ngày", help_text="Ví dụ 30/06/2022")

    def __init__(self, data, *, user, scope, today):
        super().__init__(data)
        self.scope = scope
        self.today = today
        self.fields["unit"].choices = unit_choices(user, scope)

    @property
    def codes(self):
        return [code for code, _ in self.fields["unit"].choices]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            periods.check(
                self.scope,
                opening=cleaned["tu"],
                closing=cleaned["den"],
                today=self.today,
            )
        except periods.PeriodError as error:
            self.add_error(FIELDS[error.field], str(error))
        return cleaned


FIELDS = {"opening": "tu", "closing": "den"}


def unit_choices(user, scope):
    upper = Unit.objects.visible_to(user).filter(
        level__in=[Level.PROVINCE, Level.DISTRICT]
    )
    units = upper.order_by("-level", "sort_key").values_list("code", "label")
    return list(dict([*units, (scope.code, scope.label)]).items())
