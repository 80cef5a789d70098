"""Who goes with a round to the grassroots, and what they report."""

from django import forms

from accounts import vietnamese
from accounts.forms.act import CorrectionForm
from accounts.forms.day import DayField
from cadres.models import FieldVisit
from cadres.services import field_trips
from members.forms.person_field import PersonField
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .rosters import Line, OutcomeForm, RosterForm


class ReportFields(forms.Form):
    reported_on = DayField(label="Ngày báo cáo", required=False)
    report = forms.CharField(
        label="Báo cáo thu hoạch",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class VisitLine(Line):
    person = PersonField(label="Cán bộ")
    unit = UnitField(label="Đơn vị đến")


class ReportLine(Line, ReportFields):
    pass


class SendForm(RosterForm):
    """The subject is a round."""

    line = VisitLine
    slug = "can-bo"
    title = "Ghi cán bộ đi"
    deed = "Ghi vào đợt"
    permission = "cadres.add_fieldvisit"

    def perform(self, lines):
        rows = [FieldVisit(**line.cleaned_data) for line in lines]
        footprint = field_trips.send(
            trip=self.subject, rows=rows, by=self.user, at=self.now
        )
        count = vietnamese.number(len(rows))
        return f"Đã ghi {count} lượt cán bộ đi {self.subject}.", footprint


class ReportsForm(OutcomeForm):
    """The subject is a round."""

    line = ReportLine
    slug = "bao-cao"
    title = "Ghi báo cáo"
    deed = "Ghi báo cáo"
    permission = "cadres.change_fieldvisit"

    def rows(self):
        rows = FieldVisit.objects.filter(trip=self.subject).visible_to(self.user)
        rows = rows.select_related("trip", "person", "unit")
        return rows.order_by("person__sort_key", "pk")

    def perform(self, lines):
        rows = self.filled(lines)
        footprint = field_trips.report(
            trip=self.subject, rows=rows, by=self.user, at=self.now
        )
        return f"Đã ghi báo cáo của {len(rows)} cán bộ.", footprint


class CorrectVisitForm(CorrectionForm, ReportFields):
    unit = UnitField(label="Đơn vị đến")

    field_order = ["unit"]

    def prepare(self):
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)

    def perform(self, **facts):
        footprint = self.correct(field_trips.correct_visit, visit=self.subject, **facts)
        return "Đã đính chính lượt đi cơ sở.", self.subject, footprint
