"""All who are commended by one decision, in one table."""

from django import forms

from accounts import vietnamese
from cadres.services import awards
from members.forms.person_field import PersonField
from unions.forms.unit_field import UnitField

from .awards import Commending
from .rosters import Line, RosterForm


class DecisionForm(Commending, forms.Form):
    # As a line of the table tells what it is about.
    heading = "Quyết định"

    @property
    def faults(self):
        """[(where, sentence)]"""
        return [
            (field.id_for_label, f"{field.label}: {told}")
            for field in self
            for told in field.errors
        ]


class CommendedLine(Line):
    unit = UnitField(label="Đơn vị", required=False)
    person = PersonField(label="Cá nhân", required=False)

    def clean(self):
        facts = self.cleaned_data
        if facts.get("person") and not facts.get("unit"):
            facts["unit"] = facts["person"].unit
        return facts


class CommendAllForm(RosterForm):
    """The lines, and above them the `decision`."""

    line = CommendedLine
    title = "Ghi khen thưởng"
    deed = "Ghi khen thưởng"
    permission = "cadres.add_award"
    hint = (
        "Mỗi tập thể, cá nhân một dòng. Khen tập thể thì để trống cá nhân; khen cá "
        "nhân mà để trống đơn vị thì là đơn vị giữ hồ sơ của người đó. Danh sách dài "
        "thì nhập bảng tính “Khen thưởng” ở Quản trị."
    )

    def __init__(self, data=None, **facts):
        super().__init__(data, **facts)
        if self.asks_more or not self.is_bound:
            typed = self.sent.dict() if self.asks_more else {"on": self.now.date()}
            self.decision = DecisionForm(initial=typed)
        else:
            self.decision = DecisionForm(self.sent)

    def is_valid(self):
        return all([super().is_valid(), self.decision.is_valid()])

    def perform(self, lines):
        rows = [
            (each.cleaned_data["unit"], each.cleaned_data["person"]) for each in lines
        ]
        facts = self.decision.cleaned_data
        made, footprint = awards.record_all(
            rows=rows, by=self.user, at=self.now, **facts
        )
        count = vietnamese.number(len(made))
        return f"Đã ghi {count} khen thưởng theo {facts['decision']}.", footprint

    def _refuse(self, error, kept):
        """What is said of the decision stands at its fields."""
        told = getattr(error, "error_dict", {})
        for name in told.keys() & self.decision.fields.keys():
            self.decision.add_error(name, told.pop(name))
        super()._refuse(error, kept)

    @property
    def faults(self):
        own = [(self.decision, *each) for each in self.decision.faults]
        return own + super().faults
