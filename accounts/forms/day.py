from django import forms
from django.core.exceptions import ValidationError


class DayField(forms.DateField):
    """A date shown as 30/06/2022 however it came; its refusal names what was typed."""

    widget = forms.DateInput(attrs={"placeholder": "dd/mm/yyyy", "inputmode": "text"})

    def prepare_value(self, value):
        try:
            return super().to_python(value)
        except ValidationError:
            return value

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(
                f"{value} không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 30/06/2022."
            ) from error
