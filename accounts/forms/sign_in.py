from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm

from accounts.services import second_factors
from accounts.throttling import note_failure

WRONG_PASSWORD = "Mật khẩu chưa đúng."
PASSWORD = {"autocomplete": "current-password"}


class CodeForm(forms.Form):
    """A code of the second factor, or a backup code; `device` took it."""

    code = forms.CharField(
        label="Mã xác thực",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    device = None

    def __init__(self, *arguments, user, **options):
        self.user = user
        super().__init__(*arguments, **options)

    def clean_code(self):
        code = self.cleaned_data["code"]
        self.device = second_factors.verify(user=self.user, code=code)
        return code


class FirstCodeForm(CodeForm):
    """The code that switches the second factor on; `backup_codes` are new."""

    backup_codes = ()

    def clean_code(self):
        code = self.cleaned_data["code"]
        self.device, self.backup_codes = second_factors.confirm(by=self.user, code=code)
        return code


class PasswordForm(forms.Form):
    """The own password once more, before something that weakens the account."""

    password = forms.CharField(
        label="Mật khẩu", strip=False, widget=forms.PasswordInput(attrs=PASSWORD)
    )

    def __init__(self, *arguments, request, **options):
        self.request = request
        super().__init__(*arguments, **options)

    def clean_password(self):
        password = self.cleaned_data["password"]
        prove(self.request, password)
        return password


class OwnPasswordForm(PasswordChangeForm):
    """Another password for oneself; a wrong old one counts as a failed sign-in."""

    def __init__(self, *arguments, request, **options):
        self.request = request
        super().__init__(request.user, *arguments, **options)
        self.fields["new_password1"].help_text = ""

    def clean_old_password(self):
        password = self.cleaned_data["old_password"]
        prove(self.request, password)
        return password


def prove(request, password):
    """Throttled like a sign-in, so that an open session is no place to guess."""
    username = request.user.get_username()
    if authenticate(request, username=username, password=password) is None:
        note_failure(request, username)
        raise forms.ValidationError(WRONG_PASSWORD)
