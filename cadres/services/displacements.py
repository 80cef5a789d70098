"""What becomes of the posts of a unit that ends, and of those who hold them."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.keys import among
from accounts.services import events
from cadres.choices import PLACED, Manner, Outcome
from cadres.models import Destination, Tenure
from unions.models import Unit

from . import openings, seats, tenures


@transaction.atomic
def displace(*, units, on, by, trail, restructuring):
    """Ends the tenures and seats of `units`, which cease on `on`, and opens the seats
    of their heirs that begin on that day. By a document its holders go where that says;
    of whom it says nothing is recorded to wait. Every row is told to `trail`.

    Raises ValidationError for tenures or seats that begin on the day or later, and for
    a destination in a unit that does not work then.
    """
    openings.open_seats(units=units, on=on, restructuring=restructuring, trail=trail)
    said = _destinations(units, restructuring)
    reasons = {key: Outcome(row.outcome).end for key, row in said.items()}
    ended = tenures.end_with_units(units=units, on=on, trail=trail, reasons=reasons)
    seats.close_with_units(units=units, on=on, trail=trail)
    if restructuring and ended:
        silent = [row for row in ended if row.pk not in said]
        trail.created(_let_wait(silent, restructuring))
        placed = [(row, said[row.pk]) for row in ended if row.pk in said]
        _take_up([pair for pair in placed if pair[1].outcome in PLACED], on, by, trail)


def _destinations(units, restructuring):
    """{key of the tenure: Destination}"""
    if restructuring is None:
        return {}
    keys = among([unit.pk for unit in units])
    rows = Destination.objects.filter(tenure__unit__in=keys)
    rows = rows.filter(restructuring=restructuring)
    return {row.tenure_id: row for row in rows.select_related("post")}


def _let_wait(tenures, restructuring):
    return Destination.objects.bulk_create(
        Destination(restructuring=restructuring, tenure=row, outcome=Outcome.WAITING)
        for row in tenures
    )


def _take_up(placed, on, by, trail):
    """Opens the new tenures of (old tenure, Destination)."""
    if not placed:
        return
    units = _units({row.into for _, row in placed}, on)
    fresh = [_tenure(old, row, units[row.into], on) for old, row in placed]
    trail.created(Tenure.objects.bulk_create(fresh))
    told = [
        ("tenure.open", new.person, {"post": new.post, "unit": new.unit, "on": on})
        for new in fresh
    ]
    events.record_all(told, by=by)


def _units(codes, on):
    rows = Unit.objects.on(on).filter(code__in=among(codes), closed_on__isnull=True)
    units = {unit.code: unit for unit in rows}
    if missing := sorted(codes - set(units)):
        raise ValidationError(
            f"Có cán bộ được bố trí vào đơn vị mang mã “{missing[0]}”, không hoạt động "
            f"từ ngày {vietnamese.day(on)}; hãy chọn lại nơi bố trí."
        )
    return units


def _tenure(old, row, unit, on):
    """Those who lead a new unit do so until its first congress."""
    is_new = unit.founded_on == on
    return Tenure(
        person=old.person,
        unit=unit,
        post=row.post,
        since=on,
        manner=Manner.PROVISIONAL if is_new else Manner.APPOINTED,
        employment=row.employment or old.employment,
    )
