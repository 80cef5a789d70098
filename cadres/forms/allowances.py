from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.models import Post
from cadres.services import allowances
from unions.choices import Form

from .posts import posts_for


class RateFacts(forms.Form):
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")
    form = forms.ChoiceField(label="Loại hình đơn vị", choices=Form)
    coefficient = forms.DecimalField(
        label="Hệ số",
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text="Lần mức lương cơ sở một tháng, ví dụ 0,8.",
    )
    source = forms.CharField(label="Căn cứ", max_length=200)

    def prepare(self):
        self.fields["post"].queryset = posts_for(self.user)


class FixRateForm(RateFacts, ActForm):
    on = DayField(label="Áp dụng từ ngày")

    def facts(self):
        return {"on": self.today}

    def perform(self, **facts):
        rate, footprint = allowances.fix_rate(by=self.user, at=self.now, **facts)
        return f"Đã ghi hệ số: {rate}.", rate, footprint


class EndRateForm(ActForm):
    on = DayField(label="Thôi áp dụng từ ngày")

    def facts(self):
        return {"on": self.today}

    def consequences(self):
        on = vietnamese.day(self.cleaned_data["on"])
        return [
            f"{self.subject}: thôi áp dụng từ ngày {on}.",
            "Từ ngày đó không tính được phụ cấp của người giữ chức danh này.",
        ]

    def perform(self, on):
        footprint = allowances.end_rate(
            rate=self.subject, on=on, by=self.user, at=self.now
        )
        return f"{self.subject}: đã thôi áp dụng.", self.subject, footprint


class CorrectRateForm(RateFacts, CorrectionForm):
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến trước ngày", required=False)

    def perform(self, **facts):
        footprint = self.correct(allowances.correct_rate, rate=self.subject, **facts)
        return "Đã đính chính hệ số phụ cấp.", self.subject, footprint


class DongField(forms.IntegerField):
    """Đồng as an office writes them: 1.490.000."""

    widget = forms.TextInput

    def prepare_value(self, value):
        return vietnamese.number(value) if isinstance(value, int) else value

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(value.replace(".", "").split())
        return super().to_python(value)


class BaseFacts(forms.Form):
    amount = DongField(
        label="Mức lương cơ sở (đồng)",
        min_value=1,
        max_value=999_999_999,
        help_text="Một tháng, ví dụ 1.490.000.",
    )
    source = forms.CharField(label="Căn cứ", max_length=200)


class FixBaseForm(BaseFacts, ActForm):
    on = DayField(label="Áp dụng từ ngày")

    def facts(self):
        return {"on": self.today}

    def perform(self, **facts):
        base, footprint = allowances.fix_base(by=self.user, at=self.now, **facts)
        return f"Đã ghi mức lương cơ sở {base}.", base, footprint


class CorrectBaseForm(BaseFacts, CorrectionForm):
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến trước ngày", required=False)

    def perform(self, **facts):
        footprint = self.correct(allowances.correct_base, base=self.subject, **facts)
        return "Đã đính chính mức lương cơ sở.", self.subject, footprint
