"""What becomes of the mandates over units that end."""

from accounts.keys import among
from unions.models import Mandate


def pass_mandates(heirs, on, trail):
    """Ends on `on` every mandate over the units of `heirs`, {key of a unit that ends:
    the unit that takes over, or None}, and opens it over whoever takes over, unless its
    holder has that one already. What would only begin later never held and goes."""
    rows = Mandate.objects.select_for_update().filter(unit__in=among(list(heirs)))
    held = list(rows.reaching(on).order_by("pk"))
    if not held:
        return
    trail.seen(held)
    late = [row.pk for row in held if row.since >= on]
    Mandate.objects.filter(pk__in=late).delete()
    Mandate.objects.filter(pk__in=[row.pk for row in held]).update(until=on)
    trail.created(Mandate.objects.bulk_create(_passed(held, heirs, on)))


def _passed(held, heirs, on):
    """One mandate for each holder and heir, unless there is one already."""
    into = [heir for row in held if (heir := heirs[row.unit_id])]
    there = Mandate.objects.filter(unit__in=into).reaching(on)
    known = set(there.values_list("user_id", "unit_id"))
    for row in held:
        heir = heirs[row.unit_id]
        if heir is None or (row.user_id, heir.pk) in known:
            continue
        known.add((row.user_id, heir.pk))
        since = max(row.since, on)
        yield Mandate(user_id=row.user_id, unit=heir, since=since, until=row.until)
