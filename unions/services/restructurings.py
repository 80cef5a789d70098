"""Restructurings as documents: written, reviewed by another person, carried out on
their day or later, and undone (Điều lệ, Điều 6)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import vietnamese
from accounts.choices import ReviewState
from accounts.models import Footprint
from accounts.services import events, footprints, reviews, turns
from accounts.services.footprints import Trail
from unions.models import LineRow, Restructuring
from unions.restructuring import plan_of, preparing

from . import carrying_out

APPLY = "restructuring.apply"
SHOWN = 5


@transaction.atomic
def draft(*, number, decided_on, effective_on, authority, by, signer="", summary=""):
    """Opens the document of a decision of `authority`, a unit, in force from
    `effective_on`, its first day. Returns it. Raises ValidationError by field for a
    number used before."""
    restructuring = Restructuring(authority=authority)
    _write(restructuring, number, decided_on, effective_on, signer, summary)
    events.record(by=by, act="restructuring.draft", subject=restructuring)
    return restructuring


@transaction.atomic
def edit(*, restructuring, by, authority=None, **facts):
    """Changes number, decided_on, effective_on, signer, summary or `authority` of a
    document that is still being written. Returns it."""
    row = _lock_open(restructuring)
    row.authority = authority or row.authority
    names = ("number", "decided_on", "effective_on", "signer", "summary")
    _write(row, *(facts.get(name, getattr(row, name)) for name in names))
    events.record(by=by, act="restructuring.edit", subject=row)
    return row


def _write(row, number, decided_on, effective_on, signer, summary):
    row.number = vietnamese.symbol(number)
    row.decided_on, row.effective_on = decided_on, effective_on
    row.signer, row.summary = vietnamese.clean(signer), vietnamese.clean(summary)
    row.full_clean()
    row.save()


@transaction.atomic
def enter(*, restructuring, rows, by):
    """Writes `rows` (LineRow, not saved) as the lines of a document that is still being
    written, in place of those it had; units to be founded get their codes here.

    Returns the rows. Raises ValidationError that names the line of a value that cannot
    be kept, or of rows of one line that differ in kind. Whether the lines can be
    carried out is told by the plan.
    """
    restructuring = _lock_open(restructuring)
    restructuring.rows.all().delete()
    rows = preparing.prepare(rows)
    for row in rows:
        row.restructuring = restructuring
    LineRow.objects.bulk_create(rows, batch_size=500)
    lines = len({row.line for row in rows})
    events.record(by=by, act="restructuring.enter", subject=restructuring, lines=lines)
    return rows


@transaction.atomic
def submit(*, restructuring, by, at):
    """Sends the document to be approved. Raises ValidationError while something stands
    in the way of its plan."""
    _check_plan(restructuring)
    return reviews.submit(row=restructuring, by=by, at=at)


@transaction.atomic
def approve(*, restructuring, by, at, alone=False):
    """Approves what another person submitted, or with `alone` what a superuser did
    himself, which the log tells; what is approved is the plan of this moment. Returns
    the document. Raises ValidationError while something stands in the way of the plan.
    """
    plan = _check_plan(restructuring)
    review = reviews.approve_alone if alone else reviews.approve
    row = review(row=restructuring, by=by, at=at)
    row.digest = plan.digest
    row.save(update_fields=["digest"])
    return row


@transaction.atomic
def send_back(*, restructuring, reason, by, at):
    """Returns the document to whoever wrote it, for a `reason` in words; an approved
    one, too, until it is applied."""
    row = _lock(restructuring)
    if row.is_applied:
        raise ValidationError(f"{row} đã được áp dụng; hãy hoàn tác trước.")
    return reviews.send_back(row=row, reason=reason, by=by, at=at)


@transaction.atomic
def apply(*, restructuring, by, at):
    """Carries out an approved document at `at`, on its effective day or later: founds,
    changes and ends its units from that day on, moves members, ends posts and opens new
    ones, all floors in one transaction or nothing at all.

    Returns the plan that was carried out. Raises ValidationError when it was applied
    before, is not approved, is not yet in force, when something stands in its way, or
    when the plan is no longer the one that was approved.
    """
    turns.take(turns.TREE)
    row = _lock(restructuring)
    _check_due(row, at)
    trail = Trail()
    trail.seen([row])
    carrying_out.lock(row)
    plan = _check_plan(row)
    if plan.digest != row.digest:
        raise ValidationError(
            f"Các đơn vị có tên trong {row} đã thay đổi từ khi phê duyệt; hãy trả lại, "
            "xem lại phương án rồi phê duyệt lần nữa."
        )
    carrying_out.carry_out(plan, restructuring=row, by=by, trail=trail)
    row.applied_at, row.applied_by = at, by
    row.save(update_fields=["applied_at", "applied_by"])
    _record(row, plan, by)
    trail.keep(by=by, at=at, act=APPLY, subject=str(row))
    return plan


@transaction.atomic
def undo(*, restructuring, by, at):
    """Puts every row that the document touched back as it was; the document is approved
    and not applied again. Raises ValidationError when it is not applied, or when
    something later depends on it, which is named."""
    turns.take(turns.TREE)
    row = _lock(restructuring)
    footprint = footprint_of(row)
    if footprint is None:
        raise ValidationError(f"{row} chưa được áp dụng, nên không có gì để hoàn tác.")
    return footprints.undo(
        footprint=footprint,
        by=by,
        at=at,
        act="restructuring.undo",
        subject=row,
        on=row.effective_on,
    )


def footprint_of(restructuring):
    """What applying it left, for undoing; None when it is not applied."""
    if not restructuring.is_applied:
        return None
    kept = Footprint.objects.filter(
        act=APPLY, subject=str(restructuring), undone_at__isnull=True
    )
    return kept.order_by("-pk").first()


def _lock(restructuring):
    return Restructuring.objects.select_for_update().get(pk=restructuring.pk)


def _lock_open(restructuring):
    row = _lock(restructuring)
    if not row.is_open:
        raise ValidationError(
            f"{row} đang ở trạng thái “{row.get_state_display()}”, không sửa được nữa; "
            "hãy trả lại trước."
        )
    return row


def _check_due(row, at):
    if row.is_applied:
        raise ValidationError(
            f"{row} đã được áp dụng ngày "
            f"{vietnamese.day(timezone.localdate(row.applied_at))} rồi."
        )
    if row.state != ReviewState.APPROVED:
        raise ValidationError(f"{row} chưa được duyệt; hãy phê duyệt trước.")
    if timezone.localdate(at) < row.effective_on:
        raise ValidationError(
            f"{row} có hiệu lực từ ngày {vietnamese.day(row.effective_on)}; hãy áp "
            "dụng từ ngày đó."
        )


def _check_plan(restructuring):
    """The plan, if nothing stands in its way."""
    plan = plan_of(restructuring)
    if not restructuring.rows.exists():
        raise ValidationError(f"{restructuring} chưa có dòng nào; hãy ghi các dòng.")
    blocks = [*plan.blocks, *carrying_out.blocks(plan, restructuring)]
    if blocks:
        told = [finding.sentence for finding in blocks[:SHOWN]]
        if len(blocks) > SHOWN:
            told.append(f"Còn {len(blocks) - SHOWN} điều khác; hãy xem phương án.")
        raise ValidationError(told)
    return plan


def _record(row, plan, by):
    events.record(
        by=by,
        act=APPLY,
        subject=row,
        on=row.effective_on,
        units_ended=len(plan.endings),
        units_founded=len(plan.founded),
        units_moved=len(plan.changed),
    )
