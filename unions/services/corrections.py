from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, turns
from unions.models import Document, Placement, Unit
from unions.models.placement import path_of

from . import snapshots


@transaction.atomic
def correct_placement(*, placement, reason, by, at, **facts):
    """Puts right what was recorded wrongly of a unit in one of its periods, for all the
    days of that period: name, official_code, bloc, area, school_kind, special_area. A
    wrong parent or form is not corrected here: it moves everything below.

    Returns the footprint. Raises ValidationError by field.
    """
    turns.take(turns.TREE)
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    if "name" in facts:
        facts["name"] = vietnamese.clean(facts["name"])

    def follow(trail):
        units = Unit.objects.filter(pk__in=_told_by(row))
        trail.seen(units)
        snapshots.refresh([unit.pk for unit in units])

    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.unit,
        follow=follow,
    )


def _told_by(row):
    """The units whose snapshot speaks of the unit of `row`."""
    below = Placement.objects.filter(**{row.unit.path: row.unit})
    return {row.unit_id, *below.values_list("unit_id", flat=True)}


@transaction.atomic
def shift_placement(*, placement, on, reason, by, at):
    """Puts right the day on which a period of a unit began: the period before it ends
    on the same day, exclusive. Only a change that moved no path can be shifted; a first
    period begins with the unit and cannot either.

    Returns the footprint. Raises ValidationError by field.
    """
    turns.take(turns.TREE)
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    before = _before(row)
    _check_shift(row, before, on)
    # The two never overlap, not even for a moment.
    turn = "follow" if on > row.since else "lead"

    def end_before(trail):
        trail.seen([before])
        before.until = on
        before.save(update_fields=["until"])
        trail.changed([before])

    return corrections.correct(
        row=row,
        changes={"since": on},
        reason=reason,
        by=by,
        at=at,
        about=row.unit,
        **{turn: end_before},
    )


def _before(row):
    rows = Placement.objects.select_for_update().filter(unit=row.unit_id)
    return rows.filter(until=row.since).first()


def _check_shift(row, before, on):
    if before is None:
        raise ValidationError({"on": "Giai đoạn đầu tiên bắt đầu cùng với đơn vị."})
    if path_of(before) != path_of(row) or before.parent_id != row.parent_id:
        raise ValidationError(
            {
                "on": "Lần thay đổi này chuyển đơn vị cấp trên, không đính chính ngày "
                "được; hãy hoàn tác rồi thực hiện lại với ngày đúng."
            }
        )
    if on <= before.since or (row.until and on >= row.until):
        last = f" và trước ngày {vietnamese.day(row.until)}" if row.until else ""
        raise ValidationError(
            {"on": f"Hãy chọn ngày sau ngày {vietnamese.day(before.since)}{last}."}
        )


@transaction.atomic
def correct_document(*, document, reason, by, at, **facts):
    """Puts right what was recorded wrongly of a directive. Returns the footprint."""
    row = Document.objects.select_for_update().get(pk=document.pk)
    if "symbol" in facts:
        facts["symbol"] = vietnamese.symbol(facts["symbol"])
    return corrections.correct(row=row, changes=facts, reason=reason, by=by, at=at)
