from django import forms

from accounts.forms.day import DayField
from reports import periods

from .report import FIELDS


class SeriesForm(forms.Form):
    """Which figure of `scope` to follow, and between which days; the main ones over the
    last years unless told otherwise."""

    tu = DayField(label="Từ ngày", help_text="Ví dụ 31/12/2018")
    den = DayField(label="Đến ngày", help_text="Ví dụ 30/06/2022")

    field_order = ["so-lieu", "tu", "den"]

    def __init__(self, data, *, scope, figures, today):
        self.scope, self.today = scope, today
        closing = periods.last_day(scope, today)
        opening = periods.some_years_before(closing, scope)
        usual = {"so-lieu": "", "tu": opening, "den": closing}
        super().__init__({name: data.get(name) or usual[name] for name in usual})
        self.fields["so-lieu"] = forms.ChoiceField(
            label="Số liệu",
            required=False,
            choices=[("", "Các số liệu chính"), *((f.id, f.label) for f in figures)],
            error_messages={
                "invalid_choice": "%(value)s không phải là số liệu được xem của đơn vị "
                "này; hãy chọn một số liệu trong danh sách."
            },
        )
        self.order_fields(self.field_order)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            periods.check_years(
                self.scope,
                opening=cleaned["tu"],
                closing=cleaned["den"],
                today=self.today,
            )
        except periods.PeriodError as error:
            self.add_error(FIELDS[error.field], str(error))
        return cleaned
