from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import vietnamese
from accounts.services import events
from reports.choices import Severity
from reports.models import Explanation, Period, Return
from reports.returns import checks, sheets

CHANGE = "reports.change_return"


@transaction.atomic
def explain(*, period, scope, check, unit, text, by, at):
    """Says why `check` (its key) does not hold for a `unit` (its key) of the return of
    `period` that `scope` has rows in, or for the return as a whole, whose unit is the
    sender. Covers the numbers of this moment alone; an earlier explanation stays.
    Returns the Explanation.

    Raises ValidationError where the rows cannot be written into, where there is nothing
    to explain, and without a text; PermissionDenied to a reader.
    """
    if not by.has_perm(CHANGE):
        raise PermissionDenied
    sheet = _open(period, scope, by, at)
    finding = _find(sheet, check, unit)
    explanation = Explanation(
        unit_return=sheet.unit_return,
        check_rule=finding.check,
        unit_id=unit,
        text=vietnamese.clean(text),
        left=finding.left,
        right=finding.right,
        at=at,
        by=by,
    )
    _check_text(explanation.text)
    sides = ("left", "right")
    explanation.full_clean(exclude=[n for n in sides if getattr(finding, n) is None])
    explanation.save()
    events.record(
        by=by,
        act="return.explain",
        subject=sheet.unit_return,
        unit=explanation.unit,
        rule=finding.check.label,
        reason=explanation.text,
    )
    return explanation


def find(sheet, check, unit):
    """The Finding of a check (its key) in the rows of `unit` (its key), or None."""
    found = (
        checks.survey(sheet) if sheet.is_whole else checks.survey_rows(sheet, [unit])
    )
    return next(
        (f for f in found if f.check and f.check.pk == check and f.unit == unit), None
    )


def _open(period, scope, by, at):
    """The sheet, whose return nobody else changes until the transaction ends."""
    today = timezone.localdate(at)
    sheet = sheets.load(period=period, scope=scope, user=by, today=today)
    if sheet is None or sheet.unit_return is None:
        raise ValidationError("Biểu chưa có số nào nên chưa có gì để giải trình.")
    Return.objects.select_for_update().get(pk=sheet.unit_return.pk)
    # Whoever locks a period waits for its returns: now it is locked, or stays open.
    period = Period.objects.get(pk=period.pk)
    sheet = sheets.load(period=period, scope=scope, user=by, today=today)
    if sheet.lock:
        raise ValidationError(sheet.lock)
    return sheet


def _find(sheet, check, unit):
    finding = find(sheet, check, unit)
    if finding is None:
        raise ValidationError(
            "Không còn gì để giải trình: các số đã khớp; hãy tải lại trang."
        )
    if finding.severity == Severity.BLOCK:
        raise ValidationError(
            f"{finding.check.label.rstrip('.')}: phép kiểm tra này không nhận giải "
            "trình; hãy sửa số khai."
        )
    return finding


def _check_text(text):
    if not text:
        raise ValidationError({"text": "Hãy ghi giải trình."})
    most = Explanation._meta.get_field("text").max_length
    if len(text) > most:
        raise ValidationError(
            {
                "text": f"Giải trình dài {len(text)} chữ, quá {most} chữ; hãy viết gọn "
                "lại."
            }
        )
