from django import forms

TEXT = forms.Textarea(attrs={"rows": 3})


class ExplanationForm(forms.Form):
    """Why a check does not hold for a unit; both are known by their keys. How long the
    text may be is told by the service."""

    check = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    unit = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    # The page to come back to, where it is not the row in the form.
    back = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label="Giải trình",
        widget=TEXT,
        help_text="Chỉ có giá trị với hai số đang có; đổi số thì giải trình lại.",
        error_messages={"required": "Hãy ghi giải trình."},
    )

    @property
    def names_something(self):
        """Whether the address asks for a check and a unit at all."""
        return not {"check", "unit"} & self.errors.keys()

    def refuse(self, error):
        """Puts what a service refused beside its field."""
        named = getattr(error, "error_dict", {None: error})
        for name, errors in named.items():
            self.add_error(name if name in self.fields else None, errors)

    @property
    def refusal(self):
        """All that was refused, in one text."""
        return " ".join(text for errors in self.errors.values() for text in errors)
