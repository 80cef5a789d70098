"""Rounds of inspection: which units were looked at, and what was concluded."""

from django.db import transaction

from accounts.services import corrections
from cadres.models import InspectedUnit, Inspection
from unions.models import Unit

from . import recording, rosters
from .rosters import Roster

UNITS = Roster(model=InspectedUnit, link="inspection", once="unit")


@transaction.atomic
def hold(*, unit, begins_on, ends_on, by, at, **facts):
    """Records a round that `unit` holds from `begins_on` to `ends_on`, both of it;
    `facts` are name, subject and document. Returns (inspection, footprint). Raises
    ValidationError by field."""
    recording.check_stands(unit, begins_on)
    inspection = Inspection(
        unit=unit, begins_on=begins_on, ends_on=ends_on, **recording.clean(facts)
    )
    footprint = recording.save(
        inspection,
        by=by,
        at=at,
        act="inspection.hold",
        about=inspection,
        unit=unit,
        on=begins_on,
    )
    return inspection, footprint


@transaction.atomic
def include(*, inspection, rows, by, at):
    """Records which units were inspected: `rows` are InspectedUnit without their round,
    not saved, with a conclusion or none. Returns the footprint; raises ValidationError
    by the place of the row (rosters.put), for a unit, too, that did not stand below the
    one that inspects."""
    below = Unit.objects.under(inspection.unit, inspection.begins_on)
    keys = [row.unit_id for row in rows]
    known = set(below.filter(pk__in=keys).values_list("pk", flat=True))
    known.discard(inspection.unit_id)

    def check(row):
        if row.unit_id not in known:
            yield (
                f"{row.unit} không ở dưới {inspection.unit} khi kiểm tra, giám sát; "
                "hãy chọn đơn vị khác."
            )

    return rosters.put(
        roster=UNITS,
        parent=inspection,
        rows=rows,
        day=inspection.begins_on,
        act="inspection.include",
        by=by,
        at=at,
        check=check,
    )


@transaction.atomic
def conclude(*, inspection, rows, by, at):
    """Writes the conclusions of units of the round: `rows` are InspectedUnit with their
    new conclusion. Returns the footprint; raises ValidationError by the place of the
    row."""
    return rosters.complete(
        roster=UNITS,
        parent=inspection,
        rows=rows,
        fields=["conclusion"],
        act="inspection.conclude",
        by=by,
        at=at,
    )


@transaction.atomic
def correct(*, inspection, reason, by, at, **facts):
    """Puts right any column of a round. Returns the footprint."""
    row = Inspection.objects.select_for_update().get(pk=inspection.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        follow=lambda trail: recording.check_stands(row.unit, row.begins_on),
    )


@transaction.atomic
def correct_unit(*, inspected, reason, by, at, **facts):
    """Puts right unit or conclusion of what was inspected. Returns the footprint."""
    row = InspectedUnit.objects.select_for_update().get(pk=inspected.pk)
    return corrections.correct(
        row=row, changes=facts, reason=reason, by=by, at=at, about=row.inspection
    )
