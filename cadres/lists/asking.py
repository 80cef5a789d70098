"""What lists of what happened are asked: from which day on, and of which kind."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.day import DayField

ALL = [("", "Tất cả")]
SINCE = "tu"


class MonthsField(forms.IntegerField):
    """So many months; its refusal names what was typed, and what may be."""

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError as error:
            raise ValidationError(
                f"“{value}” không phải là số tháng từ {self.min_value} đến "
                f"{self.max_value}; hãy nhập lại."
            ) from error


def since_of(today):
    """From which day on, empty for all; the last day is that of the list."""
    return {SINCE: DayField(label="Từ ngày", required=False)}


def one_of(label, choices):
    return forms.ChoiceField(label=label, choices=ALL + choices.choices, required=False)


def narrowed(rows, asked, **names):
    """The rows that have what the fields ask for: {column: name of the field}."""
    wanted = {column: asked[name] for column, name in names.items() if asked[name]}
    return rows.filter(**wanted)


def happened(rows, asked, day="on"):
    """The rows whose `day`, a column, lies in what was asked, both ends included."""
    rows = narrowed(rows, asked, **{f"{day}__gte": SINCE})
    return rows.filter(**{f"{day}__lte": asked.day})
