from datetime import date

from django import forms

from accounts import vietnamese
from accounts.forms.day import DayField
from cadres.lists import Asked
from unions.forms.unit_field import UnitField
from unions.models import Unit

# The union was founded on it.
FIRST = date(1931, 3, 26)
UNIT = "don-vi"


class ListForm(forms.Form):
    """What a list is asked: the day, the unit, and `own` fields; today, all that the
    user answers for, and what the fields begin with, unless told otherwise."""

    ngay = DayField(label="Số liệu đến ngày")

    def __init__(self, data, *, user, today, own=None):
        self.user, self.today, self.own = user, today, own or {}
        super().__init__(data)
        self.fields[UNIT] = UnitField(label="Đơn vị", required=False, help_text="")
        self.fields[UNIT].rows = Unit.objects.visible_to(user)
        self.fields |= self.own
        usual = {name: f.initial for name, f in self.fields.items()} | {"ngay": today}
        self.data = {name: data.get(name) or usual[name] for name in usual}

    def clean_ngay(self):
        day = self.cleaned_data["ngay"]
        if FIRST <= day <= self.today:
            return day
        raise forms.ValidationError(
            f"Ngày {vietnamese.day(day)} nằm ngoài hồ sơ; hãy chọn ngày từ "
            f"{vietnamese.day(FIRST)} đến {vietnamese.day(self.today)}."
        )

    @property
    def asked(self):
        """The Asked of a valid form."""
        facts = self.cleaned_data
        return Asked(
            user=self.user,
            day=facts["ngay"],
            unit=facts[UNIT],
            facts={name: facts[name] for name in self.own},
        )

    @property
    def query(self):
        """The day and the unit as the links to other lists name them."""
        if not self.is_valid():
            return {}
        day, unit = self.cleaned_data["ngay"], self.cleaned_data[UNIT]
        named = {} if day == self.today else {"ngay": day.isoformat()}
        return named | ({UNIT: unit.code} if unit else {})

    @property
    def own_query(self):
        """What was asked in the fields of the list."""
        return {name: self.data[name] for name in self.own if self.data[name]}
