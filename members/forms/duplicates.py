from django import forms
from django.db.models import Q

from members.duplicates import Strength, facts
from unions.choices import Level
from unions.models import Unit


class PairsForm(forms.Form):
    """Which likely pairs to list; nothing typed means all of them."""

    unit = forms.ModelChoiceField(
        label="Đơn vị",
        queryset=Unit.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="Tất cả",
        error_messages={
            "invalid_choice": "Đơn vị này không có trong danh sách được xem; hãy "
            "chọn lại."
        },
    )
    strength = forms.ChoiceField(
        label="Mức độ giống",
        choices=[("", "Tất cả"), *Strength.choices],
        required=False,
        error_messages={
            "invalid_choice": "%(value)s không phải là mức độ giống; hãy chọn lại."
        },
    )

    def __init__(self, data, *, user, day):
        super().__init__(data)
        upper = Q(level__in=[Level.PROVINCE, Level.DISTRICT])
        # Since districts went, communes stand right under the province.
        upper |= Q(level=Level.GRASSROOTS, district__isnull=True)
        units = Unit.objects.visible_to(user).on(day).filter(upper)
        self.fields["unit"].queryset = units.order_by("-level", "sort_key")


class MergeForm(forms.Form):
    """Which record each fact is to be taken from, where two differ; `lines` are those
    of members.duplicates.comparison."""

    def __init__(self, data=None, *, lines):
        super().__init__(data)
        for line in lines:
            choices = zip((facts.KEEP, facts.DROP), line.words, strict=True)
            self.fields[line.fact.name] = forms.ChoiceField(
                label=line.fact.label,
                choices=list(choices),
                initial=facts.KEEP,
                widget=forms.RadioSelect,
                error_messages={
                    "required": "Hãy chọn một trong hai hồ sơ.",
                    "invalid_choice": "%(value)s không phải là lựa chọn được; hãy chọn "
                    "một trong hai hồ sơ.",
                },
            )
