"""What the bench of returns works on: a period that asks everything that can be
declared, what has to hold in it, and people who are signed in."""

from datetime import date

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from reports.catalogue import FIGURES
from reports.choices import Operator, PeriodKind, Severity, Source
from reports.figures import Declared
from reports.returns import sheets
from reports.returns.senders import senders_of
from reports.services import cells, checks, periods
from reports.services.cells import Entry
from unions.models import Unit
from unions.services import mandates

DAYS = {
    "opening": date(2023, 7, 1),
    "closing": date(2023, 9, 30),
    "opens_on": date(2023, 9, 1),
    "due_on": date(2023, 10, 15),
}
TURNS, YOUTH = "activity_turns_members", "activity_turns_youth"
MEMBERS = "members_reported"
# All hold, as they do in most rows.
CHECKS = [
    {"source": Source.DECLARED, "right": [YOUTH]},
    {"source": Source.PREVIOUS, "right": [TURNS]},
    {"source": Source.REGISTER, "right": ["members"]},
]


class Office:
    def __init__(self):
        self.staff = User.objects.filter(is_superuser=True).first()
        asked = [f for f in FIGURES if isinstance(f, Declared)]
        self.period = periods.open_period(
            name="Kỳ đo",
            kind=PeriodKind.SPECIAL,
            figures=[(f.id, f.asked_of, True) for f in asked],
            by=self.staff,
            **DAYS,
        )
        for rule in CHECKS:
            checks.add(
                label="Phép kiểm tra đo",
                left=[TURNS],
                operator=Operator.AT_MOST,
                constant=100_000,
                severity=Severity.EXPLAIN,
                since=DAYS["opening"],
                by=self.staff,
                **rule,
            )
        by_size = sorted(senders_of(self.period), key=self.count_rows)
        self.small, self.large = by_size[0], by_size[-1]

    def count_rows(self, sender):
        return Unit.objects.under(sender, self.period.closing).count()

    def sheet(self, scope):
        today = timezone.localdate()
        facts = {"period": self.period, "user": self.staff, "today": today}
        return sheets.load(scope=scope, **facts)

    def fill(self, scope):
        """Writes something into every cell at or below `scope`."""
        entries = [
            Entry(*cell.key, "1", cell.version) for cell in self.sheet(scope).cells
        ]
        told = cells.write(
            period=self.period,
            scope=scope,
            entries=entries,
            by=self.staff,
            at=timezone.now(),
        )
        if {outcome.status for outcome in told} != {"saved"}:
            raise SystemExit("The bench could not fill in its return.")
        return len(told)

    def secretary_of(self, unit, number=0):
        """A user with a mandate there."""
        user = User(username=f"do-{number}", full_name=f"Thư Ký {number}")
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=Role.SECRETARY))
        mandates.grant(user=user, unit=unit, on=date(2023, 1, 1), by=self.staff)
        return user
