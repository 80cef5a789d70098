"""Why a return cannot be written into, and who can open it."""

from django.utils import timezone

from accounts import vietnamese
from accounts.choices import ReviewState
from reports.models import Extension

OPENER = "hãy liên hệ Tỉnh Đoàn"


def extension_of(period, sender, today):
    """The extension that `sender` has on `today`, or None. One query."""
    granted = Extension.objects.in_force(today).filter(period=period, unit=sender)
    return granted.order_by("-expires_on").first()


def due_on(period, extension):
    """The last day to send in time."""
    return max(period.due_on, extension.expires_on) if extension else period.due_on


def find(*, period, unit_return, portion, extension, is_part, today):
    """A sentence, or None where the return may be written into. `is_part` says that
    somebody writes who answers for a grassroots unit alone: `portion` then binds him.
    """
    return (
        _of_period(period, extension, today)
        or _of_return(unit_return)
        or (is_part and _of_portion(portion))
        or None
    )


def _of_period(period, extension, today):
    if today < period.opens_on:
        return f"Biểu mở từ ngày {vietnamese.day(period.opens_on)}."
    if period.is_locked and not extension:
        why = f": {period.lock_reason}" if period.lock_reason else ""
        return (
            f"Kỳ báo cáo đã khóa ngày {_day(period.locked_at)}{why}. Nếu cần sửa, "
            f"{OPENER} để được gia hạn."
        )
    return None


def _of_return(unit_return):
    state = unit_return.state if unit_return else None
    if state == ReviewState.SUBMITTED:
        return (
            f"Biểu đã gửi ngày {_day(unit_return.submitted_at)}, đang chờ phê duyệt. "
            f"Nếu cần sửa, {OPENER} để trả lại biểu."
        )
    if state == ReviewState.APPROVED:
        return (
            f"Biểu đã được {unit_return.decided_by} phê duyệt ngày "
            f"{_day(unit_return.decided_at)}. Nếu cần sửa, {OPENER} để trả lại biểu."
        )
    return None


def _of_portion(portion):
    state = portion.state if portion else None
    if state == ReviewState.SUBMITTED:
        return (
            f"Phần của cơ sở đã nộp ngày {_day(portion.submitted_at)}, đang chờ xác "
            "nhận; đơn vị cấp trên trả lại thì mới sửa được."
        )
    if state == ReviewState.APPROVED:
        return (
            f"Phần của cơ sở đã được {portion.decided_by} xác nhận ngày "
            f"{_day(portion.decided_at)}; đơn vị cấp trên trả lại thì mới sửa được."
        )
    return None


def _day(moment):
    return vietnamese.day(timezone.localdate(moment))
