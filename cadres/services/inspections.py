"""Rounds of inspection (Conclusion 08, II.2.3): which units were looked at, and what
was concluded."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
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
    outside = _outside(inspection, [row.unit_id for row in rows])

    def check(row):
        if row.unit_id in outside:
            yield _tell_outside(row.unit, inspection)

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


def _outside(inspection, units):
    """The keys among `units` of those that did not stand below the one that inspects
    when it began."""
    below = Unit.objects.under(inspection.unit, inspection.begins_on)
    known = set(below.filter(pk__in=units).values_list("pk", flat=True))
    return set(units) - known | {inspection.unit_id}


def _tell_outside(unit, inspection):
    return (
        f"{unit} không ở dưới {inspection.unit} khi kiểm tra, giám sát; hãy chọn đơn "
        "vị khác."
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
    """Puts right any column of a round. Returns the footprint. Raises ValidationError
    by field, too, for a unit or day with which a unit inspected would not stand below
    the one that inspects."""
    row = Inspection.objects.select_for_update().get(pk=inspection.pk)
    before = row.unit_id, row.begins_on

    def follow(trail):
        recording.check_stands(row.unit, row.begins_on)
        if before != (row.unit_id, row.begins_on):
            _check_units(row)

    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        follow=follow,
    )


def _check_units(inspection):
    units = [row.unit for row in inspection.units.select_related("unit")]
    outside = _outside(inspection, [unit.pk for unit in units])
    names = [str(unit) for unit in units if unit.pk in outside]
    if names:
        raise ValidationError(
            {
                "unit": f"Đợt này đã ghi {names[0]}, không ở dưới {inspection.unit} "
                f"ngày {vietnamese.day(inspection.begins_on)}; hãy đính chính đơn vị "
                "đó trước."
            }
        )


@transaction.atomic
def correct_unit(*, inspected, reason, by, at, **facts):
    """Puts right unit or conclusion of what was inspected. Returns the footprint.
    Raises ValidationError by field for a unit that `include` would refuse."""
    row = InspectedUnit.objects.select_for_update().get(pk=inspected.pk)
    before = row.unit_id

    def follow(trail):
        recording.check_stands(row.unit, row.inspection.begins_on)
        outside = _outside(row.inspection, [row.unit_id])
        if row.unit_id != before and row.unit_id in outside:
            raise ValidationError({"unit": _tell_outside(row.unit, row.inspection)})

    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.inspection,
        follow=follow,
    )
