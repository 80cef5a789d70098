from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import VEILED, Employment, Manner, TenureEnd, veil
from cadres.models import Post
from cadres.services import corrections, tenures
from members.forms.person_field import PersonField
from members.models import Person
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .posts import posts_for

NONE = [("", "– Không –")]


class Holding(ActForm):
    """A post, where and since when; whoever is not the subject is asked for."""

    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")
    on = DayField(label="Từ ngày")
    manner = forms.ChoiceField(label="Hình thức", choices=Manner)
    employment = forms.ChoiceField(label="Chế độ", choices=Employment)
    waiver = forms.CharField(
        label="Lý do vẫn bố trí",
        max_length=500,
        required=False,
        help_text="Chỉ khi cán bộ chưa đạt tiêu chuẩn của chức danh.",
    )

    def facts(self):
        return {"on": self.today, "employment": Employment.NONE}

    def prepare(self):
        self.fields["post"].queryset = posts_for(self.user)
        if not self.user.has_perm("cadres.add_waiver"):
            del self.fields["waiver"]
        for name, model in (("unit", Unit), ("person", Person)):
            if name in self.fields:
                self.fields[name].rows = model.objects.visible_to(self.user)

    def appoint(self, record, **holding):
        tenure = tenures.appoint(by=self.user, at=self.now, **holding)
        day = vietnamese.day(tenure.since)
        return f"{tenure} từ ngày {day}.", record or tenure


class AppointForm(Holding):
    person = PersonField(label="Cán bộ")
    unit = UnitField(label="Đơn vị")

    field_order = ["person", "unit"]

    def perform(self, **holding):
        return self.appoint(None, **holding)


class AppointPersonForm(Holding):
    unit = UnitField(label="Đơn vị")

    field_order = ["unit"]

    def perform(self, **holding):
        return self.appoint(self.subject, person=self.subject, **holding)


class AppointToUnitForm(Holding):
    person = PersonField(label="Cán bộ")

    field_order = ["person"]

    def perform(self, **holding):
        return self.appoint(self.subject, unit=self.subject, **holding)


class EndTenureForm(ActForm):
    end = forms.ChoiceField(label="Lý do thôi", choices=TenureEnd)
    on = DayField(label="Thôi giữ từ ngày")

    def facts(self):
        return {"on": self.today}

    def consequences(self):
        on = vietnamese.day(self.cleaned_data["on"])
        return [
            f"{self.subject}: thôi giữ chức danh từ ngày {on}.",
            "Chức danh này khuyết từ ngày đó cho đến khi có người được bầu, bổ nhiệm.",
        ]

    def perform(self, end, on):
        tenures.end(tenure=self.subject, on=on, reason=end, by=self.user)
        return f"{self.subject}: đã thôi giữ chức danh.", self.subject.person


class CorrectTenureForm(CorrectionForm):
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh")
    unit = UnitField(label="Đơn vị")
    since = DayField(label="Từ ngày")
    manner = forms.ChoiceField(label="Hình thức", choices=Manner)
    employment = forms.ChoiceField(label="Chế độ", choices=Employment)
    until = DayField(label="Đến trước ngày", required=False)
    end = forms.ChoiceField(
        label="Lý do thôi", choices=NONE + TenureEnd.choices, required=False
    )

    def prepare(self):
        self.fields["post"].queryset = posts_for(self.user)
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)
        if self.is_veiled:
            # To try one after the other would tell which it is.
            others = [pair for pair in TenureEnd.choices if pair[0] not in VEILED]
            self.fields["end"].choices = [("", veil(self.subject.end)), *others]

    @property
    def is_veiled(self):
        may = self.user.has_perm("members.view_sensitive")
        return self.subject.end in VEILED and not may

    def facts(self):
        return super().facts() | ({"end": ""} if self.is_veiled else {})

    def perform(self, **facts):
        if self.is_veiled and facts["until"]:
            facts["end"] = facts["end"] or self.subject.end
        footprint = self.correct(
            corrections.correct_tenure, tenure=self.subject, **facts
        )
        return "Đã đính chính thời gian giữ chức danh.", self.subject.person, footprint
