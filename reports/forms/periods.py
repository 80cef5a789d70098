from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from reports.catalogue import BY_ID, FIGURES
from reports.choices import PeriodKind
from reports.figures import Declared
from reports.returns.senders import senders_of
from reports.services import periods

from .figure_choice import FigureChoice

DECLARED = [figure for figure in FIGURES if isinstance(figure, Declared)]
# Names of the fields that say what is asked.
PREFIX = "figure_"


class PeriodForm(ActForm):
    """The days of a period, and for each declared figure who is asked; those that the
    subject asks come first, in its order."""

    name = forms.CharField(label="Tên kỳ", max_length=120)
    kind = forms.ChoiceField(label="Loại kỳ", choices=PeriodKind)
    opening = DayField(label="Ngày đầu kỳ")
    closing = DayField(label="Ngày cuối kỳ")
    opens_on = DayField(label="Mở biểu từ ngày")
    due_on = DayField(label="Hạn nộp", help_text="Đến hết ngày này.")

    def prepare(self):
        asked = periods.figures_of(self.subject) if self.subject else []
        first = [BY_ID[name] for name, _, _ in asked]
        for figure in dict.fromkeys([*first, *DECLARED]):
            self.fields[PREFIX + figure.id] = FigureChoice(figure)

    def split(self, cleaned):
        """The facts of the period, and what it asks."""
        facts = {n: v for n, v in cleaned.items() if not n.startswith(PREFIX)}
        asked = [
            (name.removeprefix(PREFIX), *choice)
            for name, choice in cleaned.items()
            if name.startswith(PREFIX) and choice
        ]
        return facts, asked


def facts_of(facts):
    """What stands in the fields, from the facts of services.periods."""
    asked = {
        PREFIX + name: FigureChoice.key(asked_of, is_compulsory)
        for name, asked_of, is_compulsory in facts["figures"]
    }
    return {n: v for n, v in facts.items() if n != "figures"} | asked


class OpenPeriodForm(PeriodForm):
    def perform(self, **cleaned):
        facts, figures = self.split(cleaned)
        period = periods.open_period(by=self.user, figures=figures, **facts)
        opens = vietnamese.day(period.opens_on)
        return f"Đã mở {period}; các đơn vị lập biểu từ ngày {opens}.", period


class OpenNextForm(OpenPeriodForm):
    """Opens the period after the subject, which proposes everything."""

    def facts(self):
        return facts_of(periods.next_of(self.subject))


class EditPeriodForm(PeriodForm):
    def facts(self):
        names = [name for name in self.base_fields if hasattr(self.subject, name)]
        known = {name: getattr(self.subject, name) for name in names}
        return facts_of(known | {"figures": periods.figures_of(self.subject)})

    def perform(self, **cleaned):
        facts, figures = self.split(cleaned)
        period = periods.edit(
            period=self.subject, by=self.user, figures=figures, **facts
        )
        return f"Đã sửa {period}.", period


class LockForm(ActForm):
    reason = forms.CharField(
        label="Lý do khóa", max_length=300, help_text="Ví dụ: đã ban hành báo cáo."
    )

    def consequences(self):
        owed = senders_of(self.subject).count()
        approved = self.subject.returns.approved().count()
        return [
            f"{approved} trên {owed} đơn vị đã được phê duyệt biểu của {self.subject}.",
            "Không đơn vị nào ghi hoặc gửi biểu của kỳ này được nữa, trừ đơn vị được "
            "gia hạn.",
        ]

    def perform(self, reason):
        period = periods.lock(
            period=self.subject, reason=reason, by=self.user, at=self.now
        )
        return f"Đã khóa {period}.", period


class UnlockForm(ActForm):
    reason = forms.CharField(label="Lý do mở khóa", max_length=300)

    def perform(self, reason):
        period = periods.unlock(period=self.subject, reason=reason, by=self.user)
        return f"Đã mở khóa {period}.", period
