from django import forms

from accounts.spreadsheets.sources import BIG, EMPTY, MOST_BYTES


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Tệp bảng tính",
        help_text="Tệp .xlsx hoặc .csv, không quá 20 MB và 50.000 dòng.",
        error_messages={"required": "Hãy chọn một tệp.", "empty": EMPTY},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(BIG)
        return file
