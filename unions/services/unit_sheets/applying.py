"""A plan carried out in the order of time, through the services of single units."""

from django.db import transaction
from django.db.models import Max

from accounts.services.footprints import Trail
from accounts.spreadsheets import Outcome
from unions.models import Placement, Unit
from unions.services import units

ACT = "import.apply"


@transaction.atomic
def apply(plan, *, by, on, at, progress):
    """Founds and changes units as `plan` says, parents before their children, and
    returns the Footprint by which it can be undone. The caller records the event."""
    rows = [row for row in plan.rows if row.payload]
    deeds = sorted((row.payload for row in rows), key=lambda d: (d.since, d.depth))
    writer = Writer(deeds, by)
    for done, deed in enumerate(deeds, 1):
        writer.write(deed)
        progress(done, len(deeds), "Đang ghi…")
    writer.tell_created()
    counts = plan.counts
    told = f"{counts[Outcome.NEW]} thêm mới, {counts[Outcome.CHANGED]} thay đổi"
    return writer.trail.keep(by=by, at=at, act=ACT, subject=f"Đơn vị: {told}")


class Writer:
    def __init__(self, deeds, by):
        self.by, self.trail, self.founded, self.touched = by, Trail(), [], set()
        last = Placement.objects.aggregate(last=Max("pk"))
        self.last = last["last"] or 0
        codes = {deed.code for deed in deeds} | {d.facts.get("parent") for d in deeds}
        self.units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}

    def write(self, deed):
        facts = dict(deed.facts)
        if "parent" in facts:
            facts["parent"] = self.units.get(facts["parent"])
        if deed.unit_id is None:
            self._found(deed, facts)
        else:
            self._change(self.units[deed.code], deed.since, facts)

    def _found(self, deed, facts):
        unit = units.found(code=deed.code, on=deed.since, by=self.by, **facts)
        self.units[deed.code] = unit
        self.founded.append(unit.pk)

    def _change(self, unit, on, facts):
        below = Placement.objects.filter(**{unit.path: unit})
        self.trail.seen(below.reaching(on))
        # A name is told in the snapshots of closed units too.
        self.trail.seen(Unit.objects.filter(pk__in=below.values("unit")))
        self.touched.update(below.values_list("unit_id", flat=True))
        if "name" in facts:
            units.rename(unit=unit, name=facts.pop("name"), on=on, by=self.by)
        if "parent" in facts:
            units.move(unit=unit, parent=facts.pop("parent"), on=on, by=self.by)
        if facts:
            units.change(unit=unit, on=on, by=self.by, **facts)

    def tell_created(self):
        """What was founded, and the placements that changes opened."""
        self.trail.created(Unit.objects.filter(pk__in=self.founded))
        own = self.touched | set(self.founded)
        new = Placement.objects.filter(pk__gt=self.last, unit__in=own)
        self.trail.created(new)
