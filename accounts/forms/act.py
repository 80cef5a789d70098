from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class ActForm(forms.Form):
    """What a person fills in before an act on `subject`, None where the act makes a
    record. Subclasses have `perform(**cleaned)`: it calls ONE service and returns what
    happened, as one sentence, the record to show next and, where the act can be undone,
    its footprint.
    """

    def __init__(self, data=None, *, subject, user, now, initial=None):
        self.subject = subject
        self.user = user
        self.now = now
        super().__init__(data, initial=self.facts() | (initial or {}))
        self.prepare()

    @property
    def today(self):
        return self.now.date()

    def facts(self):
        """What stands in the fields before anything is typed."""
        return {}

    def prepare(self):
        """Narrows the choices of the fields to what the user may see."""

    def consequences(self):
        """Sentences to be read before an act that is hard to take back."""
        return []

    @property
    def deed(self):
        """What the button says, where the label of the act says too little."""
        return ""

    def carry_out(self):
        """What `perform` returns, or None where the service refuses: its reasons then
        stand beside their fields, and nothing is written."""
        try:
            return self.perform(**self.cleaned_data)
        except ValidationError as error:
            self._refuse(error)

    def _refuse(self, error):
        named = error.error_dict if hasattr(error, "error_dict") else {None: error}
        for name, errors in named.items():
            known = None if name in (None, NON_FIELD_ERRORS) else name
            self.add_error(known if known in self.fields else None, errors)


class CorrectionForm(ActForm):
    """Puts right what was recorded wrongly of the subject: shows what stands there, and
    asks last for the reason."""

    reason = forms.CharField(
        label="Lý do đính chính",
        max_length=300,
        help_text="Ghi vào nhật ký cùng giá trị cũ và mới.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = self.fields.pop("reason")

    def facts(self):
        names = [name for name in self.base_fields if name != "reason"]
        return {name: getattr(self.subject, name) for name in names}

    def correct(self, service, **facts):
        """Calls the service; `facts` are the record and what was typed, the reason with
        it. Returns the footprint."""
        return service(by=self.user, at=self.now, **facts)
