from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from reports.models import Extension, Period
from reports.returns.senders import senders_of
from unions.services.authority import check_province


@transaction.atomic
def grant(*, period, unit, reason, expires_on, by, on):
    """Lets `unit` fill in and send its return of `period` until `expires_on`,
    inclusive, from `on`; also when the period is locked. Returns the Extension.

    Raises ValidationError by field for a unit that sends no return of this period, for
    a day before `on` or not after the common one, and where the unit has an extension.
    """
    check_province(by)
    period = Period.objects.select_for_update().get(pk=period.pk)
    extension = Extension(
        period=period,
        unit=unit,
        reason=vietnamese.clean(reason),
        granted_on=on,
        expires_on=expires_on,
        by=by,
    )
    _check_sender(period, unit)
    _check_days(extension)
    extension.full_clean()
    extension.save()
    events.record(
        by=by,
        act="extension.grant",
        subject=extension,
        reason=extension.reason,
        expires_on=expires_on,
    )
    return extension


@transaction.atomic
def withdraw(*, extension, reason, by, on):
    """Takes an extension back from `on`, for a `reason` in words. Returns it. Raises
    ValidationError for one that was withdrawn, or without a reason."""
    check_province(by)
    row = Extension.objects.select_for_update().get(pk=extension.pk)
    reason = vietnamese.clean(reason)
    if not reason:
        raise ValidationError({"reason": "Hãy nhập lý do rút gia hạn."})
    if row.withdrawn_on:
        raise ValidationError(
            f"Gia hạn này đã rút ngày {vietnamese.day(row.withdrawn_on)}; hãy tải lại "
            "trang."
        )
    row.withdrawn_on = on
    row.save(update_fields=["withdrawn_on"])
    events.record(by=by, act="extension.withdraw", subject=row, reason=reason)
    return row


def _check_sender(period, unit):
    if not senders_of(period).filter(pk=unit.pk).exists():
        raise ValidationError(
            {
                "unit": f"{unit} không phải đơn vị lập biểu của {period}; hãy chọn đơn "
                "vị trực tiếp dưới Tỉnh Đoàn."
            }
        )


def _check_days(extension):
    period, day = extension.period, extension.expires_on
    if day < extension.granted_on:
        raise ValidationError(
            {"expires_on": f"Ngày {vietnamese.day(day)} đã qua; hãy chọn ngày khác."}
        )
    if not period.is_locked and day <= period.due_on:
        raise ValidationError(
            {
                "expires_on": f"{period} có hạn nộp chung là "
                f"{vietnamese.day(period.due_on)}; hãy chọn một ngày sau đó."
            }
        )
