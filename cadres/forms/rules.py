from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from unions.choices import Ground, Level, RuleKind
from unions.services import rules

from .posts import posts_for

ALL = [("", "Tất cả")]
VALUE = (
    "Tuổi, số người, số tháng hoặc tỷ lệ %. Trình độ chuyên môn: 1 trung cấp, 2 cao "
    "đẳng, 3 đại học, 4 thạc sĩ, 5 tiến sĩ; lý luận chính trị: 1 sơ cấp, 2 trung cấp, "
    "3 cao cấp, cử nhân."
)


class RuleFacts(forms.Form):
    value = forms.DecimalField(
        label="Mức", max_digits=8, decimal_places=2, localize=True, help_text=VALUE
    )
    source = forms.CharField(
        label="Căn cứ", max_length=200, help_text="Văn bản quy định mức này."
    )


class FixRuleForm(RuleFacts, ActForm):
    kind = forms.ChoiceField(label="Quy định", choices=RuleKind)
    level = forms.ChoiceField(label="Cấp", choices=ALL + Level.choices, required=False)
    post = forms.ChoiceField(label="Chức danh", required=False)
    ground = forms.ChoiceField(
        label="Địa bàn", choices=ALL + Ground.choices, required=False
    )
    on = DayField(
        label="Áp dụng từ ngày", help_text="Mức đang áp dụng kết thúc vào ngày này."
    )

    field_order = ["kind", "level", "post", "ground"]

    def facts(self):
        return {"on": self.today}

    def prepare(self):
        posts = posts_for(self.user).values_list("pk", "name")
        self.fields["post"].choices = [*ALL, *posts]

    def perform(self, **facts):
        rule, footprint = rules.fix(by=self.user, at=self.now, **facts)
        return f"Đã ghi tiêu chuẩn: {rule}.", rule, footprint


class EndRuleForm(ActForm):
    on = DayField(label="Thôi áp dụng từ ngày")

    def facts(self):
        return {"on": self.today}

    def consequences(self):
        on = vietnamese.day(self.cleaned_data["on"])
        return [
            f"{self.subject}: thôi áp dụng từ ngày {on}.",
            "Từ ngày đó không ai bị nhắc theo mức này nữa.",
        ]

    def perform(self, on):
        footprint = rules.end(rule=self.subject, on=on, by=self.user, at=self.now)
        return f"{self.subject}: đã thôi áp dụng.", self.subject, footprint


class CorrectRuleForm(RuleFacts, CorrectionForm):
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến trước ngày", required=False)

    def perform(self, **facts):
        footprint = self.correct(rules.correct, rule=self.subject, **facts)
        return "Đã đính chính tiêu chuẩn.", self.subject, footprint
