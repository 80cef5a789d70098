from django import forms

from accounts import vietnamese
from accounts.services.exports import MOST_IN_XLSX

FORMATS = [
    ("xlsx", "Excel (.xlsx)"),
    ("csv", "CSV (.csv), cho phần mềm khác"),
]


class ExportForm(forms.Form):
    file_format = forms.ChoiceField(
        label="Định dạng", choices=FORMATS, initial="xlsx", widget=forms.RadioSelect
    )

    def __init__(self, data=None, *, rows):
        self.rows = rows
        super().__init__(data)

    def clean_file_format(self):
        file_format = self.cleaned_data["file_format"]
        if file_format == "xlsx" and self.rows > MOST_IN_XLSX:
            raise forms.ValidationError(
                f"Danh sách có {vietnamese.number(self.rows)} dòng, quá sức một tệp "
                "Excel; hãy chọn CSV hoặc lọc bớt."
            )
        return file_format
