from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from members.choices import DEPARTURES, VEILED, Campaign, Entry, Exit, veil
from members.services import corrections, enrolments
from unions.choices import MEMBER_FORMS
from unions.forms.unit_field import BranchField
from unions.models import Unit

from .people import NONE

LEAVING = [(exit.value, exit.label) for exit in DEPARTURES]
BRANCH = "Chi đoàn, hoặc chi đoàn cơ sở."


class MoveForm(ActForm):
    unit = BranchField(label="Chi đoàn mới", help_text=BRANCH)
    on = DayField(label="Từ ngày")

    def facts(self):
        return {"on": self.today}

    def prepare(self):
        units = Unit.objects.visible_to(self.user)
        self.fields["unit"].rows = units.filter(form__in=MEMBER_FORMS)

    def perform(self, unit, on):
        enrolments.move(person=self.subject, unit=unit, on=on, by=self.user)
        day = vietnamese.day(on)
        return f"{self.subject} sinh hoạt tại {unit} từ ngày {day}.", self.subject


class LeaveForm(ActForm):
    exit = forms.ChoiceField(label="Lý do", choices=LEAVING)
    on = DayField(label="Thôi sinh hoạt từ ngày")

    def facts(self):
        return {"on": self.today}

    def consequences(self):
        on, label = self.cleaned_data["on"], Exit(self.cleaned_data["exit"]).label
        return [
            f"{self.subject} thôi là đoàn viên từ ngày {vietnamese.day(on)}: {label}.",
            "Hồ sơ và quá trình sinh hoạt giữ nguyên.",
        ]

    def perform(self, exit, on):
        enrolments.leave(person=self.subject, on=on, exit=exit, by=self.user)
        return f"{self.subject} đã thôi sinh hoạt: {Exit(exit).label}.", self.subject


class CorrectStayForm(CorrectionForm):
    unit = BranchField(label="Chi đoàn", help_text=BRANCH)
    since = DayField(label="Từ ngày")
    entry = forms.ChoiceField(label="Vào bằng", choices=Entry)
    until = DayField(label="Đến trước ngày", required=False)
    exit = forms.ChoiceField(
        label="Ra bằng", choices=NONE + Exit.choices, required=False
    )

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)
        if self.is_veiled:
            # To try one after the other would tell which it is.
            others = [pair for pair in LEAVING if pair[0] not in VEILED]
            self.fields["exit"].choices = [("", veil(self.subject.exit)), *others]

    @property
    def is_veiled(self):
        may = self.user.has_perm("members.view_sensitive")
        return self.subject.exit in VEILED and not may

    def facts(self):
        return super().facts() | ({"exit": ""} if self.is_veiled else {})

    def perform(self, **facts):
        if self.is_veiled and facts["until"]:
            facts["exit"] = facts["exit"] or self.subject.exit
        footprint = self.correct(
            corrections.correct_enrolment, enrolment=self.subject, **facts
        )
        return "Đã đính chính thời gian sinh hoạt.", self.subject.person, footprint


class CorrectAdmissionForm(CorrectionForm):
    decision = forms.CharField(label="Số quyết định", max_length=60)
    campaign = forms.ChoiceField(
        label="Đợt", choices=NONE + Campaign.choices, required=False
    )

    def perform(self, **facts):
        footprint = self.correct(
            corrections.correct_admission, admission=self.subject, **facts
        )
        return (
            "Đã đính chính quyết định kết nạp.",
            self.subject.enrolment.person,
            footprint,
        )
