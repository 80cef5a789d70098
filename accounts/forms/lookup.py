from django import forms
from django.core.exceptions import ValidationError

PARTED = " – "
SHOWN = 5
# Longer than any code with the longest name.
MOST_TYPED = 700


class LookupInput(forms.TextInput):
    """A text field that offers what was found while one types; without a script the
    code or the whole name is typed."""

    def __init__(self, url):
        super().__init__(attrs={"data-lookup": url, "autocomplete": "off"})


def tell(row):
    """A record in the words by which one knows it among namesakes."""
    return getattr(row, "known_by", str(row))


class LookupField(forms.Field):
    """One record, chosen by its code or its name among `rows`, which the form sets to
    what the user may see. Subclasses name the record and have `by_code(code)`: those of
    the `rows` with what was typed as their code."""

    url = ""
    noun = ""

    def __init__(self, help_text="Nhập mã hoặc tên, không cần dấu.", **kwargs):
        widget = LookupInput(self.url)
        super().__init__(widget=widget, help_text=help_text, **kwargs)
        self.rows = None

    def prepare_value(self, value):
        if value in self.empty_values or isinstance(value, str):
            return value
        return f"{value.code}{PARTED}{tell(value)}"

    def clean(self, value):
        text = (value or "").strip()
        if not text:
            return super().clean(None)
        if len(text) > MOST_TYPED or "\0" in text:
            raise ValidationError(
                f"Không tìm thấy {self.noun} như đã nhập; hãy nhập mã hoặc tên khác."
            )
        row = self.by_code(text.partition(PARTED)[0].strip()).first()
        return row or self._only(text)

    def _only(self, text):
        found = list(self.rows.named(text)[: SHOWN + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                f"Không tìm thấy {self.noun} “{text}”; hãy nhập mã hoặc tên khác."
            )
        names = "; ".join(self.prepare_value(row) for row in found[:SHOWN])
        raise ValidationError(
            f"Có nhiều {self.noun} khớp với “{text}” ({names}); hãy nhập mã."
        )
