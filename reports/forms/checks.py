from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from reports.catalogue import FIGURES
from reports.choices import Operator, Severity, Source
from reports.figures import Counted, Declared
from reports.services import checks

DECLARED = [(f.id, f.label) for f in FIGURES if isinstance(f, Declared)]
COUNTED = [
    (figure.id, f"{figure.section} {figure.label}")
    for figure in FIGURES
    if isinstance(figure, Counted) and not figure.sensitive
]
# What the service calls the right side, wherever the form asks for it.
FIELD_OF = {Source.REGISTER: "counted"}


def number(label, usual, **options):
    return forms.DecimalField(
        label=label, initial=Decimal(usual), localize=True, **options
    )


class AddCheckForm(ActForm):
    label = forms.CharField(
        label="Nội dung",
        max_length=300,
        help_text="Ví dụ: Số đạt tốt không lớn hơn số đăng ký. Câu này đứng đầu lời "
        "nhắc.",
    )
    left = forms.MultipleChoiceField(
        label="Vế trái",
        choices=DECLARED,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chọn nhiều chỉ tiêu thì cộng lại.",
    )
    operator = forms.ChoiceField(
        label="Phép so", choices=Operator, widget=forms.RadioSelect
    )
    source = forms.ChoiceField(
        label="Vế phải lấy từ", choices=Source, widget=forms.RadioSelect
    )
    right = forms.MultipleChoiceField(
        label="Vế phải: chỉ tiêu",
        choices=DECLARED,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Khi lấy từ biểu này hoặc biểu đã duyệt của kỳ trước.",
    )
    counted = forms.ChoiceField(
        label="Vế phải: số đếm từ sổ",
        choices=[("", "Không dùng"), *COUNTED],
        required=False,
        help_text="Khi lấy từ sổ.",
    )
    factor = number("Hệ số nhân vế phải", 1, max_digits=8, decimal_places=3)
    constant = number(
        "Cộng thêm vào vế phải",
        0,
        max_digits=16,
        decimal_places=2,
        help_text="Khi so với một con số thì đây là con số đó.",
    )
    tolerance = number(
        "Sai số cho phép", 0, min_value=0, max_digits=16, decimal_places=2
    )
    severity = forms.ChoiceField(
        label="Khi không đúng", choices=Severity, widget=forms.RadioSelect
    )
    is_whole = forms.BooleanField(
        label="So trên tổng của cả biểu, không so từng đơn vị", required=False
    )
    since = DayField(
        label="Áp dụng cho các kỳ kết thúc từ ngày", help_text="Ví dụ 30/06/2026"
    )

    def facts(self):
        return {"since": self.today}

    def perform(self, right, counted, **facts):
        if facts["source"] == Source.REGISTER:
            right = [counted] if counted else []
        try:
            check = checks.add(by=self.user, right=right, **facts)
        except ValidationError as error:
            raise _beside(error, FIELD_OF.get(facts["source"])) from error
        return f"Đã thêm phép kiểm tra: {check}.", check


class EndCheckForm(ActForm):
    on = DayField(
        label="Thôi áp dụng cho các kỳ kết thúc từ ngày",
        help_text="Các kỳ kết thúc trước ngày này vẫn được kiểm tra như cũ.",
    )

    def facts(self):
        return {"on": self.today}

    def perform(self, on):
        check = checks.end(check=self.subject, on=on, by=self.user)
        day = vietnamese.day(on)
        return f"{check}: thôi áp dụng cho các kỳ kết thúc từ {day}.", check


def _beside(error, field):
    """The error of the right side beside the field that asked for it."""
    if field is None or not hasattr(error, "error_dict"):
        return error
    named = error.error_dict
    return ValidationError({field if n == "right" else n: e for n, e in named.items()})
