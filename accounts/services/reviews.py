"""The one way of everything that one person writes and another decides on."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.choices import ReviewState
from accounts.services import events

DRAFT, SUBMITTED, APPROVED, RETURNED = ReviewState

# {where it goes: where it may come from}
TRANSITIONS = {
    SUBMITTED: (DRAFT, RETURNED),
    APPROVED: (SUBMITTED,),
    RETURNED: (SUBMITTED, APPROVED),
}
DEEDS = {SUBMITTED: "submit", APPROVED: "approve", RETURNED: "return"}
# {where it goes: the right that it takes}
RIGHTS = {SUBMITTED: "change", APPROVED: "approve", RETURNED: "approve"}


@transaction.atomic
def submit(*, row, by, at, **detail):
    """Sends `row` to be decided on; may be done anew after it was returned. Returns the
    row, locked and saved."""
    return _step(row, SUBMITTED, by, at, stamp="submitted", **detail)


@transaction.atomic
def approve(*, row, by, at, **detail):
    """Says yes to what another person has submitted. Raises ValidationError to whoever
    submitted it."""
    row = _lock(row)
    if row.submitted_by_id == by.pk:
        raise ValidationError(
            f"{row} do chính {by} gửi duyệt; hãy để một người khác phê duyệt."
        )
    return _step(row, APPROVED, by, at, stamp="decided", **detail)


@transaction.atomic
def approve_alone(*, row, by, at):
    """Says yes to what the same person has submitted: the whole review is one act of a
    superuser, and the log says so. Raises ValidationError to anybody else."""
    if not by.is_superuser:
        raise ValidationError(
            f"Chỉ quản trị hệ thống mới được tự duyệt {row}; hãy để một người khác phê "
            "duyệt."
        )
    return _step(row, APPROVED, by, at, stamp="decided", alone=by.get_username())


@transaction.atomic
def send_back(*, row, reason, by, at, **detail):
    """Returns `row` to whoever wrote it, for a `reason` in words; also one that was
    approved already. Raises ValidationError without a reason."""
    reason = vietnamese.clean(reason)
    if not reason:
        raise ValidationError({"reason": "Hãy nhập lý do trả lại."})
    return _step(row, RETURNED, by, at, stamp="decided", reason=reason, **detail)


def _step(row, state, by, at, *, stamp, reason="", **detail):
    row = _lock(row)
    _check_right(row, state, by)
    if row.state not in TRANSITIONS[state]:
        raise ValidationError(
            f"{row} đang ở trạng thái “{row.get_state_display()}”, không chuyển sang "
            f"“{state.label}” được; hãy tải lại trang."
        )
    row.state, row.reason = state, reason
    setattr(row, f"{stamp}_at", at)
    setattr(row, f"{stamp}_by", by)
    row.full_clean(validate_unique=False)
    row.save()
    act = f"{row._meta.model_name}.{DEEDS[state]}"
    detail |= {"reason": reason} if reason else {}
    events.record(by=by, act=act, subject=row, **detail)
    return row


def _check_right(row, state, by):
    meta = row._meta
    right = f"{meta.app_label}.{RIGHTS[state]}_{meta.model_name}"
    kept = type(row).objects.kept_by(by).filter(pk=row.pk)
    if not (by.has_perm(right) and kept.exists()):
        raise ValidationError(
            f"{by} không có quyền chuyển {row} sang “{state.label}”; hãy nhờ người phụ "
            "trách."
        )


def _lock(row):
    return type(row).objects.select_for_update().get(pk=row.pk)
