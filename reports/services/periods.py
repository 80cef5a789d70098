"""Reporting periods: opened, edited, locked and unlocked."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events, turns
from reports.models import Period
from reports.returns.calendar import last_day, proposal_after
from reports.returns.checks.wording import label_of
from unions.services.authority import check_province

from . import period_figures

FACTS = ("name", "kind", "opening", "closing", "opens_on", "due_on")


def next_of(period):
    """What the period after `period` would be: facts for `open_period`, of the same
    kind and length, asking the same figures. Writes nothing."""
    return {**proposal_after(period), "figures": figures_of(period)}


def figures_of(period):
    """What `period` asks, as `open_period` takes it; a figure that has left the
    catalogue is left out."""
    return period_figures.asked_by(period)


@transaction.atomic
def open_period(*, name, kind, opening, closing, opens_on, due_on, figures, by):
    """Opens the forms of a period of `kind` that lasts from `opening` to `closing`,
    both inclusive, filled in from `opens_on` and due by `due_on`, inclusive. `figures`
    are (id of a declared figure, Respondent, is compulsory) each, in the order of the
    form. Returns the Period.

    Raises PermissionDenied to who does not answer for the province, ValidationError by
    field for a length that the kind does not have, for a figure that is not declared,
    or for a flow that another period asks of the same days.
    """
    check_province(by)
    turns.take(turns.PERIODS)
    period = Period()
    values = (name, kind, opening, closing, opens_on, due_on)
    _write(period, dict(zip(FACTS, values, strict=True)))
    period_figures.write(period, figures)
    events.record(
        by=by,
        act="period.open",
        subject=period,
        figures=[label_of(figure) for figure, _, _ in figures],
    )
    return period


@transaction.atomic
def edit(*, period, by, figures=None, **facts):
    """Changes name, kind, opening, closing, opens_on, due_on or the `figures` of a
    period that is not locked. Returns it.

    Raises ValidationError by field: also when its days or kind would change after a
    return was begun, when a figure would go, or be asked of other units, after cells of
    it were written, and as `open_period` does.
    """
    check_province(by)
    turns.take(turns.PERIODS)
    row = _lock_row(period)
    if row.is_locked:
        raise ValidationError(f"{row} đã khóa; hãy mở khóa kỳ này trước khi sửa.")
    before = {name: getattr(row, name) for name in FACTS}
    facts = {name: facts.get(name, was) for name, was in before.items()}
    _check_begun(row, facts)
    _write(row, facts)
    asked = period_figures.rewrite(row, figures)
    changes = _changes(row, before) | asked
    if changes:
        events.record(by=by, act="period.edit", subject=row, changes=changes)
    return row


@transaction.atomic
def lock(*, period, reason, by, at):
    """Closes the forms of a period from `at` on, for a `reason` in words; returns that
    have an extension may still be sent. Returns the period. Raises ValidationError for
    one that is locked, or without a reason."""
    check_province(by)
    row, reason = _lock_row(period), _check_reason(reason)
    if row.is_locked:
        raise ValidationError(f"{row} đã khóa từ trước; hãy tải lại trang.")
    row.locked_at, row.locked_by, row.lock_reason = at, by, reason
    row.full_clean()
    row.save()
    events.record(by=by, act="period.lock", subject=row, reason=reason)
    return row


@transaction.atomic
def unlock(*, period, reason, by):
    """Opens the forms of a locked period again, for a `reason` in words; who had locked
    it, and why, stays in the log. Returns the period. Raises ValidationError for one
    that is not locked, or without a reason."""
    check_province(by)
    row, reason = _lock_row(period), _check_reason(reason)
    if not row.is_locked:
        raise ValidationError(f"{row} không khóa; hãy tải lại trang.")
    was = row.lock_reason
    row.locked_at, row.locked_by, row.lock_reason = None, None, ""
    row.full_clean()
    row.save()
    events.record(
        by=by,
        act="period.unlock",
        subject=row,
        reason=reason,
        changes={"lý do khóa": [was, ""]},
    )
    return row


def _write(period, facts):
    for name, value in facts.items():
        setattr(period, name, value)
    period.name = vietnamese.clean(period.name)
    period.full_clean(validate_unique=False)
    _check_name(period)
    _check_length(period)
    period.save()


def _check_name(period):
    if Period.objects.filter(name=period.name).exclude(pk=period.pk).exists():
        raise ValidationError(
            {"name": f"Đã có kỳ báo cáo tên “{period.name}”; hãy đặt tên khác."}
        )


def _check_length(period):
    last = last_day(period.kind, period.opening)
    if last and period.closing != last:
        kind = period.get_kind_display().lower()
        raise ValidationError(
            {
                "closing": f"Kỳ {kind} bắt đầu ngày {vietnamese.day(period.opening)} "
                f"phải hết vào ngày {vietnamese.day(last)}, không phải "
                f"{vietnamese.day(period.closing)}; hãy sửa ngày cuối kỳ hoặc chọn "
                "loại Chuyên đề."
            }
        )


def _check_begun(period, facts):
    fixed = ("kind", "opening", "closing")
    changed = [name for name in fixed if facts[name] != getattr(period, name)]
    begun = period.returns.count() if changed else 0
    if begun:
        told = f"Đã có {begun} đơn vị lập biểu của kỳ này nên không sửa được nữa."
        raise ValidationError(dict.fromkeys(changed, told))


def _changes(period, before):
    pairs = {name: (was, getattr(period, name)) for name, was in before.items()}
    meta = period._meta
    return {
        str(meta.get_field(name).verbose_name): [_told(was), _told(now)]
        for name, (was, now) in pairs.items()
        if was != now
    }


def _told(value):
    return vietnamese.day(value) if hasattr(value, "month") else str(value)


def _check_reason(reason):
    reason = vietnamese.clean(reason)
    if not reason:
        raise ValidationError({"reason": "Hãy nhập lý do."})
    return reason


def _lock_row(period):
    """Waits for whoever writes into a return of the period."""
    row = Period.objects.select_for_update().get(pk=period.pk)
    list(row.returns.select_for_update().order_by("pk").values_list("pk"))
    return row
