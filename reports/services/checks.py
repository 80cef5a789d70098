"""Checks of returns: added, and ended."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts import vietnamese
from accounts.services import events
from reports.models import Check
from reports.returns.checks import wording
from unions.services.authority import check_province

from . import check_rules


@transaction.atomic
def add(
    *,
    label,
    left,
    operator,
    source,
    severity,
    since,
    by,
    right=(),
    factor=Decimal(1),
    constant=Decimal(0),
    tolerance=Decimal(0),
    is_whole=False,
    until=None,
):
    """Adds a check for returns of the periods that end from `since`, inclusive, to
    before `until`: the sum of `left` (ids of declared figures) stands to `factor` × the
    sum of `right` (ids of figures of `source`) + `constant` as `operator` says, give or
    take `tolerance`; `is_whole` asks it of the sums of a return. Returns the Check.

    Raises ValidationError by field for figures that cannot be compared so.
    """
    check_province(by)
    check = Check(
        label=vietnamese.clean(label),
        left=list(dict.fromkeys(left)),
        operator=operator,
        source=source,
        right=list(dict.fromkeys(right)),
        factor=factor,
        constant=constant,
        tolerance=tolerance,
        severity=severity,
        is_whole=is_whole,
        since=since,
        until=until,
        position=_next_position(),
    )
    check.full_clean(exclude=["left", "right"])
    check_rules.check(check)
    check.save()
    events.record(
        by=by,
        act="check.add",
        subject=check,
        rule=wording.tell_rule(check),
        severity=check.get_severity_display(),
        on=since,
    )
    return check


@transaction.atomic
def end(*, check, on, by):
    """Ends a check: it is not asked of periods that end on `on` or later. Returns it.
    Raises ValidationError for one that has ended, or a day not after its first."""
    check_province(by)
    row = Check.objects.select_for_update().get(pk=check.pk)
    if row.until:
        raise ValidationError(
            f"Phép kiểm tra này đã kết thúc từ {vietnamese.day(row.until)}; hãy tải "
            "lại trang."
        )
    if on <= row.since:
        raise ValidationError(
            {
                "on": f"Phép kiểm tra áp dụng từ {vietnamese.day(row.since)}; hãy chọn "
                "một ngày sau đó."
            }
        )
    row.until = on
    row.save(update_fields=["until"])
    events.record(by=by, act="check.end", subject=row, on=on)
    return row


def _next_position():
    last = Check.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
