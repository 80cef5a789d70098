from django import forms

WORDS = forms.Textarea(attrs={"rows": 3})


class ReasonForm(forms.Form):
    """Why something is given back to be completed; without a reason only remarks to its
    cells speak, and the service says when neither is there."""

    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=500,
        required=False,
        widget=WORDS,
    )

    def refuse(self, error):
        """Puts what a service refused beside its field."""
        named = getattr(error, "error_dict", {None: error})
        for name, errors in named.items():
            self.add_error(name if name in self.fields else None, errors)
