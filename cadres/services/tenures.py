from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.keys import among
from accounts.services import events
from cadres.choices import TenureEnd
from cadres.models import Tenure
from unions.services import units

from . import waivers


@transaction.atomic
def appoint(*, person, unit, post, on, manner, employment, by, waiver="", at=None):
    """Opens the tenure of `person` in `post` of `unit` from `on` (Quy chế cán bộ
    Đoàn). Whoever does not meet the standards of that day needs a `waiver`, the reason,
    which is kept as given `at`.

    Returns the tenure. Raises ValidationError when the unit does not exist on that day,
    the person holds the post there already, or a standard is not met and no reason is
    given."""
    units.check_lasts(unit, on)
    tenure = Tenure(
        person=person,
        unit=unit,
        post=post,
        since=on,
        manner=manner,
        employment=employment,
    )
    tenure.full_clean()
    broken = waivers.check(person=person, unit=unit, post=post, on=on, reason=waiver)
    tenure.save()
    events.record(by=by, act="tenure.open", subject=person, post=post, unit=unit, on=on)
    waivers.record(tenure=tenure, breaches=broken, reason=waiver, by=by, at=at)
    return tenure


@transaction.atomic
def end(*, tenure, on, reason, by):
    """Ends a tenure on `on`, the first day without it, for a coded reason."""
    tenure.until, tenure.end = on, reason
    tenure.full_clean()
    tenure.save(update_fields=["until", "end"])
    events.record(
        by=by, act="tenure.end", subject=tenure.person, unit=tenure.unit, on=on
    )


def end_with_units(*, units, on, trail, reasons):
    """Ends every open tenure of `units`, which cease on `on`, in the transaction of the
    caller: for the coded reason that
    `reasons` gives by key, or because its unit does. Returns them as they were."""
    known = {unit.pk: unit for unit in units}
    rows = Tenure.objects.select_for_update(of=("self",))
    rows = rows.filter(unit__in=among(list(known))).reaching(on)
    held = list(rows.select_related("person").order_by("pk"))
    late = [known[row.unit_id] for row in held if row.since >= on or row.until]
    for unit in late[:1]:
        raise ValidationError(
            f"{unit} có cán bộ nhận chức danh đúng hoặc sau ngày {vietnamese.day(on)}, "
            "hoặc thôi sau ngày đó; hãy chọn ngày muộn hơn."
        )
    trail.seen(held)
    ends = {}
    for row in held:
        end = reasons.get(row.pk, TenureEnd.UNIT_MERGED)
        ends.setdefault(end, []).append(row.pk)
    for end, keys in ends.items():
        Tenure.objects.filter(pk__in=among(keys)).update(until=on, end=end)
    return held
