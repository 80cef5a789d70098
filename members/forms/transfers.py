from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from members.services import transfers
from unions.forms.unit_field import BranchField
from unions.models import Unit


class ProposeForm(ActForm):
    """The subject is a person."""

    target = BranchField(label="Chi đoàn nơi đến")
    moves_on = DayField(label="Chuyển từ ngày")
    reason = forms.CharField(label="Lý do", max_length=300, required=False)

    def facts(self):
        return {"moves_on": self.today}

    def prepare(self):
        self.fields["target"].rows = Unit.objects.visible_to(self.user)

    def perform(self, **proposal):
        transfers.propose(person=self.subject, on=self.today, by=self.user, **proposal)
        return f"Đã đề nghị chuyển {self.subject} đến {proposal['target']}.", (
            self.subject
        )


class AcceptForm(ActForm):
    on = DayField(label="Sinh hoạt tại nơi đến từ ngày")

    def facts(self):
        return {"on": self.subject.moves_on}

    def perform(self, on):
        transfers.accept(transfer=self.subject, on=on, by=self.user, at=self.now)
        person, day = self.subject.person, vietnamese.day(on)
        return f"{person} sinh hoạt tại {self.subject.target} từ ngày {day}.", person


class RefuseForm(ActForm):
    reason = forms.CharField(label="Lý do từ chối", max_length=300)

    def perform(self, reason):
        transfers.refuse(
            transfer=self.subject, reason=reason, by=self.user, at=self.now
        )
        return f"Đã từ chối tiếp nhận {self.subject.person}.", self.subject


class CancelForm(ActForm):
    def perform(self):
        transfers.cancel(transfer=self.subject, by=self.user, at=self.now)
        return f"Đã rút đề nghị chuyển {self.subject.person}.", self.subject
