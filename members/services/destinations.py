from django.db.models import Exists, OuterRef

from accounts.keys import among
from unions.choices import MEMBER_FORMS
from unions.models import Placement, Unit

from . import enrolments


class Destinations:
    """Where whoever belongs to a unit that ends goes: to `into`, the unit that takes
    over (None for nobody), or to the part that a document allots them to."""

    def __init__(self, unit, into, restructuring):
        self.unit, self.into, self.restructuring = unit, into, restructuring
        self._parts = {}
        self._holders = None

    def of(self, person_id):
        return self._parts.get(person_id, self.into)

    def allot(self, held, on):
        """Reads who of `held`, enrolments, goes to which part. Raises ValidationError
        when somebody would go where no members are held from `on` on."""
        holders = self.holders(on)
        if len(holders) > 1:
            people = among([row.person_id for row in held])
            rows = self.restructuring.allotments.filter(person__in=people)
            pairs = rows.values_list("person_id", "into")
            self._parts = {key: holders[code] for key, code in pairs if code in holders}
        for heir in {self.of(row.person_id) for row in held}:
            if heir.code not in holders:
                enrolments.check_unit(heir, on)

    def holders(self, on):
        """The units that take over and hold members from `on` on, locked, by code."""
        if self._holders is None:
            rows = self._heirs().filter(founded_on__lte=on, closed_on__isnull=True)
            barred = Placement.objects.reaching(on).exclude(form__in=MEMBER_FORMS)
            rows = rows.exclude(Exists(barred.filter(unit=OuterRef("pk"))))
            locked = rows.select_for_update(no_key=True, of=("self",))
            self._holders = {heir.code: heir for heir in locked}
        return self._holders

    def _heirs(self):
        if self.into is None:
            return Unit.objects.none()
        if self.restructuring is None:
            return Unit.objects.filter(pk=self.into.pk)
        return Unit.objects.filter(
            predecessors__unit=self.unit, predecessors__restructuring=self.restructuring
        )
