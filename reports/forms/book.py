from django import forms

from accounts.forms.upload import UploadForm
from accounts.spreadsheets.sources import EMPTY


class BookForm(UploadForm):
    """The workbook of a return that comes back."""

    file = forms.FileField(
        label="Biểu đã điền (.xlsx)",
        help_text="Biểu tải từ trang này, không quá 20 MB.",
        error_messages={"required": "Hãy chọn một tệp.", "empty": EMPTY},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    clears = forms.BooleanField(
        label="Ô trống trong tệp là xóa số",
        help_text="Không chọn thì ô trống giữ nguyên số đang có.",
        required=False,
    )
