"""The way of reviews for many rows of one model at once, with the rights and the rules
of one (services.reviews), a constant number of questions and one event."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import bulk, row_faults, vietnamese
from accounts.choices import ReviewState
from accounts.keys import among
from accounts.services import events
from accounts.services.reviews import (
    APPROVED,
    DEEDS,
    RETURNED,
    RIGHTS,
    SUBMITTED,
    TRANSITIONS,
)


def lock(rows):
    """The rows of a queryset, kept from others until the transaction ends."""
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


@transaction.atomic
def submit(*, rows, by, at, subject, columns=(), **detail):
    """Sends `rows` (locked, of one model, all of them or none) to be decided on. The
    fields named in `columns`, which the caller has changed, are saved with them; the
    event is about `subject`. Raises ValidationError by row."""
    _step(rows, SUBMITTED, by, at, "submitted", subject, columns, **detail)


@transaction.atomic
def approve(*, rows, by, at, subject, columns=(), **detail):
    """Says yes to what other people have submitted, as `submit` does."""
    own = {
        row.pk: f"{row} do chính {by} gửi duyệt; hãy để một người khác phê duyệt."
        for row in rows
        if row.submitted_by_id == by.pk
    }
    row_faults.refuse(own)
    _step(rows, APPROVED, by, at, "decided", subject, columns, **detail)


@transaction.atomic
def send_back(*, rows, reason, by, at, subject, columns=(), **detail):
    """Returns `rows` to whoever wrote them, for a `reason` in words, as `submit` does;
    also what was approved already."""
    reason = vietnamese.clean(reason)
    if not reason:
        raise ValidationError({"reason": "Hãy nhập lý do trả lại."})
    facts = {"reason": reason, **detail}
    _step(rows, RETURNED, by, at, "decided", subject, columns, **facts)


def _step(rows, state, by, at, stamp, subject, columns, **detail):
    if not rows:
        return
    _check_right(rows, state, by)
    row_faults.refuse({row.pk: _out_of_turn(row, state) for row in _late(rows, state)})
    facts = {
        "state": state,
        "reason": detail.get("reason", ""),
        f"{stamp}_at": at,
        f"{stamp}_by": by,
    }
    _save(rows, facts, columns)
    keys = [row.pk for row in rows]
    act = f"{rows[0]._meta.model_name}.{DEEDS[state]}"
    events.record(by=by, act=act, subject=subject, count=len(rows), **detail, keys=keys)


def _save(rows, facts, columns):
    for row in rows:
        for name, value in facts.items():
            setattr(row, name, value)
    if columns:
        bulk.update(rows, {*facts, *columns})
        return
    # The same for all, in one statement.
    model = type(rows[0])
    model.objects.filter(pk__in=among(row.pk for row in rows)).update(**facts)


def _late(rows, state):
    return (row for row in rows if row.state not in TRANSITIONS[state])


def _out_of_turn(row, state):
    return (
        f"{row} đang ở trạng thái “{row.get_state_display()}”, không chuyển sang "
        f"“{state.label}” được; hãy tải lại trang."
    )


def _check_right(rows, state, by):
    model = type(rows[0])
    right = f"{model._meta.app_label}.{RIGHTS[state]}_{model._meta.model_name}"
    kept = set()
    if by.has_perm(right):
        asked = model.objects.kept_by(by).filter(pk__in=among(row.pk for row in rows))
        kept = set(asked.values_list("pk", flat=True))
    label = ReviewState(state).label
    barred = (row for row in rows if row.pk not in kept)
    row_faults.refuse(
        {
            row.pk: f"{by} không có quyền chuyển {row} sang “{label}”; hãy nhờ người "
            "phụ trách."
            for row in barred
        }
    )
