"""Proposals to move a member: asked for by one side, settled by the other."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from members.choices import TransferState
from members.models import Transfer

from . import enrolments


@transaction.atomic
def propose(*, person, target, moves_on, on, by, reason=""):
    """Asks on `on` that `person` should be a member of `target` from `moves_on`; until
    this is accepted the person counts where they are.

    Returns the transfer. Raises ValidationError when the person is a member nowhere or
    there already, came there on `moves_on` or later, when another proposal waits, or
    when `target` holds no members from that day.
    """
    here = person.enrolments.open().values_list("unit", flat=True)
    enrolments.lock(target.pk, *here)
    stay = enrolments.current(person)
    enrolments.check_unit(target, moves_on)
    _check_after(stay, moves_on)
    transfer = Transfer(
        person=person,
        source=stay.unit,
        target=target,
        requested_on=on,
        moves_on=moves_on,
        reason=vietnamese.clean(reason),
        requested_by=by,
    )
    transfer.full_clean()
    transfer.save()
    _record(transfer, "propose", by, on=moves_on)
    return transfer


@transaction.atomic
def accept(*, transfer, on, by, at):
    """Moves the member to the target from `on` and settles the transfer at `at`.
    Returns the new enrolment. Raises ValidationError when the transfer was settled
    before, or when the member is no longer where it says."""
    enrolments.lock(transfer.target_id)
    transfer = _waiting(transfer)
    stay = enrolments.current(transfer.person)
    if stay.unit_id != transfer.source_id:
        raise ValidationError(
            f"{transfer.person} hiện sinh hoạt tại {stay.unit}, không còn ở "
            f"{transfer.source}; hãy rút đề nghị này và lập đề nghị mới."
        )
    _check_after(stay, on)
    enrolment = enrolments.move(
        person=transfer.person, unit=transfer.target, on=on, by=by
    )
    _settle(transfer, TransferState.ACCEPTED, by, at)
    _record(transfer, "accept", by, on=on)
    return enrolment


@transaction.atomic
def refuse(*, transfer, reason, by, at):
    """Settles the transfer without a move, for a `reason` in words. Raises
    ValidationError without a reason, or when it was settled before."""
    transfer = _waiting(transfer)
    transfer.reason = vietnamese.clean(reason)
    if not transfer.reason:
        raise ValidationError({"reason": "Hãy nhập lý do từ chối."})
    _settle(transfer, TransferState.REFUSED, by, at)
    _record(transfer, "refuse", by, reason=transfer.reason)
    return transfer


@transaction.atomic
def cancel(*, transfer, by, at):
    """Takes the proposal back. Raises ValidationError when it was settled before."""
    transfer = _waiting(transfer)
    _settle(transfer, TransferState.CANCELLED, by, at)
    _record(transfer, "cancel", by)
    return transfer


def _waiting(transfer):
    locked = Transfer.objects.select_for_update().get(pk=transfer.pk)
    if locked.state != TransferState.REQUESTED:
        raise ValidationError(
            f"Đề nghị chuyển sinh hoạt của {locked.person} đã được giải quyết: "
            f"{locked.get_state_display().lower()}."
        )
    return locked


def _settle(transfer, state, by, at):
    transfer.state, transfer.settled_by, transfer.settled_at = state, by, at
    transfer.full_clean()
    transfer.save()


def _check_after(stay, on):
    if on <= stay.since:
        raise ValidationError(
            {
                "on": f"{stay.person} vào {stay.unit} từ ngày "
                f"{vietnamese.day(stay.since)}; hãy chọn ngày chuyển muộn hơn."
            }
        )


def _record(transfer, deed, by, **detail):
    events.record(
        by=by,
        act=f"transfer.{deed}",
        subject=transfer.person,
        source=transfer.source,
        target=transfer.target,
        **detail,
    )
