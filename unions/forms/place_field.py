from accounts import vietnamese
from accounts.forms.lookup import PARTED

from .unit_field import UnitField


class PlaceField(UnitField):
    """A unit that stands, or one that the same document founds (`fresh`: {code: name});
    cleans to its code, "" for none."""

    fresh = {}

    def offer_fresh(self, fresh, document):
        """Takes and offers the units that `document` founds, too."""
        self.fresh = fresh
        self.widget.attrs["data-lookup"] = f"{self.url}?quyet-dinh={document.pk}"

    def clean(self, value):
        return self._among_fresh(value or "") or self._code_of(super().clean(value))

    def _among_fresh(self, text):
        typed = text.partition(PARTED)[0].strip()
        if typed in self.fresh:
            return typed
        folded = vietnamese.fold(text)
        found = (c for c, name in self.fresh.items() if vietnamese.fold(name) == folded)
        return next(found, "") if folded else ""

    def _code_of(self, unit):
        return unit.code if unit else ""
