"""Who took part in a contest, and what they won."""

from django import forms

from accounts import vietnamese
from accounts.forms.act import CorrectionForm
from cadres.choices import Prize
from cadres.models import ContestEntry
from cadres.services import contests
from members.forms.person_field import PersonField
from members.models import Person
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .rosters import Line, OutcomeForm, RosterForm

PRIZES = [("", "–"), *Prize.choices]


class PrizeFields(forms.Form):
    prize = forms.ChoiceField(label="Giải", choices=PRIZES, required=False)


class EntrantLine(Line, PrizeFields):
    person = PersonField(label="Thí sinh")
    unit = UnitField(label="Đơn vị", required=False)

    field_order = ["person", "unit"]


class PrizeLine(Line, PrizeFields):
    pass


class EnterForm(RosterForm):
    """The subject is a contest."""

    line = EntrantLine
    slug = "thi-sinh"
    title = "Ghi thí sinh"
    deed = "Ghi vào danh sách dự thi"
    permission = "cadres.add_contestentry"
    hint = (
        "Đơn vị: để trống thì là nơi thí sinh giữ chức danh cao nhất ngày tổ chức. "
        "Giải có thể ghi sau."
    )

    def perform(self, lines):
        rows = [ContestEntry(**line.cleaned_data) for line in lines]
        footprint = contests.enter(
            contest=self.subject, rows=rows, by=self.user, at=self.now
        )
        count = vietnamese.number(len(rows))
        return f"Đã ghi {count} thí sinh vào {self.subject}.", footprint


class PrizesForm(OutcomeForm):
    """The subject is a contest."""

    line = PrizeLine
    slug = "giai"
    title = "Ghi giải"
    deed = "Ghi giải"
    lead = "Thí sinh"
    permission = "cadres.change_contestentry"

    def rows(self):
        rows = ContestEntry.objects.filter(contest=self.subject).visible_to(self.user)
        rows = rows.select_related("contest", "person", "unit")
        return rows.order_by("person__sort_key", "pk")

    def perform(self, lines):
        rows = self.filled(lines)
        footprint = contests.give_prizes(
            contest=self.subject, rows=rows, by=self.user, at=self.now
        )
        return f"Đã ghi giải của {len(rows)} thí sinh.", footprint


class CorrectEntryForm(CorrectionForm, PrizeFields):
    person = PersonField(label="Thí sinh")
    unit = UnitField(label="Đơn vị")

    field_order = ["person", "unit"]

    def prepare(self):
        self.fields["person"].rows = Person.objects.visible_to(self.user)
        self.fields["unit"].rows = Unit.objects.visible_to(self.user)

    def perform(self, **facts):
        footprint = self.correct(contests.correct_entry, entry=self.subject, **facts)
        return "Đã đính chính thí sinh.", self.subject, footprint
