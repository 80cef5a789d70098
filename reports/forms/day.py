from django import forms

from accounts.forms.day import DayField
from reports import periods


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
