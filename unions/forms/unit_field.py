from django.urls import reverse_lazy
from django.utils.text import format_lazy

from accounts.forms.lookup import LookupField


class UnitField(LookupField):
    """A unit, by code or name."""

    url = reverse_lazy("suggest-units")
    noun = "đơn vị"

    def by_code(self, code):
        return self.rows.filter(code__iexact=code)


class BranchField(UnitField):
    """A unit that holds members: a chi đoàn or a chi đoàn cơ sở."""

    url = format_lazy("{}?chi-doan", UnitField.url)
