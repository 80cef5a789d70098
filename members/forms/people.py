from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from members.choices import Campaign, Entry, Ethnicity, Gender, Religion
from members.services import arrivals, corrections
from unions.choices import MEMBER_FORMS
from unions.forms.unit_field import BranchField
from unions.models import Unit

UNKNOWN = [("", "– Chưa rõ –")]
NONE = [("", "– Không –")]
# How a new member may come; the others follow from acts of their own.
ENTRIES = [
    (entry.value, entry.label)
    for entry in (Entry.ADMITTED, Entry.TRANSFERRED, Entry.RECORDED)
]


class PersonFacts(ActForm):
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    gender = forms.ChoiceField(label="Giới tính", choices=Gender)
    born_on = DayField(label="Ngày sinh", required=False)
    is_birth_year_only = forms.BooleanField(
        label="Chỉ biết năm sinh",
        required=False,
        help_text="Ghi ngày 01/01 của năm sinh.",
    )
    identity_number = forms.CharField(
        label="Số định danh", max_length=12, required=False
    )
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)


class Coming(forms.Form):
    """Where a member comes in, and how."""

    unit = BranchField(label="Chi đoàn")
    on = DayField(label="Từ ngày")
    entry = forms.ChoiceField(label="Vào bằng", choices=ENTRIES)
    decision = forms.CharField(
        label="Số quyết định chuẩn y kết nạp",
        max_length=60,
        required=False,
        help_text="Cần khi kết nạp; ngày quyết định là ngày vào Đoàn.",
    )
    campaign = forms.ChoiceField(
        label="Đợt kết nạp", choices=NONE + Campaign.choices, required=False
    )

    def prepare(self):
        units = Unit.objects.visible_to(self.user)
        self.fields["unit"].rows = units.filter(form__in=MEMBER_FORMS)

    def clean(self):
        cleaned = super().clean()
        admitted = cleaned.get("entry") == Entry.ADMITTED
        if admitted and not cleaned.get("decision"):
            self.add_error("decision", "Hãy nhập số quyết định chuẩn y kết nạp.")
        return cleaned


class EnrolForm(Coming, ActForm):
    def facts(self):
        return {"on": self.today}

    def perform(self, **coming):
        arrivals.enter(person=self.subject, by=self.user, **coming)
        return f"{self.subject} sinh hoạt tại {coming['unit']}.", self.subject


class RegisterForm(Coming, PersonFacts):
    """A new record with the first enrolment, as one act."""

    field_order = ["full_name", "gender", "born_on", "is_birth_year_only"]

    def facts(self):
        return {"on": self.today}

    def perform(self, **cleaned):
        facts = {name: cleaned.pop(name) for name in PersonFacts.base_fields}
        person = arrivals.register(facts=facts, by=self.user, **cleaned)
        return f"Đã lập hồ sơ của {person}.", person


class CorrectPersonForm(CorrectionForm, PersonFacts):
    def perform(self, **facts):
        footprint = self.correct(
            corrections.correct_person, person=self.subject, **facts
        )
        return f"Đã đính chính hồ sơ của {self.subject}.", self.subject, footprint


class CorrectSensitiveForm(CorrectionForm):
    """Shows nothing of what is recorded: that is read on the record's page, and the
    reading is logged. What is left empty stays."""

    ethnicity = forms.ChoiceField(
        label="Dân tộc", choices=UNKNOWN + Ethnicity.choices, required=False
    )
    religion = forms.ChoiceField(
        label="Tôn giáo", choices=UNKNOWN + Religion.choices, required=False
    )
    party_joined_on = DayField(label="Ngày vào Đảng", required=False)
    party_left_on = DayField(label="Ngày ra khỏi Đảng", required=False)

    def facts(self):
        return {}

    def perform(self, **facts):
        given = {name: value for name, value in facts.items() if value}
        footprint = self.correct(
            corrections.correct_sensitive, person=self.subject, **given
        )
        return f"Đã ghi thông tin nhạy cảm của {self.subject}.", self.subject, footprint
