"""What becomes of proposals to move a member when a unit at one of their ends ends."""

from datetime import datetime, time

from django.utils import timezone

from accounts import vietnamese
from accounts.services import events
from members.choices import TransferState
from members.models import Transfer

COLUMNS = ("source", "target", "state", "reason", "settled_at", "settled_by")
LONGEST = Transfer._meta.get_field("reason").max_length


def follow(waiting, *, unit, destinations, on, by, trail):
    """Puts whoever takes over in the place of `unit` in the transfers `waiting`. One
    without an object from `on` on, as both ends are one unit or nobody takes over, is
    cancelled by `by` with the reason in words. Every row is told to `trail`."""
    trail.seen(waiting)
    holders = destinations.holders(on)
    cancelled = 0
    for transfer in waiting:
        reason = _follow(transfer, unit, destinations, holders)
        if reason:
            _cancel(transfer, f"{reason} từ ngày {vietnamese.day(on)}", on, by)
            cancelled += 1
    Transfer.objects.bulk_update(waiting, COLUMNS)
    trail.changed(waiting)
    events.record(
        by=by,
        act="transfer.follow",
        subject=unit,
        transfers=len(waiting) - cancelled,
        cancelled=cancelled,
        on=on,
    )


def _follow(transfer, unit, destinations, holders):
    """Why the transfer has no object any more, in words; "" when it follows."""
    leaves = transfer.source_id == unit.pk
    heir = destinations.of(transfer.person_id) if leaves else destinations.into
    if heir is None or heir.code not in holders:
        return f"{unit.name} kết thúc hoạt động, không có đơn vị tiếp nhận đoàn viên"
    if heir.pk in (transfer.source_id, transfer.target_id):
        return f"Nơi đi và nơi đến nhập làm một là {heir.name}"
    if leaves:
        transfer.source = heir
    else:
        transfer.target = heir
    return ""


def _cancel(transfer, reason, on, by):
    told = "; ".join(filter(None, [reason, transfer.reason]))
    transfer.state, transfer.reason = TransferState.CANCELLED, told[:LONGEST]
    transfer.settled_by = by
    day = max(on, transfer.requested_on)
    transfer.settled_at = timezone.make_aware(datetime.combine(day, time.min))
