from accounts import bulk, vietnamese
from accounts.keys import among
from unions.models import Placement, Unit

FACTS = ["name", "form", "bloc"]
LINKS = ["parent_id", "province_id", "district_id", "grassroots_id"]
WORDS = ["label", "search_name", "sort_key"]


def refresh(units):
    """Writes the snapshot of `units` anew from the last placement of each."""
    last = _last_placements(units)
    names = _names(last)
    touched = list(Unit.objects.filter(pk__in=among(list(last))))
    for unit in touched:
        take(unit, last[unit.pk], names)
    save(touched)


def save(units):
    """Writes what `take` copied onto `units`, and nothing else of them."""
    columns = [name.removesuffix("_id") for name in (*FACTS, *LINKS, *WORDS)]
    bulk.update(units, columns)


def take(unit, placement, names):
    """Copies the facts of `placement` onto `unit` (not saved); `names` holds, by id,
    the latest name of the unit's ancestors."""
    for field in (*FACTS, *LINKS):
        setattr(unit, field, getattr(placement, field))
    above = [placement.grassroots_id, placement.district_id]
    ancestors = [names[pk] for pk in above if pk and pk != unit.pk]
    unit.label = ", ".join([placement.name, *ancestors])
    unit.search_name = vietnamese.fold(unit.label)
    unit.sort_key = vietnamese.sort_key(placement.name)


def _last_placements(units):
    rows = Placement.objects.filter(unit__in=among(units)).order_by("unit", "since")
    return {row.unit_id: row for row in rows}


def _names(last):
    ancestors = {p.district_id for p in last.values()}
    ancestors |= {p.grassroots_id for p in last.values()}
    known = Unit.objects.filter(pk__in=among(ancestors - {None}))
    names = dict(known.values_list("pk", "name"))
    return names | {pk: placement.name for pk, placement in last.items()}
