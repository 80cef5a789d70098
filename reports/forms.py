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


class DayForm(forms.Form):
    """The day that a page about `scope` speaks of: the last one on which it stood, and
    none later than `today`, when none is asked. Without a scope any day is taken."""

    ngay = DayField(label="Số liệu đến ngày")

    def __init__(self, data, *, scope, today):
        self.scope, self.today = scope, today
        self.usual = periods.last_day(scope, today) if scope else today
        super().__init__({"ngay": data.get("ngay") or self.usual})

    @property
    def day(self):
        """The day asked for, or the usual one where that is none."""
        return self.cleaned_data["ngay"] if self.is_valid() else self.usual

    @property
    def asked(self):
        """The day that links have to name, so that the next page speaks of it too."""
        return None if self.day == self.today else self.day

    def clean_ngay(self):
        day = self.cleaned_data["ngay"]
        if self.scope is None:
            return day
        try:
            periods.check_day("ngay", day, scope=self.scope, today=self.today)
        except periods.PeriodError as error:
            raise forms.ValidationError(str(error)) from error
        return day


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


def unit_choices(user, scope):
    upper = Unit.objects.visible_to(user).filter(
        level__in=[Level.PROVINCE, Level.DISTRICT]
    )
    units = upper.order_by("-level", "sort_key").values_list("code", "label")
    return list(dict([*units, (scope.code, scope.label)]).items())
