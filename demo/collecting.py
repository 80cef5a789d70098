"""One period of the sample: what its units declare, written through the services."""

from dataclasses import dataclass

from accounts.models import User
from demo.plan import declared
from reports.catalogue import BY_ID
from reports.choices import Respondent
from reports.models import Period, Return
from reports.returns import checks, counting, sheets
from reports.returns.columns import Column
from reports.services import cells, explanations, periods, reviewing
from unions.choices import Form
from unions.models import Placement, Unit

COUNTED = ("members_reported", "admissions_reported")
WHY = "Chi đoàn tổ chức nhiều hoạt động cho thanh niên địa bàn lân cận"


@dataclass(frozen=True)
class Collection:
    """A period with the units that send its returns, who writes for each (by key), and
    what every unit declares. `at` of each act is told by the caller."""

    period: Period
    senders: dict[int, Unit]
    writers: dict[int, User]
    spots: list[declared.Spot]
    told: dict

    def under(self, unit):
        """The spots at or below a sender or a grassroots unit."""
        keys = ("unit", "grassroots", "sender")
        return [s for s in self.spots if unit.pk in {getattr(s, key) for key in keys}]

    def write(self, unit, at, spots=None, by=None):
        """Writes all that `spots` declare, everything below `unit` unless told."""
        entries = [
            cells.Entry(spot.unit, figure, told.text, reason=told.reason)
            for spot in (self.under(unit) if spots is None else spots)
            for figure, told in self.told[spot.unit].items()
        ]
        self.put(unit, entries, at, by)

    def put(self, unit, entries, at, by=None):
        by = by or self.writers[unit.pk]
        facts = {"period": self.period, "scope": unit, "by": by, "at": at}
        for outcome in cells.write(entries=entries, **facts):
            if outcome.status not in ("saved", "same"):
                raise AssertionError(outcome.message)

    def explain(self, unit, at, by=None):
        """Explains all that stands in the way of sending and may be explained."""
        by = by or self.writers[unit.pk]
        facts = {"period": self.period, "by": by, "at": at}
        sheet = sheets.load(
            period=self.period, scope=unit, user=by, today=self.period.opens_on
        )
        for finding in checks.survey(sheet):
            if finding.is_open and finding.may_be_explained:
                explanations.explain(
                    scope=Unit.objects.get(pk=finding.unit),
                    check=finding.check.pk,
                    unit=finding.unit,
                    text=WHY,
                    **facts,
                )

    def send(self, unit, at):
        return reviewing.send(
            unit_return=self.return_of(unit), by=self.writers[unit.pk], at=at
        )

    def return_of(self, unit):
        return Return.objects.get(period=self.period, unit=unit)


def open_period(asking, province, writers, by):
    """Opens the period and plans what all units below `province` declare."""
    period = periods.open_period(**asking.facts, by=by)
    spots = _spots(period, province)
    senders = Unit.objects.in_bulk({spot.sender for spot in spots})
    told = declared.declare(asking, spots)
    return Collection(period, senders, writers, spots, told)


def _spots(period, province):
    columns = [Column(BY_ID[name], Respondent.CELL, True) for name in COUNTED]
    counted = counting.count(period, columns, province, None)
    rows = Placement.objects.under(province, period.closing).exclude(unit=province)
    placed = rows.values_list("unit", "unit__code", "form", "grassroots", "district")
    return [
        declared.Spot(
            unit,
            code,
            Form(form),
            grassroots,
            district,
            {name: counted.get((unit, name), 0) for name in COUNTED},
        )
        for unit, code, form, grassroots, district in placed.order_by("unit__code")
    ]
