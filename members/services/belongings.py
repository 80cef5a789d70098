from accounts.keys import among
from members.choices import TransferState
from members.models import Enrolment, Person, Transfer


class Belongings:
    """Whoever and whatever belongs to units that end on `on`, locked: enrolments that
    reach the day, records, and transfers that wait; three queries for any number."""

    def __init__(self, units, on):
        keys = [unit.pk for unit in units]
        waiting = Transfer.objects.select_for_update().waiting().touching(keys)
        self.transfers = list(waiting.order_by("pk"))
        rows = Enrolment.objects.select_for_update().filter(unit__in=among(keys))
        self._held = _by_unit(rows.reaching(on).order_by("pk"))
        kept = Person.objects.select_for_update().filter(unit__in=among(keys))
        self.people = list(kept.order_by("pk"))
        self._kept = _by_unit(self.people)

    def held_by(self, unit):
        return self._held.get(unit.pk, [])

    def kept_by(self, unit):
        return self._kept.get(unit.pk, [])

    def waiting_at(self, unit):
        """The transfers that wait from or to `unit`, as they stand now: one may have
        followed another unit already, or have been cancelled with it."""
        return [
            row
            for row in self.transfers
            if row.state == TransferState.REQUESTED
            and unit.pk in (row.source_id, row.target_id)
        ]


def _by_unit(rows):
    found = {}
    for row in rows:
        found.setdefault(row.unit_id, []).append(row)
    return found
