from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.keys import among
from accounts.services import events
from cadres.models import Seat
from unions.services import units


@transaction.atomic
def fix(*, unit, post, quota, on, by):
    """Fixes the number of seats of `post` in `unit` from `on`, 0 for none; the number
    of earlier days stays. Returns the open seat, or None. Raises ValidationError when
    the unit has ended or a later number is already recorded."""
    units.check_lasts(unit, on)
    before = Seat.objects.select_for_update().open().filter(unit=unit, post=post)
    _close(before.first(), on)
    events.record(by=by, act="seat.fix", subject=unit, post=post, quota=quota, on=on)
    if quota == 0:
        return None
    seat = Seat(unit=unit, post=post, quota=quota, since=on)
    seat.full_clean()
    seat.save()
    return seat


def _close(seat, on):
    if seat is None:
        return
    _check_closing(seat, on)
    seat.until = on
    seat.save(update_fields=["until"])


def _check_closing(seat, on):
    if seat.since >= on or seat.until:
        changed = vietnamese.day(seat.until or seat.since)
        raise ValidationError(
            f"Định biên {seat} đã ghi từ ngày {changed}; hãy chọn ngày muộn hơn."
        )


def close_with_units(*, units, on, trail):
    """Closes every open seat of `units`, which cease on `on`, in the transaction of the
    caller."""
    keys = among([unit.pk for unit in units])
    close_all(Seat.objects.filter(unit__in=keys), on=on, trail=trail)


def close_all(rows, *, on, trail):
    """Closes those of the seats `rows` that reach `on`, the first day without them, in
    the transaction of the caller. Raises ValidationError for one recorded from that
    day, or to a later one."""
    seats = list(rows.select_for_update(of=("self",)).reaching(on).order_by("pk"))
    for seat in seats:
        _check_closing(seat, on)
    trail.seen(seats)
    if seats:
        Seat.objects.filter(pk__in=among([seat.pk for seat in seats])).update(until=on)
