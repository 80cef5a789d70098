"""Returns are sent by their unit and decided on by the province."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts import vietnamese
from accounts.choices import ReviewState
from accounts.services import events, reviews
from reports.models import Extension, Portion, Return
from reports.returns import sendings, sheets

from . import obstacles, remarking, returning_letters

APPROVE = "reports.approve_return"
SHOWN = 5
# A comparison with nothing is neither true nor false.
CHANGED = (
    Q(value__lt=F("sent"))
    | Q(value__gt=F("sent"))
    | Q(value__isnull=True, sent__isnull=False)
    | Q(value__isnull=False, sent__isnull=True)
)


@transaction.atomic
def send(*, unit_return, by, at):
    """Sends the return to be approved: what stands in its cells is kept as `sent`, what
    was sent before as `sent_before`, and the log keeps their number and digest; remarks
    to cells that have another value now are done with. Returns the return.

    Raises ValidationError while it may not be written into, while a grassroots unit has
    handed in a part that nobody confirmed, and while findings stand in the way.
    """
    row = _lock(unit_return)
    sheet = _read(row, by, at)
    obstacles.check_lock(sheet)
    _check_portions(row)
    obstacles.check(sheet)
    row.lines.filter(CHANGED).exclude(remark="").update(remark="")
    row.lines.update(sent_before=F("sent"), sent=F("value"))
    cells, digest = sendings.digest_of(row)
    row = reviews.submit(row=row, by=by, at=at, cells=cells, digest=digest)
    row.rounds += 1
    row.first_sent_on = row.first_sent_on or timezone.localdate(at)
    row.save(update_fields=["rounds", "first_sent_on"])
    return row


@transaction.atomic
def approve(*, unit_return, by, at, rounds=None):
    """Says yes to what another person sent; from now on its figures are counted, and it
    is locked. Remarks are done with. Writes to those who sent it. Returns the return.

    `rounds` is how often it had been sent when `by` read it. Raises ValidationError
    where it was sent anew since, for the sender himself, while something has to be put
    right, and in a locked period unless the return was sent within an extension.
    """
    row = _lock(unit_return)
    if rounds not in (None, row.rounds):
        raise ValidationError(
            f"{row} đã được gửi lại từ khi đồng chí mở trang; hãy xem lần gửi mới."
        )
    if row.state == ReviewState.SUBMITTED:
        _check_unlocked(row, timezone.localdate(row.submitted_at))
        obstacles.check_blocks(_read(row, by, at))
    row = reviews.approve(row=row, by=by, at=at)
    row.lines.exclude(remark="").update(remark="")
    returning_letters.tell_approved(row, by=by, at=at)
    return row


@transaction.atomic
def remark(*, unit_return, remarks, by, at):
    """Keeps remarks to cells of a return that is being reviewed, {(unit key, figure
    id): text}; its unit reads them when it is sent back. Returns all that stand, in
    words. Raises ValidationError without the right to decide, and in another state."""
    row = _lock(unit_return)
    if not (by.has_perm(APPROVE) and _is_kept(row, by)):
        raise ValidationError(f"{by} không có quyền nhận xét {row}.")
    if row.is_open:
        raise ValidationError(
            f"{row} đang ở trạng thái “{row.get_state_display()}”, chưa nhận xét được; "
            "hãy đợi đơn vị gửi biểu."
        )
    said = remarking.write(_read(row, by, at), remarks)
    events.record(by=by, act="return.remark", subject=row, remarks=said)
    return said


@transaction.atomic
def send_back(*, unit_return, by, at, reason="", remarks=None):
    """Returns what was sent, or approved, to be completed: for a `reason` in words, for
    `remarks` to cells, {(unit key, figure id): text}, or for both; an empty remark
    takes back one that stands. Writes to those who sent it. Returns the return.

    Raises ValidationError without either, for a cell that the return does not have, and
    for an approved return of a locked period without an extension.
    """
    row = _lock(unit_return)
    if row.state == ReviewState.APPROVED:
        _check_unlocked(row, timezone.localdate(at))
    said = remarking.write(_read(row, by, at), remarks or {})
    reason = vietnamese.clean(reason) or remarking.compose(said)
    row = reviews.send_back(row=row, reason=reason, by=by, at=at, remarks=said)
    returning_letters.tell_returned(row, by=by, at=at)
    return row


def _lock(unit_return):
    """The period is read afterwards, as it is now."""
    return Return.objects.select_for_update().get(pk=unit_return.pk)


def _is_kept(row, by):
    return Return.objects.kept_by(by).filter(pk=row.pk).exists()


def _read(row, by, at):
    return sheets.load(
        period=row.period, scope=row.unit, user=by, today=timezone.localdate(at)
    )


def _check_portions(row):
    waiting = Portion.objects.filter(unit_return=row, state=ReviewState.SUBMITTED)
    ordered = waiting.order_by("unit__sort_key")
    names = list(ordered.values_list("unit__name", flat=True))
    if names:
        raise ValidationError(
            f"Phần đã nộp của {_tell(names)} chưa được xác nhận; hãy xác nhận hoặc trả "
            "lại trước khi gửi."
        )


def _check_unlocked(row, day):
    """In a locked period only the extension in force on `day` lets anything move."""
    held = Extension.objects.in_force(day).filter(period=row.period, unit=row.unit)
    if row.period.is_locked and not held.exists():
        since = vietnamese.day(timezone.localdate(row.period.locked_at))
        raise ValidationError(
            f"{row.period} đã khóa ngày {since}, nên {row} giữ nguyên; hãy gia hạn cho "
            "đơn vị trước."
        )


def _tell(names):
    more = len(names) - SHOWN
    told = ", ".join(names[:SHOWN])
    return f"{told} và {vietnamese.number(more)} cơ sở khác" if more > 0 else told
